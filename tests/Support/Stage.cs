using System.Globalization;
using System.Text.RegularExpressions;
using Kata.RedResults;
using Katas.Toolbox;

namespace Katas.Tests;

/// <summary>A stage, identified by its folder's name: <c>03-bias-gradient</c>.</summary>
/// <param name="Root">The repository.</param>
/// <param name="Slug">The folder's name in each of the four trees.</param>
public sealed record Stage(string Root, string Slug)
{
    /// <summary>03.</summary>
    public int Number => int.Parse(Slug.AsSpan(0, 2), NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>The first heading of the exercise's README.</summary>
    public string Title => ReadmeLines.First(line => line.StartsWith("# ", StringComparison.Ordinal))[2..];

    /// <summary>What the learner can do once the stage is green.</summary>
    public string Learned => string.Join(' ', ReadmeLines
        .SkipWhile(line => line != "## What you can do now").Skip(1)
        .TakeWhile(line => !line.StartsWith('#'))
        .Where(line => line.Length > 0));

    /// <summary>The stage after this one, if any.</summary>
    public Stage? Next => Directory.EnumerateDirectories(Path.Combine(Root, "exercises"))
        .Select(folder => this with { Slug = Path.GetFileName(folder) })
        .Where(stage => char.IsAsciiDigit(stage.Slug[0]) && stage.Number > Number)
        .MinBy(stage => stage.Number);

    private IEnumerable<string> ReadmeLines => File.ReadLines(Path.Combine(Root, "exercises", Slug, "README.md"));

    /// <summary>The stage of a test file, <c>…/tests/03-bias-gradient/BiasGradientTests.cs</c>.</summary>
    public static Stage OfTests(string path) => new(CourseFolder.Root, path.Split('/', '\\')[^2]);

    /// <summary>
    /// Where the exercise declares a member, as <c>exercises/03-bias-gradient/Neuron.cs:24</c>; otherwise its type's file.
    /// </summary>
    /// <param name="call">The call as in the tests, <c>Neuron.BiasGradient(batch, targets)</c>; for a property only the
    /// name.</param>
    public Place Locate(string call)
    {
        var asked = Regex.Match(
            call, @"^((?<type>\w+)\.)?(?<member>[^(]+)(\((?<parameters>.*)\).*)?$", RegexOptions.ExplicitCapture).Groups;
        var (type, member) = (asked["type"].Value, Regex.Escape(asked["member"].Value));
        var parameters = asked["parameters"].Value.Split(", ", StringSplitOptions.RemoveEmptyEntries);
        var files = Directory.GetFiles(Path.Combine(Root, "exercises", Slug), "*.cs")
            .OrderBy(file => Path.GetFileNameWithoutExtension(file) != type)
            .ThenBy(file => file, StringComparer.Ordinal)
            .ToArray();
        var lines =
            files.SelectMany(file => File.ReadLines(file).Index().Select(line => (File: file, line.Index, line.Item))).ToArray();

        // Several types may have the member: the search starts at the given one.
        var declared =
            from line in lines.SkipWhile(line => !Regex.IsMatch(line.Item, $@"\b(class|record|interface) {Regex.Escape(type)}\b"))
                .Concat(lines)
            where Regex.IsMatch(line.Item, $@" {member}(\(| =>| \{{|$)")
                && parameters.All(p => Regex.IsMatch(line.Item, $@"[( ]{Regex.Escape(p)}\b"))
            select new Place(Relative(line.File), line.Index + 1);
        return declared.FirstOrDefault()
            ?? (parameters.Length > 0 ? Locate($"{call.Split('(')[0]}()") : new Place(Relative(files[0])));
    }

    /// <summary>A path relative to the repository, with forward slashes.</summary>
    public string Relative(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');
}
