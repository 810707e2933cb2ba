using static Katas.Oracles.GradientCheck.Ways;

namespace Katas.Oracles.GradientCheck;

/// <summary>The known wrong relative errors and bands.</summary>
public static class ErrorMistakes
{
    /// <summary>Of |a − n| / max(|a|, |n|).</summary>
    public static Mistake<ErrorCase, double>[] RelativeError =>
    [
        .. WrongError("absolute-error", "that is the absolute error: divide it by the larger of |a| and |n|", (a, n) =>
            Math.Abs(a - n)),
        .. WrongDivisor(
            "sum-below-the-line",
            "divided by |a| + |n|, another convention: here it is the larger of the two",
            (a, n) => Math.Abs(a) + Math.Abs(n)),
        .. WrongDivisor("mean-below-the-line", "divided by the mean of |a| and |n|: here it is the larger of the two", (a, n) =>
            (Math.Abs(a) + Math.Abs(n)) / 2),
        .. WrongDivisor("share-of-a-only", "divided by |a|, or not at all if a is 0: divide by the larger of the two", (a, _) =>
            Math.Abs(a)),
        .. WrongDivisor("share-of-n-only", "divided by |n|, or not at all if n is 0: divide by the larger of the two", (_, n) =>
            Math.Abs(n)),
        .. WrongDivisor("smaller-below-the-line", "divided by the smaller of |a| and |n|: use the larger", (a, n) =>
            Math.Min(Math.Abs(a), Math.Abs(n))),
        .. WrongDivisor(
            "size-left-out-below",
            "max(a, n) without absolute values: wrong for negative slopes",
            Math.Max,
            (a, n) => Math.Abs(Math.Max(a, n))),
        .. WrongDistance(
            "sign-ignored",
            "||a| − |n|| hides a wrong sign: subtract first, then take the absolute value",
            (a, n) => Math.Abs(Math.Abs(a) - Math.Abs(n))),
        .. WrongDistance(
            "size-left-out-above",
            "the error can be negative, and so pass as small: take |a − n|",
            (a, n) => a - n,
            (a, n) => n - a),
        .. WrongError("error-squared", "the error is squared, which makes it look far too good: use |a − n|", (a, n) =>
            (a - n) * (a - n) / Math.Max(a * a, n * n)),
        new("zero-over-zero", "0/0: two slopes of 0 agree, so their error is 0", c =>
            c is { Analytic: 0, Numeric: 0 } ? [double.NaN, 1, double.PositiveInfinity] : [GradientCheckOracle.RelativeError(c)]),
        .. Any<ErrorCase, double>(
            "zero-clears-all",
            "a single slope of 0 isn't agreement: only if both are 0 is the error 0",
            c => c.Analytic == 0 || c.Numeric == 0 ? 0 : GradientCheckOracle.RelativeError(c),
            c => c.Analytic == 0 ? 0 : GradientCheckOracle.RelativeError(c),
            c => c.Numeric == 0 ? 0 : GradientCheckOracle.RelativeError(c)),
        .. Any(
            "small-number-below-the-line",
            "the denominator has an added or minimum value: tiny slopes then agree whatever they are",
            [.. _smallNumbers.SelectMany(small =>
                (Func<ErrorCase, double>[])[
                    c => Error(c, larger => larger + small), c => Error(c, larger => Math.Max(larger, small)),
                ])]),
        .. Any(
            "small-counts-as-zero",
            "tiny slopes always pass: 1e-9 and 2e-9 differ as much as 1 and 2 do",
            [.. _smallNumbers.SelectMany(small =>
                (Func<ErrorCase, double>[])[c => Error(c, larger => larger < small ? double.PositiveInfinity : larger)])]),
        .. Any<ErrorCase, double>(
            "nan-lost-beside-zero",
            "NaN next to a slope of 0 passes: > never finds NaN the larger; Math.Max passes NaN on",
            c => c is { Analytic: null, Numeric: 0 } ? 0 : GradientCheckOracle.RelativeError(c),
            c => c is { Analytic: 0, Numeric: null } ? 0 : GradientCheckOracle.RelativeError(c),
            c => c is { Analytic: null, Numeric: 0 } or { Analytic: 0, Numeric: null }
            ? 0
            : GradientCheckOracle.RelativeError(c)),
        new("nan-has-no-error", "NaN is turned into a number: a slope that is NaN must not pass", c =>
            c.Analytic is null || c.Numeric is null ? [0, 1, 2] : [GradientCheckOracle.RelativeError(c)]),
    ];

    /// <summary>Of the band.</summary>
    public static Mistake<BandCase, string>[] Band =>
    [
        .. WrongBand("nan-is-good", "NaN passes: every comparison with NaN is false, so make wrong the default", error =>
            double.IsNaN(error) ? "good" : null),
        .. WrongBand(
            "nan-is-not-wrong",
            "NaN must be wrong: every comparison with NaN is false, so make wrong the default",
            error => double.IsNaN(error) ? "doubtful" : null,
            error => double.IsNaN(error) ? "look again" : null),
        .. WrongBand(
            "edges-shut-out",
            "1e-7 is still good and 1e-5 still means look again: up to means ≤",
            error => error == 1e-7 ? "look again" : error == 1e-5 ? "doubtful" : null,
            error => error == 1e-7 ? "look again" : null,
            error => error == 1e-5 ? "doubtful" : null),
        .. WrongBand("wrong-begins-late", "1e-2 itself is wrong: doubtful ends below it", error =>
            error == 1e-2 ? "doubtful" : null),
        .. WrongBand("good-to-1e-6", "good ends at 1e-7, not at 1e-6", error => error is > 1e-7 and <= 1e-6 ? "good" : null),
        .. WrongBand("good-too-wide", "good ends at 1e-7: up to 1e-5 it is look again", error =>
            error is > 1e-7 and <= 1e-5 ? "good" : null),
        .. WrongBand(
            "nothing-is-doubtful",
            "everything above 1e-5 is wrong here: below 1e-2 it is doubtful, a kink nearby can cause that",
            error => error is > 1e-5 and < 1e-2 ? "wrong" : null),
        .. WrongBand("doubtful-too-wide", "everything above 1e-5 is doubtful here: from 1e-2 on it is wrong", error =>
            error >= 1e-2 ? "doubtful" : null),
        .. WrongBand("wrong-from-a-tenth", "wrong starts at 1e-2, not at 1e-1: a slope that is off by 5 % is wrong", error =>
            error is >= 1e-2 and < 0.1 ? "doubtful" : null),
        .. WrongBand("wrong-from-1e-3", "wrong starts at 1e-2, not at 1e-3", error =>
            error is >= 1e-3 and < 1e-2 ? "wrong" : null),
        .. WrongBand("look-again-to-1e-4", "look again ends at 1e-5, not at 1e-4", error =>
            error is > 1e-5 and <= 1e-4 ? "look again" : null),
        new("capital-letters", "the words are in lower case: good, look again, doubtful, wrong", c =>
            [Capitalised(GradientCheckOracle.Band(c))]),
        .. WrongBand(
            "bands-the-other-way",
            "the bands are in reverse: the smaller the error, the better",
            error => GradientCheckOracle.Band(error) switch
            {
            "good" => "wrong",
            "look again" => "doubtful",
            "doubtful" => "look again",
            _ => double.IsNaN(error) ? "wrong" : "good",
            },
            error => GradientCheckOracle.Band(error) switch
            {
            "good" => "wrong",
            "look again" => "doubtful",
            "doubtful" => "look again",
            _ => "good",
            }),
    ];

    /// <summary>What is customarily put below the line.</summary>
    private static readonly double[] _smallNumbers = [1e-8, 1e-10, 1e-12, 1e-7, 1e-6, 1e-9, 1e-15, 1e-16];

    private static double Error(ErrorCase c, Func<double, double> below) => c is { Analytic: { } a, Numeric: { } n }
        ? a == n ? 0 : (double)Math.Abs(a - n) / below((double)Math.Max(Math.Abs(a), Math.Abs(n)))
        : double.NaN;

    /// <summary>With and without the 0 that 0/0 has to give, and that a guard may then give for any number over 0.</summary>
    private static Mistake<ErrorCase, double>[] WrongError(
        string id, string story, params Func<double, double, double>[] errors) =>
    [
        .. from error in errors
           from isGuarded in (bool[])[true, false]
           select new Mistake<ErrorCase, double>(id, isGuarded ? story : $"{story}, and return 0 for two zeros", c =>
           {
               var wrong = error(GradientCheckCases.OrNaN(c.Analytic), GradientCheckCases.OrNaN(c.Numeric));
               return c is { Analytic: 0, Numeric: 0 } && isGuarded ? [0]
                   : isGuarded && !double.IsFinite(wrong) && c is ({ Analytic: 0 } or { Numeric: 0 }) ? [wrong, 0]
                   : [wrong];
           }),
    ];

    private static Mistake<ErrorCase, double>[] WrongDivisor(
        string id, string story, params Func<double, double, double>[] divisors) => [.. divisors.SelectMany(divisor =>
        At(GradientCheckGraph.Larger, divisor, WrongError(id, story, (a, n) => Math.Abs(a - n) / divisor(a, n))))];

    private static Mistake<ErrorCase, double>[] WrongDistance(
        string id, string story, params Func<double, double, double>[] distances) => [.. distances.SelectMany(distance =>
        At(GradientCheckGraph.Distance, distance, WrongError(id, story, (a, n) => distance(a, n) / Larger(a, n))))];

    private static double Larger(double a, double n) => Math.Max(Math.Abs(a), Math.Abs(n));

    /// <summary>Mistakes that change a node on the way to each of their answers.</summary>
    private static IEnumerable<Mistake<ErrorCase, double>> At(
        string node, Func<double, double, double> of, Mistake<ErrorCase, double>[] mistakes) => mistakes.Select(mistake =>
        mistake.At(c => mistake.Answers(c).Select(answer => (Change[])
        [
            new(node, of(GradientCheckCases.OrNaN(c.Analytic), GradientCheckCases.OrNaN(c.Numeric))),
            new(GradientCheckGraph.Share, answer),
        ])));

    private static Mistake<BandCase, string>[] WrongBand(string id, string story, params Func<double, string?>[] bands) =>
        Any(
            id,
            story,
            [
                .. bands.Select(band =>
                    (Func<BandCase, string>)(c => band(GradientCheckCases.OrNaN(c.Error)) ?? GradientCheckOracle.Band(c))),
            ]);

    private static string Capitalised(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}
