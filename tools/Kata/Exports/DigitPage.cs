using System.Text.Json;
using System.Text.RegularExpressions;
using Katas.Toolbox;
using Katas.Toolbox.Figures;

namespace Kata.Exports;

/// <summary>A page on which a trained network reads drawings: one HTML file that needs no other, nor a server.</summary>
internal static partial class DigitPage
{
    private const int Samples = 20;
    private const string Title = "Draw a digit";

    /// <summary>The playground's modules, each after those that it imports.</summary>
    private static readonly string[] _modules = ["chart.js", "controls.js", "digit.js", "pad.js", "export.js"];

    private static readonly string _folder = Path.Combine(Repository.Built, "tools", "Kata", "Live", "Assets", "playgrounds");

    /// <param name="network">W₁, b₁, W₂, b₂, a vector as a single row.</param>
    /// <param name="origin">Who trained it: <c>trained by a learner's own code</c>.</param>
    public static string Of(double[][][] network, string origin)
    {
        var page = Paper.Begin(Title, Read("playgrounds.css"), mayRun: true);
        page.Open("main").Element("h1", Title);
        page.Element("p", $"A network of {network[1][0].Length} hidden units reads it, {origin} on MNIST's handwritten digits.");
        page.Element("div", "", ("id", "digits"));
        page.Element(
            "p",
            "The sample digits are from the MNIST database by Yann LeCun, Corinna Cortes and Christopher J. C. Burges, licensed "
            + "under Creative Commons Attribution-ShareAlike 3.0.");
        page.Close();
        page.Raw($"<script type=\"application/json\" id=\"network\">{Data(network)}</script>\n");
        return page.Raw($"<script type=\"module\">{Bundle()}</script>\n").Close().Close().ToString();
    }

    /// <summary>Parameters row after row, and pictures as bytes.</summary>
    private static string Data(double[][][] network) => JsonSerializer.Serialize(new
    {
        parameters = network.Select(part => new
        {
            columns = part[0].Length,
            values = Convert.ToBase64String(Floats.Of([.. part.SelectMany(row => row)])),
        }),
        samples = Convert.ToBase64String(Mnist.Bytes("t10k").Images.Values.AsSpan(0, Samples * Mnist.Side * Mnist.Side)),
    });

    /// <summary>All modules in one: each becomes a function that returns what the module exports.</summary>
    private static string Bundle() => $"const modules = {{}};\n{string.Concat(_modules.Select(Module))}";

    private static string Module(string name)
    {
        var text = Read(name);
        var exports = ExportPattern().Matches(text).Select(match => match.Groups["name"].Value);
        text = ImportPattern().Replace(text, "const $1 = modules['$2'];");
        text = ExportPattern().Replace(text, "${kind} ${name}");
        return $"modules['{name}'] = (() => {{\n{text}return {{ {string.Join(", ", exports)} }};\n}})();\n";
    }

    private static string Read(string name) => File.ReadAllText(Path.Combine(_folder, name));

    [GeneratedRegex(@"^import (\{.*\}) from '\./(.*)';$", RegexOptions.Multiline)]
    private static partial Regex ImportPattern();

    [GeneratedRegex(@"^export (?<kind>async function|function|class|const) (?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex ExportPattern();
}
