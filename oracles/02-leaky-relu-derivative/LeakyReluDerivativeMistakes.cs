using static Katas.Oracles.LeakyReluDerivative.LeakyReluDerivativeOracle;

namespace Katas.Oracles.LeakyReluDerivative;

/// <summary>The known wrong answers of stage 02.</summary>
public static class LeakyReluDerivativeMistakes
{
    /// <summary>Of ∂a/∂z at one z.</summary>
    public static Mistake<LeakyReluDerivativeCase, decimal>[] Derivative => [.. _wrong.Select(wrong =>
        new Mistake<LeakyReluDerivativeCase, decimal>(
            wrong.Id, wrong.Story, c => Kink.Both(side => wrong.Slope(c.Z[0], c.Alpha, side)))
        { Changes = WrongSide(wrong) is { } side ? c => [[new(LeakyReluDerivativeGraph.Side, side(c.Z[0], c.Alpha))]] : null })];

    /// <summary>Of ∂a/∂z at every z.</summary>
    public static Mistake<LeakyReluDerivativeCase, decimal[]>[] Derivatives =>
    [
        .. _wrong.Select(wrong => new Mistake<LeakyReluDerivativeCase, decimal[]>(
            wrong.Id, wrong.Story, c => Kink.Both<decimal[]>(side => [.. c.Z.Select(z => wrong.Slope(z, c.Alpha, side))]))
        {
            Changes = WrongSide(wrong) is { } side
                ? c => [[new(LeakyReluDerivativeGraph.Side, c.Z.Select(z => side(z, c.Alpha)).ToArray())]]
                : null,
        }),
        Slopes("first-slope-only", "every element has the slope at the first z: use z[i] for element i", slopes =>
            [.. slopes.Select(_ => slopes[0])]),
        Slopes("last-slope-for-all", "every element has the slope at the last z: use z[i] for element i", slopes =>
            [.. slopes.Select(_ => slopes[^1])]),
        Slopes("first-slope-left-out", "the first slope is missing: the first index is 0", slopes => [0, .. slopes.Skip(1)]),
        Slopes("slopes-reversed", "the slopes are in reverse order: slope i belongs to z[i]", slopes =>
            [.. slopes.AsEnumerable().Reverse()]),
        Slopes("slopes-added-up", "each slope is added to the earlier ones: every element is independent", slopes =>
            [.. slopes.Select((_, i) => slopes.Take(i + 1).Sum())]),
        Slopes("slopes-averaged", "each slope is divided by the number of elements: nothing is averaged here", slopes =>
            [.. slopes.Select(slope => slope / slopes.Length)]),
        Slopes("slopes-multiplied-up", "each slope is multiplied by the earlier ones: every element is independent", slopes =>
            [.. slopes.Select((_, i) => slopes.Take(i + 1).Aggregate((product, slope) => product * slope))]),
        Slopes("one-slope-too-many", "there is one slope too many: the array is as long as z", slopes => [.. slopes, 0]),
        Slopes("slopes-sorted", "the slopes are sorted: slope i belongs to z[i]", slopes => [.. slopes.Order()]),
        Mistakes.Over<LeakyReluDerivativeCase, decimal[]>(
            "equal-elements-merged",
            "equal elements share one slope: return one per element",
            LeakyReluDerivativeOracle.Derivatives,
            (c, slopes) => [slopes(c with { Z = [.. c.Z.Distinct()] })]),
        new("arguments-swapped", "z and α have changed places: in Derivative(z, alpha) z comes first", c =>
            [[.. c.Z.Select(z => c.Alpha > 0 ? 1 : z)]]),
        Slopes("last-slope-left-out", "the last slope is missing: the loop ends one element early", slopes =>
            [.. slopes.SkipLast(1), 0]),
    ];

    /// <summary>Of the caller's z after the call.</summary>
    public static Mistake<LeakyReluDerivativeCase, decimal[]>[] CallersZ =>
    [
        new(
            "input-overwritten",
            "the slopes are written into the caller's z: put them into a new array",
            LeakyReluDerivativeOracle.Derivatives) { IsOnlyCause = true },
    ];

    private const string _sideOfA = "the side is chosen by a or αz, which with α = 0 can be 0 where z isn't: use z";

    private const string _fractions = "z is rounded to a whole number: the side depends on z itself";

    private const string _one = "z is compared with 1, or cut off to a whole number first: the kink is at 0";

    private const string _swapped = "α right of zero and 1 left of it: the two sides are swapped";

    private const string _value = "that is max(αz, z), the value of the function: return its slope";

    private const string _scaled = "αz left of zero is the value there: the slope is α";

    private const string _minus = "−α left of zero: the line rises there too, so its slope is +α";

    private const string _sign = "that is the sign of z: left of zero the line still rises, with slope α";

    private static readonly (string Id, string Story, Func<decimal, decimal, KinkSide, decimal> Slope)[] _wrong =
    [
        (
            "zero-left-of-zero",
            "0 left of zero is a plain ReLU's slope: a leaky ReLU has slope α there",
            (z, _, side) => side.IsRight(z) ? 1 : 0),
        ("sides-swapped", _swapped, (z, alpha, side) => side.IsRight(z) ? alpha : 1),
        ("sides-swapped", _swapped, (z, _, side) => side.IsRight(z) ? 0.01m : 1),
        ("value-for-slope", _value, (z, alpha, _) => Value(z, alpha)),
        ("value-for-slope", _value, (z, _, _) => Value(z, 0.01m)),
        ("alpha-fixed", "the slope left of zero is always 0.01: use the argument, and pass it on", (z, _, side) => side.IsRight(z)
            ? 1
            : 0.01m),
        ("one-everywhere", "1 on both sides: left of zero the line is less steep, with slope α", (_, _, _) => 1),
        ("alpha-everywhere", "α on both sides: right of zero a = z, so the slope is 1", (_, alpha, _) => alpha),
        ("alpha-times-z", _scaled, (z, alpha, side) => side.IsRight(z) ? 1 : alpha * z),
        ("alpha-times-z", _scaled, (z, _, side) => side.IsRight(z) ? 1 : 0.01m * z),
        ("z-for-one", "z right of zero is the value there: the slope is 1", (z, alpha, side) => side.IsRight(z) ? z : alpha),
        ("minus-alpha", _minus, (z, alpha, side) => side.IsRight(z) ? 1 : -alpha),
        ("minus-alpha", _minus, (z, alpha, _) => z > 0 ? 1 : z < 0 ? -alpha : 0),
        ("zero-at-zero", "0 at the kink is less steep than either line: at z = 0 return α or 1", (z, alpha, _) => z > 0 ? 1
            : z < 0 ? alpha
            : 0),
        ("side-of-a", _sideOfA, (z, alpha, _) => alpha * z < 0 ? alpha : 1),
        ("side-of-a", _sideOfA, (z, alpha, _) => alpha * z > 0 ? 1 : alpha),
        ("one-everywhere", "1 on both sides: left of zero the line is less steep, with slope α", (z, alpha, _) => z == 0
            ? alpha
            : 1),
        (
            "one-minus-alpha",
            "1 − α left of zero is the difference of the slopes: the slope is α there",
            (z, alpha, side) => side.IsRight(z) ? 1 : 1 - alpha),
        ("alpha-squared", "α² left of zero: the slope is α", (z, alpha, side) => side.IsRight(z) ? 1 : alpha * alpha),
        (
            "alpha-added-to-one",
            "1 + α right of zero: αz plays no part there, so the slope is 1",
            (z, alpha, side) => side.IsRight(z) ? 1 + alpha : alpha),
        (
            "zero-right-of-zero",
            "0 right of zero: a moves as much as z there, so the slope is 1",
            (z, alpha, side) => side.IsRight(z) ? 0 : alpha),
        ("sign-for-slope", _sign, (z, _, _) => Math.Sign(z)),
        ("sign-for-slope", _sign, (z, _, side) => side.IsRight(z) ? 1 : -1),
        (
            "slopes-averaged-at-zero",
            "that is the mean of both slopes at the kink, as a central difference gives: return α or 1",
            (z, alpha, _) => z > 0 ? 1
                : z < 0 ? alpha
                : (1 + alpha) / 2),
        (
            "sigmoid-slope",
            "that is the slope of a sigmoid: the leaky ReLU consists of two straight lines",
            (z, _, _) => Math.Abs(z) > 60 ? 0 : Sigmoid(z) * (1 - Sigmoid(z))),
        ("tanh-slope", "that is the slope of tanh: the leaky ReLU consists of two straight lines", (z, _, _) => Math.Abs(z) > 30
            ? 0
            : 1 - (Functions.Tanh(z) * Functions.Tanh(z))),
        (
            "elu-slope",
            "that is the slope of an ELU, which is curved: left of zero the leaky ReLU is straight, with slope α",
            (z, alpha, side) => side.IsRight(z) ? 1 : alpha * (z < -60 ? 0 : Functions.Exp(z))),
        ("sigmoid-slope", "that is the slope of a sigmoid: the leaky ReLU consists of two straight lines", (z, alpha, _) => Value(
            z, alpha) * (1 - Value(z, alpha))),
        ("sigmoid-itself", "that is the sigmoid: return the slope of the leaky ReLU, 1 or α", (z, _, _) => Math.Abs(z) > 60
            ? (z > 0 ? 1 : 0)
            : Sigmoid(z)),
        ("alpha-as-percent", "α is divided by 100: the slope is α itself", (z, alpha, side) => side.IsRight(z)
            ? 1
            : alpha / 100),
        ("zero-alpha-replaced", "α = 0 is replaced by 0.01: 0 is a valid α", (z, alpha, side) => side.IsRight(z) ? 1
            : alpha == 0 ? 0.01m
            : alpha),
        ("slope-of-the-slope", "0 everywhere is the second derivative: a has slope 1 or α", (_, _, _) => 0),
        (
            "by-alpha-not-z",
            "that is the derivative with respect to α: return the one with respect to z",
            (z, _, _) => Math.Min(0, z)),
        ("slope-grows-with-z", "the slope grows with z: on each side of the kink it is constant", (z, alpha, _) => Math.Clamp(
            z, alpha, 1)),
        (
            "rise-over-one",
            "measured with a nudge of 1, which reaches across the kink: check only which side z is on",
            (z, alpha, _) => Value(z + 1, alpha) - Value(z, alpha)),
        ("integral-for-slope", "that is the integral, z²/2 or αz²/2: return the slope, 1 or α", (z, alpha, _) => Value(
            z, alpha) * z / 2),
        ("capped-above", "0 for large z: the slope stays 1", (z, alpha, side) => z > 6 ? 0
            : side.IsRight(z) ? 1
            : alpha),
        ("fractions-cut-off", _fractions, (z, alpha, _) => z > -1 ? 1 : alpha),
        ("fractions-cut-off", _fractions, (z, alpha, _) => Math.Round(z) > 0 ? 1 : alpha),
        ("compared-with-one", _one, (z, alpha, _) => z > 1 ? 1 : alpha),
        ("compared-with-one", _one, (z, alpha, _) => z >= 1 ? 1 : alpha),
        (
            "compared-with-alpha",
            "z is compared with α or another small number: the kink is at 0",
            (z, alpha, _) => z > alpha ? 1 : alpha),
        .. ((double[])[0.1, 0.01, 1e-3, 1e-4, 1e-5, 1e-6]).Select(run => (
            "run-left-out",
            "that is the rise over a short run, not a slope: divide by the run, or check which side z is on",
            (Func<decimal, decimal, KinkSide, decimal>)((z, alpha, _) => Rise((double)z, (double)alpha, run)))),
    ];

    /// <summary>Which side is taken instead of [z > 0], if that is what is wrong.</summary>
    private static Func<decimal, decimal, decimal>? WrongSide(
        (string Id, string Story, Func<decimal, decimal, KinkSide, decimal> Slope) wrong) =>
        wrong.Id is "side-of-a" or "compared-with-one" or "compared-with-alpha" || wrong.Story == _fractions
            ? (z, alpha) => wrong.Slope(z, alpha, KinkSide.Left) == 1 ? 1 : 0
            : null;

    private static Mistake<LeakyReluDerivativeCase, decimal[]> Slopes(
        string id, string story, Func<decimal[], decimal[]> of) => Mistakes.Over<LeakyReluDerivativeCase, decimal[]>(
            id, story, LeakyReluDerivativeOracle.Derivatives, (c, slopes) => [of(slopes(c))]);

    /// <summary>How much the value changes from z to z + run, in doubles: far from zero their digits run out.</summary>
    private static decimal Rise(double z, double alpha, double run) =>
        (decimal)(Math.Max(alpha * (z + run), z + run) - Math.Max(alpha * z, z));

    private static decimal Sigmoid(decimal z) => 1 / (1 + Functions.Exp(-z));
}
