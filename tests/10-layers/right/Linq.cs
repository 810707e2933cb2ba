namespace Katas.Layers;

public sealed class Dense(double[][] weights, double[] biases) : ILayer
{
    private readonly double[][] _parameters = [.. weights.Select(w => (double[])[.. w]), [.. biases]];
    private double[][] _x = [];

    public double[][] Parameters => _parameters;

    public double[][] Gradients { get; private set; } = [.. weights.Select(w => new double[w.Length]), new double[biases.Length]];

    private IEnumerable<(double[] W, double B)> Units => _parameters[..^1].Zip(_parameters[^1]);

    public static Dense Create(int inputs, int outputs, int seed)
    {
        var random = new Random(seed);
        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Sin(2 * Math.PI * random.NextDouble());
        return new Dense(
            [.. Enumerable.Range(0, outputs)
                .Select(_ => Enumerable.Range(0, inputs).Select(_ => Math.Sqrt(2.0 / inputs) * Normal()).ToArray())],
            new double[outputs]);
    }

    public double[][] Forward(double[][] batch, bool isTraining)
    {
        if (batch.Any(x => x.Length != _parameters[0].Length))
        {
            throw new ArgumentException("A row does not fit.");
        }

        _x = batch;
        return [.. batch.Select(x => Units.Select(unit => unit.W.Zip(x, (w, xj) => w * xj).Sum() + unit.B).ToArray())];
    }

    public double[][] Backward(double[][] gradient)
    {
        Gradients =
        [
            .. _parameters[..^1].Select((w, i) => w.Select((_, j) => _x.Zip(gradient, (x, g) => x[j] * g[i]).Sum()).ToArray()),
            [.. _parameters[^1].Select((_, i) => gradient.Sum(g => g[i]))],
        ];
        return [
            .. gradient.Select(g => _parameters[0].Select((_, j) => Units.Zip(g, (unit, gi) => unit.W[j] * gi).Sum()).ToArray()),
        ];
    }
}

public static class Activation
{
    public static ILayer Relu() => new Curve(z => z < 0 ? 0 : z, z => z < 0 ? 0 : 1);

    public static ILayer Sigmoid() => new Curve(Sigma, z => Sigma(z) * Sigma(-z));

    public static ILayer Tanh() => new Curve(z => (2 * Sigma(2 * z)) - 1, z => 4 * Sigma(2 * z) * Sigma(-2 * z));

    public static ILayer Swish() => new Curve(z => z * Sigma(z), z => Sigma(z) * (1 + (z * Sigma(-z))));

    private static double Sigma(double z) => z >= 0 ? 1 / (1 + Math.Exp(-z)) : Math.Exp(z) / (1 + Math.Exp(z));

    private sealed class Curve(Func<double, double> f, Func<double, double> slope) : ILayer
    {
        private double[][] _slopes = [];

        public double[][] Parameters => [];

        public double[][] Gradients => [];

        public double[][] Forward(double[][] batch, bool isTraining)
        {
            _slopes = [.. batch.Select(row => row.Select(slope).ToArray())];
            return [.. batch.Select(row => row.Select(f).ToArray())];
        }

        public double[][] Backward(double[][] gradient) =>
            [.. gradient.Zip(_slopes, (g, s) => g.Zip(s, (a, b) => a * b).ToArray())];
    }
}

public sealed class Softmax : ILayer
{
    private double[][] _z = [];

    public double[][] Parameters => [];

    public double[][] Gradients => [];

    public double[][] Forward(double[][] batch, bool isTraining) => [.. (_z = batch).Select(Of)];

    public double[][] Backward(double[][] gradient) =>
        [
            .. _z.Select(Of)
                .Zip(gradient, (p, g) => p.Select((pi, i) => pi * p.Select((pk, k) => pk * (g[i] - g[k])).Sum()).ToArray()),
        ];

    private static double[] Of(double[] z) => [.. z.Select(zi => 1 / z.Sum(zk => Math.Exp(zk - zi)))];
}

public abstract class Cost : ILoss
{
    public double Value(double[][] outputs, double[][] targets)
    {
        Check(outputs, targets);
        return outputs.Zip(targets).Average(row => row.First.Zip(row.Second, Of).Sum());
    }

    public double[][] Gradient(double[][] outputs, double[][] targets)
    {
        Check(outputs, targets);
        return [.. outputs.Zip(targets, (a, y) => a.Zip(y, (ai, yi) => Slope(ai, yi) / outputs.Length).ToArray())];
    }

    protected static double Clip(double p) => Math.Min(Math.Max(p, 1e-6), 1 - 1e-6);

    protected abstract double Of(double a, double y);

    protected abstract double Slope(double a, double y);

    private static void Check(double[][] outputs, double[][] targets)
    {
        if (outputs.Length == 0
            || !outputs.Select(row => row.Length).SequenceEqual(targets.Select(row => row.Length))
            || outputs.Any(row => row.Length != outputs[0].Length))
        {
            throw new ArgumentException("The shapes differ.");
        }
    }
}

public sealed class MeanSquaredError : Cost
{
    protected override double Of(double a, double y) => 0.5 * Math.Pow(a - y, 2);

    protected override double Slope(double a, double y) => a - y;
}

public sealed class BinaryCrossEntropy : Cost
{
    protected override double Of(double a, double y) => -((y * Math.Log(Clip(a))) + ((1 - y) * Math.Log(1 - Clip(a))));

    protected override double Slope(double a, double y) => (-y / Clip(a)) + ((1 - y) / (1 - Clip(a)));
}

public sealed class CategoricalCrossEntropy : Cost
{
    protected override double Of(double a, double y) => y == 0 ? 0 : -y * Math.Log(Clip(a));

    protected override double Slope(double a, double y) => y == 0 ? 0 : -y / Clip(a);
}

public sealed class Dropout(double rate, int seed) : ILayer
{
    private readonly Random _random = new(seed);
    private Func<double[][], double[][]> _mask = rows => rows;

    public double[][] Parameters => [];

    public double[][] Gradients => [];

    public double[][] Forward(double[][] batch, bool isTraining)
    {
        var kept = batch.Select(row => row.Select(_ => _random.NextDouble() >= rate).ToArray()).ToArray();
        _mask = isTraining
            ? rows => [.. rows.Zip(kept, (row, k) => row.Zip(k, (x, isKept) => isKept ? x / (1 - rate) : 0).ToArray())]
            : rows => [.. rows.Select(row => row.ToArray())];
        return _mask(batch);
    }

    public double[][] Backward(double[][] gradient) => _mask(gradient);
}

public sealed class Network(ILayer[] layers) : ILayer
{
    public double[][] Parameters => [.. from layer in layers from theta in layer.Parameters select theta];

    public double[][] Gradients => [.. from layer in layers from slope in layer.Gradients select slope];

    public double[][] Forward(double[][] batch, bool isTraining) =>
        layers.Aggregate(batch, (a, layer) => layer.Forward(a, isTraining));

    public double[][] Backward(double[][] gradient) => layers.Reverse().Aggregate(gradient, (g, layer) => layer.Backward(g));

    public void Step(double learningRate)
    {
        if (!(learningRate > 0 && learningRate < double.PositiveInfinity))
        {
            throw new ArgumentException("No step.");
        }

        foreach (var (theta, slope) in Parameters.Zip(Gradients))
        {
            theta.Zip(slope, (t, s) => t - (learningRate * s)).ToArray().CopyTo(theta, 0);
        }
    }

    public Epoch[] Fit(
        double[][] inputs, double[][] targets, double learningRate, int epochs, int batchSize, int seed, ILoss loss)
    {
        if (inputs.Length == 0
            || inputs.Length != targets.Length
            || !(learningRate > 0 && double.IsFinite(learningRate))
            || epochs < 0
            || batchSize < 1)
        {
            throw new ArgumentException("This cannot be trained.");
        }

        var random = new Random(seed);
        (double Loss, int Right) Learn((double[] X, double[] Y)[] batch)
        {
            var y = batch.Select(row => row.Y).ToArray();
            var a = Forward([.. batch.Select(row => row.X)], true);
            var seen = (loss.Value(a, y) * batch.Length, a.Zip(y).Count(row => IsRight(row.First, row.Second)));
            Backward(loss.Gradient(a, y));
            Step(learningRate);
            return seen;
        }

        return
        [
            .. Enumerable.Range(0, epochs)
                .Select(_ => inputs.Zip(targets).OrderBy(_ => random.Next()).Chunk(batchSize).Select(Learn).ToArray())
                .Select(seen => new Epoch(seen.Sum(s => s.Loss) / inputs.Length, (double)seen.Sum(s => s.Right) / inputs.Length)),
        ];
    }

    private static bool IsRight(
        double[] a,
        double[] y) => a.Length == 1 ? a[0] > 0.5 == y[0] > 0.5 : Array.IndexOf(a, a.Max()) == Array.IndexOf(y, y.Max());
}
