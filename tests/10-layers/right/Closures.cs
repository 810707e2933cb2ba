namespace Katas.Layers;

/// <summary>Keeps the way back as a function that the way forward has made.</summary>
public abstract class Taped : ILayer
{
    private Func<double[][], double[][]> _back = gradient => gradient;

    public virtual double[][] Parameters => [];

    public virtual double[][] Gradients => [];

    public double[][] Forward(double[][] batch, bool isTraining)
    {
        (var answer, _back) = Pass(batch, isTraining);
        return answer;
    }

    public double[][] Backward(double[][] gradient) => _back(gradient);

    protected abstract (double[][] Answer, Func<double[][], double[][]> Back) Pass(double[][] batch, bool isTraining);

    protected static double[][] Zip(double[][] a, double[][] b, Func<double, double, double> f)
    {
        var answer = new double[a.Length][];
        for (var row = 0; row < a.Length; row++)
        {
            answer[row] = new double[a[row].Length];
            for (var j = 0; j < a[row].Length; j++)
            {
                answer[row][j] = f(a[row][j], b[row][j]);
            }
        }

        return answer;
    }
}

public sealed class Dense(double[][] weights, double[] biases) : Taped
{
    private readonly double[][] _all = [.. weights.Append(biases).Select(row => row.ToArray())];
    private readonly double[][] _slopes = [.. weights.Append(biases).Select(row => new double[row.Length])];

    public override double[][] Parameters => _all;

    public override double[][] Gradients => _slopes;

    private int Units => _all.Length - 1;

    public static Dense Create(int inputs, int outputs, int seed)
    {
        var random = new Random(seed);
        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Sin(2 * Math.PI * random.NextDouble());
        return new Dense(
            [.. Enumerable.Range(0, outputs)
                .Select(_ => Enumerable.Range(0, inputs).Select(_ => Math.Sqrt(2.0 / inputs) * Normal()).ToArray())],
            new double[outputs]);
    }

    protected override (double[][] Answer, Func<double[][], double[][]> Back) Pass(double[][] batch, bool isTraining)
    {
        var inputs = _all[0].Length;
        if (Array.Exists(batch, x => x.Length != inputs))
        {
            throw new ArgumentException($"{inputs} values are needed.", nameof(batch));
        }

        // Column by column: what each input brings to every unit.
        var z = batch.Select(_ => _all[Units].ToArray()).ToArray();
        for (var j = 0; j < inputs; j++)
        {
            for (var row = 0; row < batch.Length; row++)
            {
                for (var i = 0; i < Units; i++)
                {
                    z[row][i] += batch[row][j] * _all[i][j];
                }
            }
        }

        return (z, gradient =>
        {
            var back = batch.Select(x => new double[x.Length]).ToArray();
            foreach (var slope in _slopes)
            {
                slope.AsSpan().Clear();
            }

            for (var row = 0; row < batch.Length; row++)
            {
                ReadOnlySpan<double> delta = gradient[row], x = batch[row];
                for (var i = 0; i < delta.Length; i++)
                {
                    _slopes[Units][i] += delta[i];
                    for (var j = 0; j < x.Length; j++)
                    {
                        _slopes[i][j] += x[j] * delta[i];
                        back[row][j] += _all[i][j] * delta[i];
                    }
                }
            }

            return back;
        }
        );
    }
}

/// <summary>f gives the value and the slope at once.</summary>
public sealed class Bent(Func<double, (double A, double Slope)> f) : Taped
{
    protected override (double[][] Answer, Func<double[][], double[][]> Back) Pass(double[][] batch, bool isTraining)
    {
        var slopes = Zip(batch, batch, (z, _) => f(z).Slope);
        return (Zip(batch, batch, (z, _) => f(z).A), gradient => Zip(gradient, slopes, (g, slope) => g * slope));
    }
}

public static class Activation
{
    public static ILayer Relu() => new Bent(z => z >= 0 ? (z, 1) : (0, 0));

    public static ILayer Sigmoid() => new Bent(z => (S(z), S(z) * S(-z)));

    public static ILayer Tanh() => new Bent(z =>
    {
        var a = Math.Tanh(z);
        return (a, 1 - Math.Pow(a, 2));
    });

    public static ILayer Swish() => new Bent(z => (z * S(z), S(z) + (z * S(z) * S(-z))));

    private static double S(double z) => 0.5 + (0.5 * Math.Tanh(0.5 * z));
}

public sealed class Softmax : Taped
{
    protected override (double[][] Answer, Func<double[][], double[][]> Back) Pass(double[][] batch, bool isTraining)
    {
        var p = batch.Select(z =>
        {
            var e = z.Select(zi => Math.Exp(zi - z.Max())).ToArray();
            return e.Select(ei => ei / e.Sum()).ToArray();
        }).ToArray();
        return (p, gradient => Zip(gradient, p, (g, _) => g).Select((g, row) =>
        {
            var dot = 0.0;
            for (var k = g.Length - 1; k >= 0; k--)
            {
                dot += p[row][k] * g[k];
            }

            for (var i = 0; i < g.Length; i++)
            {
                g[i] = (g[i] - dot) * p[row][i];
            }

            return g;
        }).ToArray());
    }
}

/// <summary>A loss by its value and its slope in one output.</summary>
public abstract class RowLoss(Func<double, double, double> of, Func<double, double, double> slope) : ILoss
{
    public double Value(double[][] outputs, double[][] targets)
    {
        Require(outputs, targets);
        return (from row in Enumerable.Range(0, outputs.Length)
                from j in Enumerable.Range(0, outputs[row].Length)
                select of(outputs[row][j], targets[row][j])).Sum() / targets.Length;
    }

    public double[][] Gradient(double[][] outputs, double[][] targets)
    {
        Require(outputs, targets);
        return Array.ConvertAll(Enumerable.Range(0, outputs.Length).ToArray(), row =>
            outputs[row].Select((a, j) => slope(a, targets[row][j]) / outputs.Length).ToArray());
    }

    protected static double Clip(double p) => Math.Clamp(p, 1e-6, 1 - 1e-6);

    private static void Require(double[][] outputs, double[][] targets)
    {
        if (outputs.Length == 0
            || outputs.Length != targets.Length
            || outputs.Concat(targets).Select(row => row.Length).Distinct().Count() != 1)
        {
            throw new ArgumentException("Outputs and targets have one shape.");
        }
    }
}

public sealed class MeanSquaredError() : RowLoss((a, y) => ((a * a) - (2 * a * y) + (y * y)) / 2, (a, y) => a - y);

public sealed class BinaryCrossEntropy() : RowLoss(
    (a, y) => (-y * Math.Log(Clip(a))) - ((1 - y) * Math.Log(1 - Clip(a))),
    (a, y) => (Clip(a) - y) / Clip(a) / (1 - Clip(a)));

public sealed class CategoricalCrossEntropy() : RowLoss((a, y) => y * -Math.Log(Clip(a)), (a, y) => y * -1 / Clip(a));

public sealed class Dropout(double rate, int seed) : Taped
{
    private readonly Random _chance = new(seed);

    protected override (double[][] Answer, Func<double[][], double[][]> Back) Pass(double[][] batch, bool isTraining)
    {
        if (!isTraining)
        {
            return (Zip(batch, batch, (x, _) => x), gradient => Zip(gradient, gradient, (g, _) => g));
        }

        var mask = Zip(batch, batch, (_, _) => _chance.NextDouble() < rate ? 0 : 1);
        return (Zip(batch, mask, (x, m) => x * m / (1 - rate)), gradient => Zip(gradient, mask, (g, m) => g * m / (1 - rate)));
    }
}

public sealed class Network(ILayer[] layers) : Taped
{
    public override double[][] Parameters =>
        layers.Aggregate(Array.Empty<double[]>(), (all, layer) => [.. all, .. layer.Parameters]);

    public override double[][] Gradients =>
        layers.Aggregate(Array.Empty<double[]>(), (all, layer) => [.. all, .. layer.Gradients]);

    public void Step(double learningRate)
    {
        Positive(learningRate);
        foreach (var layer in layers.Reverse())
        {
            foreach (var (theta, slope) in layer.Parameters.Zip(layer.Gradients))
            {
                for (var i = theta.Length - 1; i >= 0; i--)
                {
                    theta[i] = theta[i] - (slope[i] * learningRate);
                }
            }
        }
    }

    public Epoch[] Fit(
        double[][] inputs, double[][] targets, double learningRate, int epochs, int batchSize, int seed, ILoss loss)
    {
        Positive(learningRate);
        if (inputs.Length == 0 || inputs.Length != targets.Length || epochs < 0 || batchSize < 1)
        {
            throw new ArgumentException("Not a training.");
        }

        var random = new Random(seed);
        var epochsSeen = new Epoch[epochs];
        foreach (ref var epoch in epochsSeen.AsSpan())
        {
            // Copies in a new order; the caller's arrays keep theirs.
            var (xs, ys) = (inputs.ToArray(), targets.ToArray());
            var keys = Enumerable.Range(0, xs.Length).Select(_ => random.NextDouble()).ToArray();
            Array.Sort((double[])keys.Clone(), xs);
            Array.Sort(keys, ys);

            var (sum, right) = (0.0, 0);
            for (var start = 0; start < xs.Length; start += batchSize)
            {
                var end = Math.Min(start + batchSize, xs.Length);
                var outputs = Forward(xs[start..end], true);
                sum += loss.Value(outputs, ys[start..end]) * (end - start) / xs.Length;
                for (var i = start; i < end; i++)
                {
                    if (IsRight(outputs[i - start], ys[i]))
                    {
                        right++;
                    }
                }

                Backward(loss.Gradient(outputs, ys[start..end]));
                Step(learningRate);
            }

            epoch = new Epoch(sum, 1.0 * right / xs.Length);
        }

        return epochsSeen;
    }

    protected override (double[][] Answer, Func<double[][], double[][]> Back) Pass(double[][] batch, bool isTraining)
    {
        var road = new Stack<ILayer>();
        foreach (var layer in layers)
        {
            batch = layer.Forward(batch, isTraining);
            road.Push(layer);
        }

        return (batch, gradient => road.Aggregate(gradient, (g, layer) => layer.Backward(g)));
    }

    private static void Positive(double learningRate)
    {
        if (double.IsNaN(learningRate) || double.IsInfinity(learningRate) || learningRate <= 0)
        {
            throw new ArgumentException("η is finite and positive.");
        }
    }

    private static bool IsRight(
        double[] a,
        double[] y) => a.Length == 1 ? a[0] > 0.5 == y[0] > 0.5 : Array.IndexOf(a, a.Max()) == Array.IndexOf(y, y.Max());
}
