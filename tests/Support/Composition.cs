using Kata.RedResults;

namespace Katas.Tests;

/// <summary>The numbers of a case.</summary>
/// <param name="Right">The right ones; several, if several answers are right.</param>
/// <param name="Actual">The learner's.</param>
/// <param name="Starts">Inputs that a step could start from, by name: each has as many numbers.</param>
internal sealed record CaseNumbers(double[][] Right, double[] Actual, IReadOnlyDictionary<string, double[]> Starts)
{
    public bool IsWrong { get; } = !Array.Exists(Right, right => Closeness.Matches(right, Actual));
}

/// <summary>A mistake with the numbers it gives in a case, by the case's position; several, if it can be made in several ways.</summary>
internal sealed record MistakeNumbers(NamedMistake Mistake, Func<int, double[][]> In);

/// <summary>What two mistakes give together, next to what none and either gives alone.</summary>
internal readonly record struct Composed(double[] Both, double[] Right, double[] First, double[] Second)
{
    /// <summary>The numbers that neither mistake gives alone. Whole numbers may match by chance.</summary>
    public IEnumerable<double> Telling()
    {
        for (var i = 0; i < Both.Length; i++)
        {
            if (double.IsFinite(Both[i]) && Both[i] % 1 != 0
                && !Closeness.Matches(Right[i], Both[i])
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
    /// <summary>So many different numbers never match by chance, with nine digits each; two do if they are one case's.</summary>
    private const int MinNumbers = 3;

    /// <summary>Mistakes that can be made in more ways are not composed: among many something may match.</summary>
    private const int MaxWays = 4;

    /// <summary>Larger answers are not searched: a red test must not wait for its diagnosis.</summary>
    private const int MaxNumbers = 10_000;

    private static readonly bool[] _sumOrProduct = [true, false];

    /// <summary>
    /// The only pair of mistakes that gives the learner's numbers in every case; if there are several pairs, the mistake that all of
    /// them have; null if there is none.
    /// </summary>
    /// <param name="cases">All cases, also those that are right.</param>
    /// <param name="mistakes">The mistakes, in the order in which to fix them.</param>
    /// <param name="onTheWay">What two of the mistakes, by their positions, give in a case if they compose before the answer; by a
    /// sum or by a product.</param>
    public static Remark? Of(
        CaseNumbers[] cases,
        MistakeNumbers[] mistakes,
        Func<int, int, int, bool, IEnumerable<Composed>>? onTheWay = null)
    {
        if (cases.Any(c => c.Right[0].Length != c.Actual.Length) || cases.Sum(c => c.Actual.Length) > MaxNumbers)
        {
            return null;
        }

        int[] order = [.. Enumerable.Range(0, cases.Length).OrderBy(i => !cases[i].IsWrong).ThenBy(i => cases[i].Actual.Length)];
        var found = (from first in Enumerable.Range(0, mistakes.Length)
                     from second in Enumerable.Range(first + 1, mistakes.Length - first - 1)
                     where mistakes[first].Mistake.Id != mistakes[second].Mistake.Id
                     where Ways(cases, mistakes[first], mistakes[second]).Any(way => Explains(cases, order, way))
                         || (onTheWay is not null && _sumOrProduct.Any(isSum =>
                             Explains(cases, order, i => onTheWay(i, first, second, isSum))))
                     select (First: mistakes[first].Mistake, Second: mistakes[second].Mistake))
            .DistinctBy(pair => (pair.First.Id, pair.Second.Id))
            .ToArray();
        return found is [var (one, other)]
            ? new($"{one.Id}+{other.Id}", $"two mistakes at once: {one.Story} [{one.Id}]; and {other.Story} [{other.Id}]")
            : Shared(found) is { } shared
                ? new($"partly-{shared.Id}", $"two mistakes at once, and one of them is this: {shared.Story} [{shared.Id}]")
            : null;
    }

    private static NamedMistake? Shared((NamedMistake First, NamedMistake Second)[] pairs) => pairs is [var (first, second), ..]
        ? ((NamedMistake[])[first, second]).FirstOrDefault(mistake =>
            pairs.All(pair => pair.First.Id == mistake.Id || pair.Second.Id == mistake.Id))
        : null;

    /// <summary>The ways to put two mistakes together in the answer: a sum, a product, or a product of steps.</summary>
    private static IEnumerable<Func<int, IEnumerable<Composed>>> Ways(
        CaseNumbers[] cases, MistakeNumbers first, MistakeNumbers second)
    {
        IEnumerable<Composed> Each(int i, Func<double[], double[], double[], double[]> both) =>
            from right in Distinct(cases[i].Right)
            from one in Distinct(first.In(i))
            from other in Distinct(second.In(i))
            where one.Length == right.Length && other.Length == right.Length
            select new Composed(both(right, one, other), right, one, other);

        yield return i => Each(i, Sum);
        yield return i => Each(i, (right, one, other) => Product(right, one, other, start: null));
        foreach (var name in cases[0].Starts.Keys)
        {
            yield return i => cases[i].Starts.TryGetValue(name, out var start)
                ? Each(i, (right, one, other) => Product(right, one, other, start))
                : [];
        }
    }

    private static double[][] Distinct(double[][] ways) => ways.Length switch
    {
        1 => ways,
        > MaxWays => [],
        _ => [.. ways.Where((way, i) => !ways.Take(i).Any(way.SequenceEqual))],
    };

    private static bool Explains(CaseNumbers[] cases, int[] order, Func<int, IEnumerable<Composed>> way)
    {
        var telling = new HashSet<double>();
        var tellingCases = 0;
        foreach (var i in order)
        {
            var actual = cases[i].Actual;
            if (way(i).Where(composed => Agrees(composed.Both, actual)).ToArray() is not [var composed, ..])
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

    /// <summary>Whether the numbers are equal wherever it is known what they must be.</summary>
    private static bool Agrees(double[] both, double[] actual)
    {
        for (var i = 0; i < both.Length; i++)
        {
            if (!double.IsNaN(both[i]) && !Closeness.Matches(both[i], actual[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>r + (a − r) + (b − r).</summary>
    private static double[] Sum(double[] right, double[] first, double[] second) =>
        [.. right.Select((r, i) => first[i] - r + second[i])];

    /// <summary>s + (a − s)(b − s)/(r − s): both factors of the right value, or of the right step from s. NaN if it is unknown.</summary>
    private static double[] Product(double[] right, double[] first, double[] second, double[]? start) =>
    [
        .. right.Select((r, i) =>
        {
            var s = start is null ? 0 : start[i];
            var (step, one, other) = (r - s, first[i] - s, second[i] - s);
            return step != 0 ? s + (one / step * other)
                : one == 0 ? s + (Factor(right, first, start) * other)
                : other == 0 ? s + (Factor(right, second, start) * one)
                : double.NaN;
        }),
    ];

    /// <summary>The only factor by which a mistake changes the numbers of a case; NaN if there are none or several.</summary>
    private static double Factor(double[] right, double[] wrong, double[]? start)
    {
        double[] factors = [.. Enumerable.Range(0, right.Length)
            .Select(i => (Step: right[i] - (start?[i] ?? 0), Wrong: wrong[i] - (start?[i] ?? 0)))
            .Where(two => two.Step != 0)
            .Select(two => two.Wrong / two.Step)];
        return factors.Length > 0 && factors.All(factor => Closeness.Matches(factors[0], factor)) ? factors[0] : double.NaN;
    }
}
