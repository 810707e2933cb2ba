using System.Globalization;

namespace Kata.Proofs;

/// <summary>A wrong answer, as edits of the solution.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Task">The task that it gets wrong.</param>
/// <param name="Place">Its location, for error messages.</param>
/// <param name="Heading">The id of its mistake, in parentheses if tests must not name one.</param>
/// <param name="Edits">The edits below the heading.</param>
public sealed record WrongAnswer(StageFolder Stage, int Task, string Place, string Heading, Edit[] Edits)
{
    internal bool IsNamed => !Heading.StartsWith('(');

    /// <summary>The lines between the heading and the first edit.</summary>
    internal string[] Prose { get; init; } = [];

    /// <summary>Whether it is still to be written: <c>kata new mistake</c> leaves a TODO.</summary>
    internal bool IsToDo => Array.Exists(Prose, line => line.Contains("TODO", StringComparison.Ordinal));

    internal string Id => Heading.Trim('(', ')');

    /// <summary>The complete answer: the stage's solution with the edits applied.</summary>
    /// <exception cref="ProofException">An edit doesn't apply.</exception>
    internal SourceFile[] Files => ApplyTo(Stage.FilesIn(StageFolder.Solutions));

    /// <summary>Applies the edits to solution files.</summary>
    /// <exception cref="ProofException">An edit doesn't apply.</exception>
    internal SourceFile[] ApplyTo(SourceFile[] solution) => Edits.Length > 0
        ? Edits.Aggregate(solution, (files, edit) => edit.ApplyTo(files))
        : throw new ProofException(
            $"{Place}: there is no edit. Write it below the heading in a closed fence, ```diff Neuron.Forward for instance.");
}

/// <summary>Reads <c>wrong/task-1.md</c> and its siblings: a heading per wrong answer, with edits in fences below.</summary>
internal static class WrongAnswers
{
    public const string Folder = "wrong";

    /// <summary>The answers that were written without a look at the tests, to measure how many are diagnosed.</summary>
    public const string Blind = "blind";

    /// <summary>The stage's wrong answers, by task; empty if it has no such file.</summary>
    public static WrongAnswer[] Of(StageFolder stage, string folder = Folder) =>
        Directory.Exists(stage.In(StageFolder.Tests, folder))
            ? [.. Directory.GetFiles(stage.In(StageFolder.Tests, folder), "*.md")
                .Order(StringComparer.Ordinal)
                .SelectMany(file => Parse(stage, $"{folder}/{Path.GetFileName(file)}", File.ReadAllText(file)))]
            : [];

    public static WrongAnswer[] Parse(StageFolder stage, string file, string markdown) =>
        [.. Markdown.Sections(markdown, "## ")
            .Select(section => Parse(stage, TaskOf(file), $"tests/{stage}/{file}, \"## {section.Heading}\"", section))];

    /// <summary>The task in a file's name; 0 if it has none, which <see cref="StageChecks"/> reports.</summary>
    private static int TaskOf(string file) => int.TryParse(
        Path.GetFileNameWithoutExtension(file).Replace("task-", "", StringComparison.Ordinal),
        NumberStyles.None,
        CultureInfo.InvariantCulture,
        out var task)
        ? task
        : 0;

    private static WrongAnswer Parse(StageFolder stage, int task, string place, Section section) => new(
        stage, task, place, section.Heading,
    [
        .. from fence in Markdown.Fences(section.Lines)
           where fence.Language is Edit.Diff or Edit.CSharp
           select new Edit(
               fence.Argument.Length > 0 ? $"{place}, {fence.Argument}" : place, fence.Language, fence.Argument, fence.Lines),
    ])
    {
        Prose = [.. section.Lines.TakeWhile(line => !line.StartsWith("```", StringComparison.Ordinal))],
    };
}
