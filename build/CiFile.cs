using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Build;

/// <summary>The scripts in a YAML file of <c>docs/ci</c>.</summary>
internal sealed class CiFile
{
    private readonly YamlNode[] _nodes;

    public CiFile(string name)
    {
        using var text = new StreamReader(Path.Combine(Course.Root, "docs", "ci", name));
        var stream = new YamlStream();
        stream.Load(text);
        _nodes = [.. stream.Documents.SelectMany(document => document.AllNodes)];
    }

    /// <summary>The script of a named step.</summary>
    public string Script(string step) =>
        _nodes.OfType<YamlMappingNode>().Where(node => Value(node, "name") == step).Select(node => Value(node, "run")).First()!;

    /// <summary>The script of a file without named steps: its first literal block.</summary>
    public string Script() => _nodes.OfType<YamlScalarNode>().First(node => node.Style == ScalarStyle.Literal).Value!;

    private static string? Value(
        YamlMappingNode node,
        string key) => node.Children.TryGetValue(new YamlScalarNode(key), out var value)
            ? (value as YamlScalarNode)?.Value
            : null;
}
