namespace Katas.WeightInitialisation;

public static class Spread
{
    public static double He(int fanIn, int fanOut) => Math.Pow(fanIn / 2d, -0.5);

    public static double Glorot(int fanIn, int fanOut) => Math.Sqrt(2d / (fanOut + fanIn));

    public static double UniformLimit(double standardDeviation) => Math.Sqrt(12) / 2 * standardDeviation;
}

public static class Weights
{
    public static double[][] Normal(int fanIn, int fanOut, double standardDeviation, int seed)
    {
        var random = new Random(seed);
        return Table(fanIn, fanOut, () =>
            standardDeviation * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Sin(2 * Math.PI * random.NextDouble()));
    }

    public static double[][] Uniform(int fanIn, int fanOut, double limit, int seed)
    {
        var random = new Random(seed);
        return Table(fanIn, fanOut, () => (random.NextDouble() - 0.5) * 2 * limit);
    }

    public static double[][][] Layers(int[] sizes, Func<int, int, double> spread, int seed) => sizes.Length < 2
        ? throw new ArgumentException("Two sizes at least.", nameof(sizes))
        : [.. sizes.SkipLast(1)
            .Zip(sizes.Skip(1))
            .Select((fans, l) => Normal(fans.First, fans.Second, spread(fans.First, fans.Second), HashOf(seed, l)))];

    private static int HashOf(int seed, int layer) => unchecked((seed * 397) ^ (layer * 7919));

    private static double[][] Table(int fanIn, int fanOut, Func<double> next)
    {
        if (Math.Min(fanIn, fanOut) < 1)
        {
            throw new ArgumentException($"{fanIn} × {fanOut}");
        }

        return Enumerable.Repeat(0, fanIn * fanOut).Select(_ => next()).Chunk(fanIn).ToArray();
    }
}

public static class Signal
{
    public static double Variance(double[][] a)
    {
        var all = a.SelectMany(row => row).ToList();
        return all.Sum(value => value * value / all.Count) - Math.Pow(all.Average(), 2);
    }

    public static double[] ReluVariances(double[][] inputs, double[][][] weights) =>
        Variances(inputs, weights, z => Math.Max(0, z));

    public static double[] TanhVariances(double[][] inputs, double[][][] weights) => Variances(inputs, weights, Math.Tanh);

    private static double[] Variances(double[][] inputs, double[][][] weights, Func<double, double> activation)
    {
        if (inputs.Length == 0)
        {
            throw new ArgumentException("No rows.", nameof(inputs));
        }

        return [.. weights
            .Aggregate((A: inputs, Variances: Enumerable.Empty<double>()), (state, layer) =>
            {
                var a = state.A.Select(x => layer.Select(w => w.Length == x.Length
                    ? activation(w.Zip(x, (wi, xi) => wi * xi).Sum())
                    : throw new ArgumentException("A row does not fit.")).ToArray()).ToArray();
                return (a, state.Variances.Append(Variance(a)));
            })
            .Variances];
    }
}
