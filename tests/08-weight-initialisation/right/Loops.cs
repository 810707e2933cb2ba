namespace Katas.WeightInitialisation;

public static class Spread
{
    public static double He(int fanIn, int fanOut) => Math.Sqrt(2) / Math.Sqrt(fanIn);

    public static double Glorot(int fanIn, int fanOut)
    {
        var mean = (fanIn + fanOut) / 2.0;
        return 1 / Math.Sqrt(mean);
    }

    public static double UniformLimit(double standardDeviation) => Math.Sqrt(3 * standardDeviation * standardDeviation);
}

public static class Weights
{
    public static double[][] Normal(int fanIn, int fanOut, double standardDeviation, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(fanIn, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(fanOut, 1);
        var random = new Random(seed);
        var weights = new double[fanOut][];
        for (var i = 0; i < fanOut; i++)
        {
            weights[i] = new double[fanIn];
            for (var j = 0; j < fanIn; j++)
            {
                // Twelve uniform numbers less six: the old programmers' bell curve.
                var sum = -6.0;
                for (var k = 0; k < 12; k++)
                {
                    sum += random.NextDouble();
                }

                weights[i][j] = sum * standardDeviation;
            }
        }

        return weights;
    }

    public static double[][] Uniform(int fanIn, int fanOut, double limit, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(fanIn, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(fanOut, 1);
        var random = new Random(seed);
        var weights = new double[fanOut][];
        for (var i = 0; i < fanOut; i++)
        {
            weights[i] = new double[fanIn];
            for (var j = 0; j < fanIn; j++)
            {
                weights[i][j] = -limit + (2 * limit * random.NextDouble());
            }
        }

        return weights;
    }

    public static double[][][] Layers(int[] sizes, Func<int, int, double> spread, int seed)
    {
        if (sizes.Length < 2)
        {
            throw new ArgumentException("No layer.", nameof(sizes));
        }

        var layers = new List<double[][]>();
        for (var l = 1; l < sizes.Length; l++)
        {
            layers.Add(Normal(sizes[l - 1], sizes[l], spread(sizes[l - 1], sizes[l]), seed + (1000 * l)));
        }

        return layers.ToArray();
    }
}

public static class Signal
{
    public static double Variance(double[][] a)
    {
        double sum = 0;
        double count = 0;
        foreach (var row in a)
        {
            foreach (var value in row)
            {
                sum += value;
                count++;
            }
        }

        double squares = 0;
        foreach (var row in a)
        {
            foreach (var value in row)
            {
                squares += Math.Pow(value - (sum / count), 2);
            }
        }

        return squares / count;
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

        var variances = new double[weights.Length];
        for (var l = 0; l < weights.Length; l++)
        {
            var next = new double[inputs.Length][];
            for (var i = 0; i < inputs.Length; i++)
            {
                next[i] = new double[weights[l].Length];
                for (var unit = 0; unit < weights[l].Length; unit++)
                {
                    if (weights[l][unit].Length != inputs[i].Length)
                    {
                        throw new ArgumentException($"Row {i} of layer {l} does not fit unit {unit}.", nameof(weights));
                    }

                    double z = 0;
                    for (var j = inputs[i].Length - 1; j >= 0; j--)
                    {
                        z += inputs[i][j] * weights[l][unit][j];
                    }

                    next[i][unit] = activation(z);
                }
            }

            inputs = next;
            variances[l] = Variance(inputs);
        }

        return variances;
    }
}
