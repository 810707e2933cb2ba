using Katas.Toolbox;

namespace Katas.WeightInitialisation;

public static class Spread
{
    public static double He(int fanIn, int fanOut) => Root(2, fanIn);

    public static double Glorot(int fanIn, int fanOut) => Root(2, fanIn + fanOut);

    public static double UniformLimit(double standardDeviation) => Root(3, 1) * standardDeviation;

    private static double Root(double above, double below) => Math.Sqrt(above / below);
}

public static class Weights
{
    public static double[][] Normal(int fanIn, int fanOut, double standardDeviation, int seed) =>
        Filled(fanIn, fanOut, new Random(seed), random => standardDeviation * Bell(random));

    public static double[][] Uniform(int fanIn, int fanOut, double limit, int seed) =>
        Filled(fanIn, fanOut, new Random(seed), random => limit - (2 * limit * random.NextDouble()));

    public static double[][][] Layers(int[] sizes, Func<int, int, double> spread, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(sizes.Length, 2);
        var random = new Random(seed);
        var layers = new double[sizes.Length - 1][][];

        // One stream for all layers, drawn from the last to the first.
        for (var l = layers.Length - 1; l >= 0; l--)
        {
            var s = spread(sizes[l], sizes[l + 1]);
            layers[l] = Filled(sizes[l], sizes[l + 1], random, r => s * Bell(r));
        }

        return layers;
    }

    private static double[][] Filled(int fanIn, int fanOut, Random random, Func<Random, double> draw)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(fanIn, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(fanOut, 1);
        return new Matrix(fanOut, fanIn).Map(_ => draw(random)).ToRows();
    }

    /// <summary>Marsaglia's polar method.</summary>
    private static double Bell(Random random)
    {
        double u, v, s;
        do
        {
            u = (2 * random.NextDouble()) - 1;
            v = (2 * random.NextDouble()) - 1;
            s = (u * u) + (v * v);
        }
        while (s >= 1 || s == 0);
        return u * Math.Sqrt(-2 * Math.Log(s) / s);
    }
}

public static class Signal
{
    public static double Variance(double[][] a) => Variance(Matrix.FromRows(a));

    public static double[] ReluVariances(double[][] inputs, double[][][] weights) =>
        Variances(inputs, weights, z => Math.Max(0, z));

    public static double[] TanhVariances(double[][] inputs, double[][][] weights) => Variances(inputs, weights, Math.Tanh);

    private static double[] Variances(double[][] inputs, double[][][] weights, Func<double, double> activation)
    {
        if (inputs.Length == 0)
        {
            throw new ArgumentException("No rows.", nameof(inputs));
        }

        var a = Matrix.FromRows(inputs);
        List<double> variances = [];
        foreach (var layer in weights)
        {
            a = a.TimesTransposed(Matrix.FromRows(layer)).Map(activation);
            variances.Add(Variance(a));
        }

        return [.. variances];
    }

    private static double Variance(Matrix a)
    {
        // Welford's running mean and sum of squares.
        var (count, mean, squares) = (0, 0.0, 0.0);
        foreach (var value in a.Values)
        {
            count++;
            var delta = value - mean;
            mean += delta / count;
            squares += delta * (value - mean);
        }

        return squares / count;
    }
}
