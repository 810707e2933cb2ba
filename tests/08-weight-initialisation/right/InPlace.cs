namespace Katas.WeightInitialisation;

public static class Spread
{
    public static double He(int fanIn, int fanOut) => Math.Exp(0.5 * Math.Log(2.0 / fanIn));

    public static double Glorot(int fanIn, int fanOut) => UniformLimit(1) * Math.Sqrt(2 / (3.0 * (fanIn + fanOut)));

    public static double UniformLimit(double standardDeviation) => Math.Pow(3, 0.5) * standardDeviation;
}

public static class Weights
{
    public static double[][] Normal(int fanIn, int fanOut, double standardDeviation, int seed)
    {
        // Each unit a stream of its own.
        Check(fanIn, fanOut);
        var seeds = new Random(seed);
        return Array.ConvertAll(new double[fanOut][], _ =>
        {
            var random = new Random(seeds.Next());
            return Array.ConvertAll(new double[fanIn], _ =>
                standardDeviation * Math.Sqrt(2 * -Math.Log(1 - random.NextDouble())) * Math.Cos(Math.Tau * random.NextDouble()));
        });
    }

    public static double[][] Uniform(int fanIn, int fanOut, double limit, int seed)
    {
        Check(fanIn, fanOut);
        var random = new Random(seed);
        return Array.ConvertAll(new double[fanOut][], _ => Array.ConvertAll(new double[fanIn], _ =>
            (random.Next(2) == 0 ? -1 : 1) * limit * random.NextDouble()));
    }

    public static double[][][] Layers(int[] sizes, Func<int, int, double> spread, int seed)
    {
        Check(sizes.Length - 1, sizes.Min());
        return Enumerable.Range(1, sizes.Length - 1)
            .Select(l => Normal(sizes[l - 1], sizes[l], spread(sizes[l - 1], sizes[l]), unchecked(seed + (l * 1_000_003))))
            .ToArray();
    }

    private static void Check(int fanIn, int fanOut)
    {
        if (fanIn <= 0 || fanOut <= 0)
        {
            throw new ArgumentException($"{fanIn} inputs and {fanOut} units make no layer.");
        }
    }
}

public static class Signal
{
    public static double Variance(double[][] a)
    {
        var mean = a.Average(row => row.Average());
        return a.Average(row => row.Average(value => Math.Abs(value - mean) * Math.Abs(value - mean)));
    }

    public static double[] ReluVariances(double[][] inputs, double[][][] weights) =>
        Variances(inputs, weights, z => Math.Max(0, z));

    public static double[] TanhVariances(double[][] inputs, double[][][] weights) => Variances(inputs, weights, Math.Tanh);

    private static double[] Variances(double[][] inputs, double[][][] weights, Func<double, double> activation)
    {
        if (inputs.Length < 1)
        {
            throw new ArgumentException("No rows.", nameof(inputs));
        }

        // Rows are copied once, and each takes the place of the one before.
        var a = inputs.Select(row => row.ToArray()).ToArray();
        var variances = new double[weights.Length];
        var l = 0;
        while (l < weights.Length)
        {
            for (var i = 0; i < a.Length; i++)
            {
                var z = new double[weights[l].Length];
                for (var j = 0; j < a[i].Length; j++)
                {
                    for (var unit = 0; unit < z.Length; unit++)
                    {
                        if (weights[l][unit].Length != a[i].Length)
                        {
                            throw new ArgumentException($"weights[{l}][{unit}]", nameof(weights));
                        }

                        z[unit] += weights[l][unit][j] * a[i][j];
                    }
                }

                for (var unit = 0; unit < z.Length; unit++)
                {
                    z[unit] = activation(z[unit]);
                }

                a[i] = z;
            }

            variances[l++] = Variance(a);
        }

        return variances;
    }
}
