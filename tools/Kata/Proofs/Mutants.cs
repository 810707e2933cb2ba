using System.Text.Json;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kata.Proofs;

/// <summary>A stage's solution with one small change by Stryker.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Line">Where it is: <c>solutions/03-bias-gradient/Neuron.cs:86</c>.</param>
/// <param name="Member">The changed member.</param>
/// <param name="Statement">The changed statement, or the member's code if it has none.</param>
/// <param name="Before">The changed code.</param>
/// <param name="After">What Stryker wrote there.</param>
/// <param name="Files">The complete answer.</param>
internal sealed record Mutant(
    StageFolder Stage, string Line, Member Member, string Statement, string Before, string After, SourceFile[] Files)
{
    /// <summary>The change as <see cref="Survivors"/> lists it; add lines of context if it fits in several places.</summary>
    public string[] Fence =>
    [
        $"```{Edit.Diff} {Member.Signature}",
        .. Before.Split('\n').Select(line => $"-{line.Trim()}"),
        .. After.Split('\n').Select(line => $"+{line.Trim()}"),
        "```",
    ];

    /// <summary>
    /// Whether the exercise has the changed statement, or member, as the solution has it. No test could ask about that alone: it
    /// would be green for a learner who starts.
    /// </summary>
    public bool IsGiven => Member.AllIn(Stage.FilesIn(StageFolder.Exercises)).Any(given =>
        given.Signature == Member.Signature && Contains(Tokens(given.Text), Tokens(Statement)));

    /// <summary>The mutants of a stage in a report of Stryker's, without those that it leaves out itself.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="report">The path of <c>mutation-report.json</c>.</param>
    /// <exception cref="KataException">It is of other solutions.</exception>
    public static Mutant[] Of(StageFolder stage, string report)
    {
        var solution = stage.FilesIn(StageFolder.Solutions);
        using var json = JsonDocument.Parse(File.ReadAllText(report));
        var files = json.RootElement.GetProperty("files").EnumerateObject().ToDictionary(
            file => Path.GetFullPath(file.Name), file => file.Value);
        return
        [
            .. from file in solution
               let mutated = files.GetValueOrDefault(file.Path)
               where mutated.ValueKind == JsonValueKind.Undefined || mutated.GetProperty("source").GetString() != file.Text
                   ? throw new KataException(
                       $"{Repository.Relative(report)} is not of {Repository.Relative(file.Path)} as it is now. "
                       + "Run Stryker again: dotnet run --project build -- mutants",
                       Exit.Usage)
                   : true
               from mutant in mutated.GetProperty("mutants").EnumerateArray()
               where mutant.GetProperty("status").GetString() != "Ignored"
               select Read(stage, solution, file, mutant),
        ];
    }

    public bool Is(SourceFile[] answer) =>
        Files.Zip(answer).All(pair => Tokens(pair.First.Text).SequenceEqual(Tokens(pair.Second.Text)));

    private static Mutant Read(StageFolder stage, SourceFile[] solution, SourceFile file, JsonElement mutant)
    {
        var location = mutant.GetProperty("location");
        var (start, end) = (Position(file.Text, location.GetProperty("start")), Position(file.Text, location.GetProperty("end")));
        var after = mutant.GetProperty("replacement").GetString()!;
        var mutated = file with { Text = file.Text[..start] + after + file.Text[end..] };
        var member = Member.AllIn([file]).Last(member => member.Node.Span.Contains(start));
        var statement = member.Node.FindToken(start).Parent!.AncestorsAndSelf().OfType<StatementSyntax>()
            .FirstOrDefault(statement => statement is not BlockSyntax);
        return new(
            stage,
            $"{Repository.Relative(file.Path)}:{location.GetProperty("start").GetProperty("line").GetInt32()}",
            member,
            statement?.ToString() ?? member.Text,
            file.Text[start..end],
            after,
            Array.ConvertAll(solution, other => other == file ? mutated : other));
    }

    /// <summary>Lines and columns count from 1.</summary>
    private static int Position(string text, JsonElement point)
    {
        var start = 0;
        for (var line = point.GetProperty("line").GetInt32(); line > 1; line--)
        {
            start = text.IndexOf('\n', start) + 1;
        }

        return start + point.GetProperty("column").GetInt32() - 1;
    }

    private static bool Contains(string[] tokens, string[] part) =>
        Enumerable.Range(0, tokens.Length).Any(i => tokens.Skip(i).Take(part.Length).SequenceEqual(part));

    private static string[] Tokens(string text) =>
        [.. SyntaxFactory.ParseTokens(text).Select(token => token.Text).Where(token => token.Length > 0)];
}

/// <summary>What became of a stage's mutants.</summary>
/// <param name="Killed">How many turn a test red.</param>
/// <param name="Survived">Those that don't, in the members that a learner writes, and that aren't listed.</param>
/// <param name="Listed">How many don't, and are listed.</param>
/// <param name="Given">How many don't, in members that the exercise has complete.</param>
/// <param name="Outdated">What is listed, but isn't among the mutants that survive.</param>
internal sealed record MutationResult(int Killed, Mutant[] Survived, int Listed, int Given, Edit[] Outdated)
{
    /// <param name="solution">The stage's.</param>
    /// <param name="mutants">Its mutants. One that doesn't compile is left out.</param>
    /// <param name="listed">Those that are known to survive.</param>
    /// <param name="isGreen">Whether an answer passes the tests; null if it doesn't compile.</param>
    /// <exception cref="ProofException">An edit doesn't apply.</exception>
    public static MutationResult Of(
        SourceFile[] solution, Mutant[] mutants, Edit[] listed, Func<SourceFile[], bool?> isGreen)
    {
        var edits = listed.ToDictionary(edit => edit, edit => edit.ApplyTo(solution));
        var verdicts = mutants.ToLookup(mutant => isGreen(mutant.Files));
        var unlisted = verdicts[true].Where(mutant => !edits.Values.Any(mutant.Is)).ToLookup(mutant => mutant.IsGiven);
        return new(
            verdicts[false].Count(),
            [.. unlisted[false]],
            verdicts[true].Count(mutant => edits.Values.Any(mutant.Is)),
            unlisted[true].Count(),
            Array.FindAll(listed, edit => !verdicts[true].Any(mutant => mutant.Is(edits[edit]))));
    }

    public override string ToString()
    {
        var score = 100.0 * Killed / Math.Max(1, Killed + Survived.Length + Listed + Given);
        return FormattableString.Invariant(
            $"score {score:0.#} %: {Killed} killed, {Survived.Length} survived, {Listed} listed, {Given} in given code");
    }
}

/// <summary>Reads <c>tests/stryker-survivors.md</c>: a heading per stage, with the mutants that no test should notice.</summary>
internal static class Survivors
{
    public const string File = "stryker-survivors.md";

    /// <summary>Each listed mutant of a stage.</summary>
    public static Edit[] Of(StageFolder stage) => Parse(
        stage, System.IO.File.ReadAllText(Path.Combine(Repository.Root, StageFolder.Tests, File)));

    public static Edit[] Parse(StageFolder stage, string markdown) =>
    [
        .. from section in Markdown.Sections(markdown, "## ")
           where section.Heading == stage.Slug
           from fence in Markdown.Fences(section.Lines)
           select new Edit($"tests/{File}, {stage}, {fence.Argument}", fence.Language, fence.Argument, fence.Lines),
    ];
}
