using Kata.RedResults;

namespace Katas.Tests;

/// <summary>The numbers of a case.</summary>
/// <param name="Right">The right ones; several, if several answers are right.</param>
/// <param name="Actual">The learner's.</param>
/// <param name="Starts">Inputs that a step could start from, by name: each has as many numbers.</param>
internal sealed record CaseNumbers(double[][] Right, double[] Actual, IReadOnlyDictionary<string, double[]> Starts)
{
    /// <summary>Mistakes that can be made in more ways are not composed: among many something may match.</summary>
    private const int MaxWays = 4;

    public bool IsWrong { get; } = !Array.Exists(Right, right => Closeness.Matches(right, Actual));

    /// <summary>The different ones of several ways to answer; none if there are too many.</summary>
    public static double[][] Distinct(double[][] ways) =>
        [.. ways.Where((way, i) => ways.Length <= MaxWays && !ways.Take(i).Any(way.SequenceEqual))];
}

/// <summary>
/// A mistake with the numbers it gives in a case, by the case's position; several, if it can be made in several ways.
/// </summary>
internal sealed record MistakeNumbers(NamedMistake Mistake, Func<int, double[][]> In);

/// <summary>What two mistakes give together, next to what none and either gives alone.</summary>
internal readonly record struct Composed(double[] Both, double[] Right, double[] First, double[] Second)
{
    /// <summary>
    /// The numbers that neither mistake gives alone. Whole numbers may match by chance, and a number that both mistakes give,
    /// such as that of a step not taken, they would give together too.
    /// </summary>
    public IEnumerable<double> Telling()
    {
        for (var i = 0; i < Both.Length; i++)
        {
            if (double.IsFinite(Both[i]) && Both[i] % 1 != 0
                && !Closeness.Matches(Right[i], Both[i])
                && !Closeness.Matches(First[i], Second[i])
                && !Closeness.Matches(First[i], Both[i])
                && !Closeness.Matches(Second[i], Both[i]))
            {
                yield return Both[i];
            }
        }
    }
}

/// <summary>
/// Two known mistakes in the same number. A mistake is a function of the case, so that one can't be applied to the other's
/// values; but what each changes can be put together: by adding both changes to the right value, or by multiplying it with
/// both factors. The factors may also be those of a step, which starts from an input of the case.
/// </summary>
internal static class Composition
{
    /// <summary>So many different numbers never match by chance, with nine digits each; nor do one each of two cases.</summary>
    private const int MinNumbers = 3;

    /// <summary>Larger answers are not searched: a red test must not wait for its diagnosis.</summary>
    private const int MaxNumbers = 10_000;

    private static readonly bool[] _sumOrProduct = [true, false];

    /// <summary>
    /// The only pair of mistakes that gives the learner's numbers in every case; if there are several pairs, the mistake that all
    /// of them have; null if there is none.
    /// </summary>
    /// <param name="cases">All cases, also those that are right.</param>
    /// <param name="mistakes">The mistakes, in the order in which to fix them.</param>
    /// <param name="onTheWay">What two of the mistakes, by their positions, give in a case if they compose before the answer; by
    /// a sum or by a product.</param>
    public static Remark? Of(
        CaseNumbers[] cases,
        MistakeNumbers[] mistakes,
        Func<int, int, int, bool, IEnumerable<Composed>>? onTheWay = null)
    {
        if (cases.Any(c => c.Right.FirstOrDefault()?.Length != c.Actual.Length) || cases.Sum(c => c.Actual.Length) > MaxNumbers)
        {
            return null;
        }

        int[] order =
        [
            .. Enumerable.Range(0, cases.Length).OrderBy(i => !cases[i].IsWrong).ThenBy(i => cases[i].Actual.Length),
        ];
        string?[] starts = [null, .. cases[0].Starts.Keys];
        var inTheAnswer = Pairs((first, second) =>
            Explains(cases, order, i => Sum(cases[i], mistakes[first].In(i), mistakes[second].In(i)))
                || starts.Any(start => Explains(cases, order, i =>
                    Product(cases[i], mistakes[first].In(i), mistakes[second].In(i), start))));
        return Named(inTheAnswer.Length > 0 || onTheWay is null
            ? inTheAnswer
            : Pairs((first, second) => _sumOrProduct.Any(isSum => Explains(cases, order, i =>
                onTheWay(i, first, second, isSum).Cast<Composed?>()
                    .FirstOrDefault(composed => Agrees(composed!.Value.Both, cases[i].Actual))))));

        (NamedMistake First, NamedMistake Second)[] Pairs(Func<int, int, bool> explain) =>
        [
            .. (from first in Enumerable.Range(0, mistakes.Length)
                from second in Enumerable.Range(first + 1, mistakes.Length - first - 1)
                where mistakes[first].Mistake.Id != mistakes[second].Mistake.Id && explain(first, second)
                select (First: mistakes[first].Mistake, Second: mistakes[second].Mistake))
                .DistinctBy(pair => (pair.First.Id, pair.Second.Id)),
        ];
    }

    /// <summary>Both mistakes if there is one pair, what all share if there are several; null if that is nothing.</summary>
    public static Remark? Named((NamedMistake First, NamedMistake Second)[] pairs) => pairs is [var (one, other)]
        ? new($"{one.Id}+{other.Id}", $"two mistakes at once: {one.Story} [{one.Id}]; and {other.Story} [{other.Id}]")
        : Shared(pairs) is { } shared
            ? new($"partly-{shared.Id}", $"two mistakes at once, and one of them is this: {shared.Story} [{shared.Id}]")
        : null;

    private static NamedMistake? Shared((NamedMistake First, NamedMistake Second)[] pairs) => pairs is [var (first, second), ..]
        ? ((NamedMistake[])[first, second]).FirstOrDefault(mistake =>
            pairs.All(pair => pair.First.Id == mistake.Id || pair.Second.Id == mistake.Id))
        : null;

    /// <summary>r + (a − r) + (b − r).</summary>
    private static Composed? Sum(CaseNumbers c, double[][] first, double[][] second) =>
        Match(c, first, second, (right, one, other, i) => one[i] - right[i] + other[i]);

    /// <summary>
    /// s + (a − s)(b − s)/(r − s): both factors of the right value, or of the right step from s. NaN if it is unknown.
    /// </summary>
    private static Composed? Product(CaseNumbers c, double[][] first, double[][] second, string? start)
    {
        var from = start is null ? new double[c.Actual.Length] : c.Starts.GetValueOrDefault(start);
        return from is null ? null : Match(c, first, second, (right, one, other, i) =>
        {
            var (step, ones, others) = (right[i] - from[i], one[i] - from[i], other[i] - from[i]);
            return step != 0 ? from[i] + (ones / step * others)
                : ones == 0 ? from[i] + (Factor(right, one, from) * others)
                : others == 0 ? from[i] + (Factor(right, other, from) * ones)
                : double.NaN;
        });
    }

    /// <summary>The first way to make both mistakes that gives the learner's numbers; null if none does.</summary>
    private static Composed? Match(
        CaseNumbers c, double[][] first, double[][] second, Func<double[], double[], double[], int, double> both)
    {
        foreach (var right in c.Right)
        {
            foreach (var one in first)
            {
                foreach (var other in second)
                {
                    if (one.Length == right.Length && other.Length == right.Length
                        && Enumerable.Range(0, right.Length).All(i => IsOrMayBe(both(right, one, other, i), c.Actual[i])))
                    {
                        return new([.. right.Select((_, i) => both(right, one, other, i))], right, one, other);
                    }
                }
            }
        }

        return null;
    }

    private static bool Explains(CaseNumbers[] cases, int[] order, Func<int, Composed?> way)
    {
        var telling = new HashSet<double>();
        var tellingCases = 0;
        foreach (var i in order)
        {
            if (way(i) is not { } composed)
            {
                return false;
            }

            if (cases[i].IsWrong)
            {
                var before = telling.Count;
                telling.UnionWith(composed.Telling());
                tellingCases += telling.Count > before ? 1 : 0;
            }
        }

        return telling.Count >= MinNumbers || tellingCases >= MinNumbers - 1;
    }

    private static bool Agrees(double[] both, double[] actual) =>
        both.Length == actual.Length && both.Zip(actual).All(two => IsOrMayBe(two.First, two.Second));

    /// <summary>Whether a number is the learner's; unknown ones may be.</summary>
    private static bool IsOrMayBe(double both, double actual) => double.IsNaN(both) || Closeness.Matches(both, actual);

    /// <summary>The only factor by which a mistake changes the numbers of a case; NaN if there are none or several.</summary>
    private static double Factor(double[] right, double[] wrong, double[] start)
    {
        double[] factors = [.. Enumerable.Range(0, right.Length)
            .Select(i => (Step: right[i] - start[i], Wrong: wrong[i] - start[i]))
            .Where(two => two.Step != 0)
            .Select(two => two.Wrong / two.Step)];
        return factors.Length > 0 && factors.All(factor => Closeness.Matches(factors[0], factor)) ? factors[0] : double.NaN;
    }
}
