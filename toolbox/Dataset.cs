namespace Katas.Toolbox;

/// <summary>Rows of features, and the class of each.</summary>
/// <param name="Inputs">A row for each example, n features long.</param>
/// <param name="Labels">The class of each row, from 0.</param>
public sealed record Dataset(double[][] Inputs, int[] Labels)
{
    /// <summary>The four corners of the unit square; class 1 where exactly one of the two inputs is 1.</summary>
    public static Dataset Xor() => new([[0, 0], [0, 1], [1, 0], [1, 1]], [0, 1, 1, 0]);

    /// <summary>The rows of <see cref="Xor"/> in turn, with N(0, noise²) added to each input.</summary>
    /// <param name="seed">The same seed, the same rows.</param>
    /// <param name="rows">How many, 1 or more.</param>
    /// <param name="noise">The standard deviation of the noise.</param>
    public static Dataset NoisyXor(int seed, int rows, double noise = 0.2)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);

        var (xor, random) = (Xor(), new Random(seed));
        return new Dataset(
            [
                .. Enumerable.Range(0, rows)
                    .Select(row => Array.ConvertAll(xor.Inputs[row % 4], x => x + (noise * StandardNormal(random)))),
            ],
            [.. Enumerable.Range(0, rows).Select(row => xor.Labels[row % 4])]);
    }

    /// <summary>
    /// Arms that wind out from the origin, one per class, arm after arm. Point i of n is i/n away from it, and the arm turns by
    /// four radians on the way, each point off by N(0, noise²) radians.
    /// </summary>
    /// <param name="seed">The same seed, the same points.</param>
    /// <param name="perArm">Points of an arm, 1 or more.</param>
    /// <param name="arms">Arms, 1 or more, evenly around the origin.</param>
    /// <param name="noise">How far, in radians, a point is off its arm.</param>
    public static Dataset Spirals(int seed, int perArm = 100, int arms = 3, double noise = 0.2)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(perArm, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(arms, 1);

        const double Turn = 4;
        var random = new Random(seed);
        var points =
            from arm in Enumerable.Range(0, arms)
            from i in Enumerable.Range(1, perArm)
            let radius = i / (double)perArm
            let angle = (2 * Math.PI * arm / arms) + (Turn * radius) + (noise * StandardNormal(random))
            select (Point: (double[])[radius * Math.Sin(angle), radius * Math.Cos(angle)], Arm: arm);
        var all = points.ToArray();
        return new Dataset([.. all.Select(point => point.Point)], [.. all.Select(point => point.Arm)]);
    }

    /// <summary>
    /// One draw from N(0, 1): √(−2 ln u₁) · cos 2πu₂, with u₁ in (0, 1] and u₂ in [0, 1) (Box and Muller, 1958).
    /// </summary>
    /// <param name="random">Two numbers are drawn from it.</param>
    public static double StandardNormal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
