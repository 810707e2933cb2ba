namespace Katas.WeightInitialisation;

public static class Spread
{
    public static double He(int fanIn, int fanOut)
    {
        double variance = 2.0 / fanIn;
        return Math.Sqrt(variance);
    }

    public static double Glorot(int fanIn, int fanOut)
    {
        double variance = 2.0 / ((double)fanIn + (double)fanOut);
        return Math.Sqrt(variance);
    }

    public static double UniformLimit(double standardDeviation) => standardDeviation * 1.7320508075688772;
}

public static class Weights
{
    public static double[][] Normal(int fanIn, int fanOut, double standardDeviation, int seed)
    {
        if (fanIn < 1 || fanOut < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(fanIn));
        }

        var random = new Random(seed);
        var flat = new double[fanIn * fanOut];

        // Box and Muller give two numbers for two: both are used.
        for (var i = 0; i < flat.Length; i += 2)
        {
            var radius = standardDeviation * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble()));
            var (sin, cos) = Math.SinCos(2 * Math.PI * random.NextDouble());
            flat[i] = radius * cos;
            if (i + 1 < flat.Length)
            {
                flat[i + 1] = radius * sin;
            }
        }

        return Split(flat, fanIn);
    }

    public static double[][] Uniform(int fanIn, int fanOut, double limit, int seed)
    {
        if (fanIn < 1 || fanOut < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(fanIn));
        }

        var random = new Random(seed);
        var flat = new double[fanIn * fanOut];
        foreach (ref var weight in flat.AsSpan())
        {
            weight = double.Lerp(-limit, limit, random.NextDouble());
        }

        return Split(flat, fanIn);
    }

    public static double[][][] Layers(int[] sizes, Func<int, int, double> spread, int seed)
    {
        if (sizes is not { Length: >= 2 })
        {
            throw new ArgumentException("A network has inputs and a layer.", nameof(sizes));
        }

        var layers = new double[sizes.Length - 1][][];
        var seeds = new Random(seed);
        foreach (ref var layer in layers.AsSpan())
        {
            layer = [];
        }

        for (var l = 0; l < layers.Length; l++)
        {
            layers[l] = Normal(sizes[l], sizes[l + 1], 1, seeds.Next());
            var s = spread(sizes[l], sizes[l + 1]);
            foreach (var row in layers[l])
            {
                foreach (ref var weight in row.AsSpan())
                {
                    weight *= s;
                }
            }
        }

        return layers;
    }

    private static double[][] Split(ReadOnlySpan<double> flat, int width)
    {
        var rows = new double[flat.Length / width][];
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = flat.Slice(i * width, width).ToArray();
        }

        return rows;
    }
}

public static class Signal
{
    public static double Variance(double[][] a)
    {
        double mean = 0;
        var count = a.Length * a[0].Length;
        foreach (ReadOnlySpan<double> row in a)
        {
            foreach (var value in row)
            {
                mean += value / count;
            }
        }

        double variance = 0;
        foreach (ReadOnlySpan<double> row in a)
        {
            foreach (var value in row)
            {
                variance += (value - mean) * (value - mean) / count;
            }
        }

        return variance;
    }

    public static double[] ReluVariances(double[][] inputs, double[][][] weights) =>
        Variances(inputs, weights, z => Math.Max(0, z));

    public static double[] TanhVariances(double[][] inputs, double[][][] weights) => Variances(inputs, weights, Math.Tanh);

    private static double[] Variances(double[][] inputs, double[][][] weights, Func<double, double> activation)
    {
        ArgumentOutOfRangeException.ThrowIfZero(inputs.Length);
        return weights.Length == 0 ? [] : [.. After(inputs, weights[0], activation, weights[1..])];
    }

    /// <summary>This layer's variance, then those of the layers behind it.</summary>
    private static IEnumerable<double> After(
        double[][] inputs, double[][] layer, Func<double, double> activation, double[][][] rest)
    {
        var a = new double[inputs.Length][];
        for (var i = 0; i < a.Length; i++)
        {
            a[i] = new double[layer.Length];
            for (var unit = 0; unit < layer.Length; unit++)
            {
                if (layer[unit].Length != inputs[i].Length)
                {
                    throw new ArgumentException("The layer does not fit.", nameof(layer));
                }

                a[i][unit] = activation(Dot(layer[unit], inputs[i]));
            }
        }

        return rest.Length == 0 ? [Variance(a)] : After(a, rest[0], activation, rest[1..]).Prepend(Variance(a));
    }

    private static double Dot(ReadOnlySpan<double> w, ReadOnlySpan<double> x)
    {
        double z = 0;
        for (var j = 0; j < w.Length; j++)
        {
            z = Math.FusedMultiplyAdd(w[j], x[j], z);
        }

        return z;
    }
}
