namespace Katas.WeightInitialisation;

/// <summary>Draws a network's first weights from a seed.</summary>
public static class Weights
{
    /// <summary>Draws every weight independently from the normal distribution N(0, s²).</summary>
    /// <param name="fanIn">The number of inputs of a unit, 1 or more.</param>
    /// <param name="fanOut">The number of units of the layer, 1 or more.</param>
    /// <param name="standardDeviation">s: 0 or more.</param>
    /// <param name="seed">The same seed gives the same weights.</param>
    /// <returns>fanOut rows of fanIn weights: one row per unit.</returns>
    /// <exception cref="ArgumentException">fanIn or fanOut is less than 1.</exception>
    public static double[][] Normal(int fanIn, int fanOut, double standardDeviation, int seed)
    {
        RequireFans(fanIn, fanOut);

        var random = new Random(seed);
        return Draw(fanIn, fanOut, () => standardDeviation * StandardNormal(random));
    }

    /// <summary>Draws every weight independently; all numbers in [−L, L) are equally likely.</summary>
    /// <param name="fanIn">The number of inputs of a unit, 1 or more.</param>
    /// <param name="fanOut">The number of units of the layer, 1 or more.</param>
    /// <param name="limit">L: 0 or more.</param>
    /// <param name="seed">The same seed gives the same weights.</param>
    /// <returns>fanOut rows of fanIn weights: one row per unit.</returns>
    /// <exception cref="ArgumentException">fanIn or fanOut is less than 1.</exception>
    public static double[][] Uniform(int fanIn, int fanOut, double limit, int seed)
    {
        RequireFans(fanIn, fanOut);

        var random = new Random(seed);
        return Draw(fanIn, fanOut, () => limit * ((2 * random.NextDouble()) - 1));
    }

    /// <summary>Draws normal weights for all layers of a network; each layer gets draws of its own.</summary>
    /// <param name="sizes">
    /// The number of inputs, then of units per layer: 784, 128, 10 makes two layers. Two sizes or more, each 1 or more.
    /// </param>
    /// <param name="spread">A layer's standard deviation for fanIn and fanOut, such as <see cref="Spread.He"/>.</param>
    /// <param name="seed">The same seed gives the same weights.</param>
    /// <returns>For each layer, fanOut rows of fanIn weights.</returns>
    /// <exception cref="ArgumentException">There are fewer than two sizes, or one of them is less than 1.</exception>
    public static double[][][] Layers(int[] sizes, Func<int, int, double> spread, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(sizes.Length, 2, nameof(sizes));
        RequireFans(sizes.Min(), sizes.Min());

        var random = new Random(seed);
        var layers = new double[sizes.Length - 1][][];
        for (var l = 0; l < layers.Length; l++)
        {
            var (fanIn, fanOut) = (sizes[l], sizes[l + 1]);
            layers[l] = Normal(fanIn, fanOut, spread(fanIn, fanOut), seed: random.Next());
        }

        return layers;
    }

    private static double[][] Draw(int fanIn, int fanOut, Func<double> next) =>
        [.. Enumerable.Range(0, fanOut).Select(_ => Enumerable.Range(0, fanIn).Select(_ => next()).ToArray())];

    /// <summary>One draw from N(0, 1) (Box and Muller, 1958). Given.</summary>
    private static double StandardNormal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private static void RequireFans(int fanIn, int fanOut)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(fanIn, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(fanOut, 1);
    }
}
