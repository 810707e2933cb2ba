using System.Globalization;

namespace Kata.Proofs;

/// <summary>What a person thought of a diagnosis.</summary>
internal enum Judgement
{
    /// <summary>Nobody has judged it, or it has changed since.</summary>
    Open,
    True,
    Vague,
    False,
}

/// <summary>What the red tests say about a wrong answer that was written without a look at the tests.</summary>
/// <param name="Answer">The answer.</param>
/// <param name="Verdict">Its verdict.</param>
internal sealed record BlindVerdict(WrongAnswer Answer, StageVerdict Verdict)
{
    private const string Label = "said:";

    public TestVerdict[] Red { get; } = Array.FindAll(Verdict.Tests, test => test.Outcome == Outcome.Red);

    /// <summary>The red tests that say something beyond the numbers.</summary>
    public int Diagnosed => Red.Count(test => IdOf(test) is not null);

    public bool IsNamed => Red.Any(test => test.Red?.Mistake is not null);

    /// <summary>The id of its best diagnosis: of the first mistake that is named, or else of the first remark.</summary>
    public string? Said => Red.Select(test => test.Red?.Mistake?.Id).FirstOrDefault(id => id is not null)
        ?? Red.Select(IdOf).FirstOrDefault(id => id is not null);

    /// <summary>The judgement in the line <c>said: sum-for-mean · true</c>, if that is still what is said.</summary>
    public Judgement Judgement =>
        Answer.Prose.FirstOrDefault(line => line.StartsWith(Label, StringComparison.Ordinal)) is { } line
            && line[Label.Length..].Split('·', StringSplitOptions.TrimEntries) is [var said, var judgement]
            && said == Said
            && Enum.TryParse<Judgement>(judgement, ignoreCase: true, out var judged)
            ? judged
            : Judgement.Open;

    /// <summary>The id of the mistake or of the remark.</summary>
    public static string? IdOf(TestVerdict test) => test.Red?.Mistake?.Id ?? test.Red?.Remark?.Id;
}

/// <summary>How many blind answers are red, named and diagnosed.</summary>
internal static class BlindFigures
{
    /// <summary>A case of more numbers is shown smaller if it can be.</summary>
    private const int MaxNumbers = 8;

    /// <summary>The figures of some answers.</summary>
    /// <param name="answers">The answers.</param>
    /// <param name="costs">What their diagnoses cost.</param>
    public static string[] Of(BlindVerdict[] answers, RedCost[] costs)
    {
        var red = Array.FindAll(answers, answer => answer.Red.Length > 0);
        var silent = red.Count(answer => answer.Said is null);
        int Judged(Judgement judgement) => red.Count(answer => answer.Said is not null && answer.Judgement == judgement);
        return
        [
            $"{answers.Length} answers: {answers.Length - red.Length} green, {red.Count(answer => answer.IsNamed)} named, "
                + $"{red.Count(answer => answer is { IsNamed: false, Said: not null })} with a remark, {silent} without",
            $"{red.Sum(answer => answer.Red.Length)} red tests: {red.Sum(answer => answer.Diagnosed)} with a name or a remark",
            $"by hand: {Judged(Judgement.True)} true, {Judged(Judgement.Vague)} vague, {Judged(Judgement.False)} false, "
                + $"{Judged(Judgement.Open)} not judged",
            .. Array.FindAll(costs, cost => cost.FirstNumbers > MaxNumbers) is { Length: > 0 } large
                ? (string[])[$"{large.Length} first failing cases of more than {MaxNumbers} numbers: median "
                    + $"{Median(large, cost => cost.FirstNumbers):0}, shown {Median(large, cost => cost.ShownNumbers):0}"]
                : [],
            .. costs.Length > 0
                ? (string[])[string.Create(
                    CultureInfo.InvariantCulture,
                    $"time per red test: {Median(costs, Comparing):0.0} ms to compare, and {Median(costs, Diagnosing):0.0} ms "
                        + $"for the diagnosis (median; 95 % within {Quantile(costs, Diagnosing, 0.95):0.0} ms)")]
                : [],
        ];
    }

    private static double Comparing(RedCost cost) => cost.Comparing.TotalMilliseconds;

    private static double Diagnosing(RedCost cost) => cost.Diagnosing.TotalMilliseconds;

    private static double Median(RedCost[] costs, Func<RedCost, double> of) => Quantile(costs, of, 0.5);

    private static double Quantile(RedCost[] costs, Func<RedCost, double> of, double share) =>
        costs.Select(of).Order().ElementAt((int)(share * (costs.Length - 1)));
}
