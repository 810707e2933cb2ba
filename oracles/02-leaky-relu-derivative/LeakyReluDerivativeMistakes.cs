using static Katas.Oracles.LeakyReluDerivative.LeakyReluDerivativeOracle;

namespace Katas.Oracles.LeakyReluDerivative;

/// <summary>The known wrong answers of stage 02.</summary>
public static class LeakyReluDerivativeMistakes
{
    /// <summary>Of ∂a/∂z at one z.</summary>
    public static Mistake<LeakyReluDerivativeCase, decimal>[] Derivative => [.. _wrong.Select(wrong => new Mistake<LeakyReluDerivativeCase, decimal>(
        wrong.Id, wrong.Story, c => Corners.Both(corner => wrong.Slope(c.Z[0], c.Alpha, corner))))];

    /// <summary>Of ∂a/∂z at every z.</summary>
    public static Mistake<LeakyReluDerivativeCase, decimal[]>[] Derivatives =>
    [
        .. _wrong.Select(wrong => new Mistake<LeakyReluDerivativeCase, decimal[]>(
            wrong.Id, wrong.Story, c => Corners.Both<decimal[]>(corner => [.. c.Z.Select(z => wrong.Slope(z, c.Alpha, corner))]))),
        new("first-slope-only", "every element got the slope at the first z: take z[i] for element i", c => Corners.Both<decimal[]>(
            corner => [.. c.Z.Select(_ => LeakyReluDerivativeOracle.Derivative(c.Z[0], c.Alpha, corner))])),
        new("last-slope-left-out", "the last slope is missing: the loop ends one element early", c => Corners.Both<decimal[]>(
            corner => [.. c.Z.SkipLast(1).Select(z => LeakyReluDerivativeOracle.Derivative(z, c.Alpha, corner)), 0])),
    ];

    /// <summary>Of the caller's z after the call.</summary>
    public static Mistake<LeakyReluDerivativeCase, decimal[]>[] CallersZ =>
    [
        new("input-overwritten", "the slopes were written into the caller's z: put them into a new array", LeakyReluDerivativeOracle.Derivatives),
    ];

    private const string _sideOfA = "a or αz is asked for its side: with α = 0 it can be 0 where z is not, so ask z";

    private static readonly (string Id, string Story, Func<decimal, decimal, Corner, decimal> Slope)[] _wrong =
    [
        ("zero-left-of-zero", "0 left of zero is a plain ReLU's slope: a leaky one falls with slope α", (z, _, corner) => corner.IsRight(z) ? 1 : 0),
        ("sides-swapped", "α right of zero and 1 left of it: the sides are swapped", (z, alpha, corner) => corner.IsRight(z) ? alpha : 1),
        ("value-for-slope", "that is max(αz, z), the height of the line: asked is its slope", (z, alpha, _) => Value(z, alpha)),
        ("alpha-fixed", "the slope left of zero is 0.01 whatever α is: use the argument, and pass it on", (z, _, corner) => corner.IsRight(z) ? 1 : 0.01m),
        ("one-everywhere", "1 on both sides: left of zero the line falls more gently, with slope α", (_, _, _) => 1),
        ("alpha-everywhere", "α on both sides: right of zero a = z, so it moves as much as z", (_, alpha, _) => alpha),
        ("alpha-times-z", "αz left of zero is the height there: its slope is α", (z, alpha, corner) => corner.IsRight(z) ? 1 : alpha * z),
        ("z-for-one", "z right of zero is the height there: its slope is 1", (z, alpha, corner) => corner.IsRight(z) ? z : alpha),
        ("minus-alpha", "−α left of zero: the line rises there too, so its slope is +α", (z, alpha, corner) => corner.IsRight(z) ? 1 : -alpha),
        ("zero-at-zero", "0 at the corner is less steep than either line: at z = 0 answer α or 1", (z, alpha, _) => z > 0 ? 1 : z < 0 ? alpha : 0),
        ("side-of-a", _sideOfA, (z, alpha, _) => alpha * z < 0 ? alpha : 1),
        ("side-of-a", _sideOfA, (z, alpha, _) => alpha * z > 0 ? 1 : alpha),
        ("compared-with-alpha", "z is compared with α: the corner is at 0", (z, alpha, _) => z > alpha ? 1 : alpha),
    ];
}
