namespace Kata.Proofs;

/// <summary>A wrong answer, as edits of the solution.</summary>
/// <param name="Stage">The stage it answers.</param>
/// <param name="Heading">The id of the mistake it makes, in parentheses if no mistake is to be named.</param>
/// <param name="Hunks">What is written under the heading in diff fences, fence by fence.</param>
public sealed record WrongAnswer(StageFolder Stage, string Heading, string[][] Hunks)
{
    internal bool IsNamed => !Heading.StartsWith('(');

    internal string Id => Heading.Trim('(', ')');

    /// <summary>The whole answer: the stage's solution, edited.</summary>
    /// <exception cref="ProofException">An edit does not fit.</exception>
    internal SourceFile[] Files => ApplyTo(Stage.FilesIn(StageFolder.Solutions));

    private string Place => $"tests/{Stage}/Wrong.md, \"## {Heading}\"";

    /// <summary>The stage's solution files, edited.</summary>
    /// <exception cref="ProofException">An edit does not fit.</exception>
    internal SourceFile[] ApplyTo(SourceFile[] solution)
    {
        if (Hunks.Length == 0)
        {
            throw new ProofException($"{Place}: there is no edit. Write it below the heading in a closed ```diff fence.");
        }

        return Hunks.Aggregate(solution, Apply);
    }

    private SourceFile[] Apply(SourceFile[] files, string[] hunk)
    {
        if (hunk.FirstOrDefault(line => line.Length > 0 && !" +-".Contains(line[0], StringComparison.Ordinal)) is { } odd)
        {
            throw new ProofException($"{Place}: the line \"{odd}\" begins with none of '-', '+' and ' '. Say which it is.");
        }

        var (before, after) = (Side(hunk, '-'), Side(hunk, '+'));
        var places = files.Sum(file => Count(file.Text, before));
        if (before == after || before.Length == 0 || places != 1)
        {
            var fault = before == after ? "changes nothing" : before.Length == 0 ? "says only what to add, not where" : $"fits in {places} places of solutions/{Stage}, not in one";
            throw new ProofException($"{Place}: the edit\n{string.Join('\n', hunk)}\n{fault}. Give it '-' and ' ' lines that stand there once, as they stand there.");
        }

        return Array.ConvertAll(files, file => file with { Text = file.Text.Replace(before, after, StringComparison.Ordinal) });
    }

    /// <summary>The text before ('-') or after ('+') the edit; an empty line is one on both sides.</summary>
    private static string Side(string[] hunk, char sign) =>
        string.Join('\n', hunk.Where(line => line.Length == 0 || line[0] == sign || line[0] == ' ').Select(line => line.Length == 0 ? line : line[1..]));

    private static int Count(string text, string part)
    {
        var count = 0;
        for (var at = text.IndexOf(part, StringComparison.Ordinal); part.Length > 0 && at >= 0; at = text.IndexOf(part, at + 1, StringComparison.Ordinal))
        {
            count++;
        }

        return count;
    }
}

/// <summary>Reads <c>Wrong.md</c>: a heading for each wrong answer, its edits below in diff fences.</summary>
internal static class WrongAnswers
{
    /// <summary>The stage's wrong answers; none if it has no such file.</summary>
    public static WrongAnswer[] Of(StageFolder stage)
    {
        var file = stage.In(StageFolder.Tests, "Wrong.md");
        return File.Exists(file) ? Parse(stage, File.ReadAllText(file)) : [];
    }

    public static WrongAnswer[] Parse(StageFolder stage, string markdown) =>
        [.. Markdown.Sections(markdown, "## ").Select(section => new WrongAnswer(stage, section.Heading, Markdown.Fences(section.Lines, "diff")))];
}
