namespace Kata.Proofs;

/// <summary>Two wrong answers at once.</summary>
/// <param name="First">The one of the earlier task, or earlier in its file.</param>
/// <param name="Second">The other.</param>
internal sealed record AnswerPair(WrongAnswer First, WrongAnswer Second)
{
    /// <summary>The complete answer; null if the edits don't apply together, or if one discards the other.</summary>
    public SourceFile[]? Files
    {
        get
        {
            try
            {
                return Replaces(First, Second) || Replaces(Second, First) ? null : Second.ApplyTo(First.Files);
            }
            catch (ProofException)
            {
                return null;
            }
        }
    }

    /// <summary>Every pair of a stage's named answers; of more, a sample that is the same every time.</summary>
    public static AnswerPair[] Of(StageFolder stage, int max)
    {
        var named = Array.FindAll(WrongAnswers.Of(stage), answer => answer.IsNamed);
        AnswerPair[] all = [.. named.SelectMany((first, i) => named.Skip(i + 1).Select(second => new AnswerPair(first, second)))];
        new Random(1).Shuffle(all);
        return [.. all.Where(pair => pair.First.Id != pair.Second.Id && pair.Files is not null).Take(max)];
    }

    /// <summary>Whether an answer rewrites a member that the other edits too.</summary>
    private static bool Replaces(WrongAnswer answer, WrongAnswer other) => answer.Edits.Any(edit =>
        edit.Language == Edit.CSharp
            && edit.Member.Contains('.', StringComparison.Ordinal)
            && other.Edits.Any(edited => NameOf(edited) == NameOf(edit)));

    private static string NameOf(Edit edit) => edit.Member.Split('(')[0];
}

/// <summary>What the red tests say about a pair of wrong answers.</summary>
/// <param name="Pair">The pair.</param>
/// <param name="Verdict">Its verdict.</param>
/// <param name="Known">The ids of the stage's mistakes.</param>
internal sealed record PairVerdict(AnswerPair Pair, StageVerdict Verdict, string[] Known)
{
    private static readonly string[] _prefixes = ["partly-", "first-"];

    /// <summary>The ids of the mistakes that the red tests name, in a remark too.</summary>
    public string[] Named { get; } =
    [
        .. from test in Verdict.Tests
           where test.Outcome == Outcome.Red
           from part in (BlindVerdict.IdOf(test) ?? "").Split('+')
           let id = Known.Contains(part) ? part : part[(_prefixes.FirstOrDefault(part.StartsWith)?.Length ?? 0)..]
           where Known.Contains(id)
           group id by id into found
           select found.Key,
    ];

    /// <summary>The ids of what the red tests say.</summary>
    public string[] Said { get; } =
    [
        .. Verdict.Tests.Where(test => test.Outcome == Outcome.Red).Select(BlindVerdict.IdOf).OfType<string>().Distinct(),
    ];

    /// <summary>How many of the two are named.</summary>
    public int Right => Named.Count(id => id == Pair.First.Id || id == Pair.Second.Id);

    /// <summary>Those that are named and are neither of the two.</summary>
    public string[] Others => Array.FindAll(Named, id => id != Pair.First.Id && id != Pair.Second.Id);

    /// <summary>
    /// Whether each of these is named for sure by a test that says the same with any seed: then the two together give what it
    /// gives in every case that the test can draw, and nothing can tell them apart.
    /// </summary>
    public bool IsIndistinguishable { get; init; }

    /// <summary>What the red tests say for sure, each with the mistakes that it names.</summary>
    public (string Test, string Id)[] Sure =>
    [
        .. from test in Verdict.Tests
           where test.Red is { Mistake: not null } or { Remark.IsGuess: false }
           select (test.Name, BlindVerdict.IdOf(test)!),
    ];

    /// <summary>
    /// Whether every one of the others is in something that is said for sure, here and in the verdicts of other seeds.
    /// </summary>
    public bool IsSureOfOthers(PairVerdict[] otherSeeds) => Others.All(other =>
        Verdict.Tests.Where(test => BlindVerdict.IdOf(test) is { } id && !id.StartsWith("first-", StringComparison.Ordinal)
                && id.Split('+').Any(part => part == other || part == $"partly-{other}"))
            .All(test => BlindVerdict.IdOf(test) is { } id
                && !id.StartsWith("partly-", StringComparison.Ordinal)
                && Array.TrueForAll([this, .. otherSeeds], verdict => verdict.Sure.Contains((test.Name, id)))));
}

/// <summary>How many pairs of wrong answers are diagnosed.</summary>
internal static class PairFigures
{
    /// <summary>Whether two verdicts are alike but for what is said about the answers.</summary>
    public static bool AreAlike(StageVerdict verdict, StageVerdict other) => Found(verdict).SequenceEqual(Found(other));

    public static string Of(PairVerdict[] pairs) =>
        $"{pairs.Length} pairs: {Share(pair => pair.Right > 0, pairs)} at least one of the two named, "
            + $"{Share(pair => pair.Right > 1, pairs)} both, "
            + $"{Share(pair => pair.Others.Length > 0 && !pair.IsIndistinguishable, pairs)} a third one, "
            + $"{Share(pair => pair.IsIndistinguishable, pairs)} a third one that gives exactly the same, "
            + $"{Share(pair => pair.Named.Length == 0, pairs)} none";

    private static IEnumerable<(string Name, string? Case, string? Given, string? ButWas)> Found(StageVerdict verdict) =>
        verdict.Tests.Select(test => (test.Name, test.Red?.Case, test.Red?.Given, test.Red?.ButWas));

    private static string Share(Predicate<PairVerdict> counts, PairVerdict[] pairs) =>
        FormattableString.Invariant($"{100.0 * Array.FindAll(pairs, counts).Length / Math.Max(1, pairs.Length):0.#} %");
}
