using System.Globalization;
using System.Text.RegularExpressions;

namespace Kata.Course;

/// <summary>A task in a stage's README.</summary>
internal sealed record ReadmeTask(int Number, string Text)
{
    /// <summary>The heading of its hints.</summary>
    public string Heading => $"Task {Number}";

    /// <summary>A task that the code of earlier tasks already solves needs no hints.</summary>
    public bool HasNewCode => !Text.Contains("no new code", StringComparison.OrdinalIgnoreCase);
}

/// <summary>A collapsed section below a task's heading.</summary>
/// <param name="Task">The task's number.</param>
/// <param name="Number">The hint's number, from 1 in every task.</param>
/// <param name="Kind">Its kind: <c>a question</c>.</param>
/// <param name="Lines">Its text.</param>
internal sealed record Hint(int Task, int Number, string Kind, string[] Lines);

/// <summary>The parts of a stage's README that the tools rely on.</summary>
internal sealed partial class StageReadme(string markdown)
{
    private readonly Section[] _sections = Markdown.Sections(markdown, "## ");

    /// <summary>The first-level headings; one is the stage's title.</summary>
    public string[] Titles => [.. Markdown.Sections(markdown, "# ").Select(section => section.Heading)];

    public string[] Headings => [.. _sections.Select(section => section.Heading)];

    /// <summary>The numbered list of the section Tasks.</summary>
    public ReadmeTask[] Tasks => [.. TaskPattern().Matches(string.Join('\n', Lines("Tasks"))).Select(match =>
        new ReadmeTask(
            int.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture),
            string.Join(' ', match.Groups["text"].Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))))];

    /// <summary>The headings below Hints.</summary>
    public string[] HintedTasks =>
        [.. Markdown.Sections(string.Join('\n', Lines("Hints")), "### ").Select(section => section.Heading)];

    /// <summary>The collapsed sections.</summary>
    public string[] Collapsed => [.. Lines("Hints").Where(line => line.Contains("<details", StringComparison.Ordinal))];

    /// <summary>The collapsed sections that are valid hints.</summary>
    public string[] Hints => [.. Collapsed.Where(line => HintPattern().IsMatch(line))];

    /// <summary>The hints for a task, in order.</summary>
    public Hint[] HintsTo(int task)
    {
        var lines = Markdown.Sections(string.Join('\n', Lines("Hints")), "### ")
            .FirstOrDefault(section => section.Heading == $"Task {task}")?.Lines
            ?? [];
        return [.. lines.Index().Where(line => HintPattern().IsMatch(line.Item)).Select((line, i) => new Hint(
            task,
            i + 1,
            HintPattern().Match(line.Item).Groups["kind"].Value,
            Trimmed(lines[(line.Index + 1)..].TakeWhile(text => !text.StartsWith("</details>", StringComparison.Ordinal)))))];
    }

    /// <summary>What the learner can do after the stage.</summary>
    public string Learned => _sections.FirstOrDefault(section => section.Heading == "What you can do now")?.Text ?? "";

    /// <summary>Everything below the title but the hints.</summary>
    public string Lesson => string.Join(
        '\n',
        Markdown.Sections(markdown, "# ").SelectMany(title => title.Lines)
            .TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))
            .Concat(_sections.Where(section => section.Heading != "Hints")
                .SelectMany(section => section.Lines.Prepend($"## {section.Heading}"))));

    public static StageReadme Of(StageFolder stage)
    {
        var file = stage.In(StageFolder.Exercises, "README.md");
        return new StageReadme(File.Exists(file)
            ? File.ReadAllText(file)
            : throw new ProofException($"exercises/{stage}/README.md is missing: write it."));
    }

    /// <summary>The lines without empty ones at the start and the end.</summary>
    private static string[] Trimmed(IEnumerable<string> lines) =>
        [.. lines.SkipWhile(string.IsNullOrWhiteSpace).Reverse().SkipWhile(string.IsNullOrWhiteSpace).Reverse()];

    private string[] Lines(string heading) => _sections.FirstOrDefault(section => section.Heading == heading)?.Lines ?? [];

    /// <summary>A number and a dot, and the indented lines that follow.</summary>
    [GeneratedRegex(@"^(?<number>[0-9]+)\. (?<text>.*(\n +\S.*)*)", RegexOptions.Multiline)]
    private static partial Regex TaskPattern();

    [GeneratedRegex("^<details><summary>Hint [0-9]+: (?<kind>.+)</summary>")]
    private static partial Regex HintPattern();
}
