using System.Numerics;

namespace Katas.WeightInitialisation;

public static class Spread
{
    public static double He(int fanIn, int fanOut) => Law<double>(fanIn);

    public static double Glorot(int fanIn, int fanOut) => Law<double>(fanIn + fanOut);

    public static double UniformLimit(double standardDeviation)
    {
        var variance = standardDeviation * standardDeviation;
        return Math.Sqrt(12 * variance) / 2;
    }

    private static T Law<T>(int below)
        where T : IRootFunctions<T> => T.Sqrt(T.CreateChecked(2) / T.CreateChecked(below));
}

public static class Weights
{
    public static double[][] Normal(int fanIn, int fanOut, double standardDeviation, int seed) =>
        Draw(fanIn, fanOut, Normals(seed).Select(z => standardDeviation * z));

    public static double[][] Uniform(int fanIn, int fanOut, double limit, int seed) =>
        Draw(fanIn, fanOut, Numbers(seed).Select(u => (u - (1 - u)) * limit));

    public static double[][][] Layers(int[] sizes, Func<int, int, double> spread, int seed)
    {
        if (sizes.Length < 2 || sizes.Any(size => size < 1))
        {
            throw new ArgumentException("Two sizes or more, each 1 or more.", nameof(sizes));
        }

        using var stream = Normals(seed).GetEnumerator();
        var layers = new double[sizes.Length - 1][][];
        for (var (l, fanIn) = (0, sizes[0]); l < layers.Length; fanIn = sizes[++l])
        {
            var s = spread(fanIn, sizes[l + 1]);
            layers[l] = Draw(fanIn, sizes[l + 1], Rest().Select(z => s * z));
        }

        return layers;

        IEnumerable<double> Rest()
        {
            while (stream.MoveNext())
            {
                yield return stream.Current;
            }
        }
    }

    private static double[][] Draw(int fanIn, int fanOut, IEnumerable<double> stream)
    {
        if (fanIn < 1 || fanOut < 1)
        {
            throw new ArgumentException("Fans are 1 or more.");
        }

        var flat = stream.Take(fanIn * fanOut).ToArray();
        return [.. Enumerable.Range(0, fanOut).Select(i => flat[(i * fanIn)..((i + 1) * fanIn)])];
    }

    private static IEnumerable<double> Numbers(int seed)
    {
        var random = new Random(seed);
        while (true)
        {
            yield return random.NextDouble();
        }
    }

    private static IEnumerable<double> Normals(int seed) =>
        Numbers(seed).Chunk(2).Select(u => Math.Sqrt(-2 * Math.Log(1 - u[0])) * Math.Cos(2 * Math.PI * u[1]));
}

public static class Signal
{
    public static double Variance(double[][] a)
    {
        // Half the mean squared distance of any two numbers.
        double[] all = [.. a.SelectMany(row => row)];
        return all.Length > 200
            ? all.Average(value => Math.Pow(value - all[0], 2)) - Math.Pow(all.Average(value => value - all[0]), 2)
            : all.Average(x => all.Average(y => (x - y) * (x - y))) / 2;
    }

    public static double[] ReluVariances(double[][] inputs, double[][][] weights) =>
        Variances(inputs, weights, z => Math.Max(0, z));

    public static double[] TanhVariances(double[][] inputs, double[][][] weights) => Variances(inputs, weights, Math.Tanh);

    private static double[] Variances(double[][] inputs, double[][][] weights, Func<double, double> activation)
    {
        if (inputs.Length == 0)
        {
            throw new ArgumentException("There are no inputs.", nameof(inputs));
        }

        var variances = new Queue<double>();
        var a = inputs;
        foreach (var layer in weights)
        {
            var next = a.Select(_ => new double[layer.Length]).ToArray();
            for (var unit = 0; unit < layer.Length; unit++)
            {
                for (var row = 0; row < a.Length; row++)
                {
                    next[row][unit] = activation(Dot<double>(layer[unit], a[row]));
                }
            }

            a = next;
            variances.Enqueue(Variance(a));
        }

        return variances.ToArray();
    }

    private static T Dot<T>(T[] w, T[] x)
        where T : INumber<T>
    {
        if (w.Length != x.Length)
        {
            throw new ArgumentException($"{w.Length} weights for {x.Length} inputs.");
        }

        var sum = T.Zero;
        foreach (var (wi, xi) in w.Zip(x))
        {
            sum += wi * xi;
        }

        return sum;
    }
}
