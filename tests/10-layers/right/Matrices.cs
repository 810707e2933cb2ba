using Katas.Toolbox;

namespace Katas.Layers;

public sealed class Dense(double[][] weights, double[] biases) : ILayer
{
    private readonly double[][] _w = Array.ConvertAll(weights, row => (double[])row.Clone());
    private readonly double[] _b = (double[])biases.Clone();
    private readonly double[][] _gradients = [.. weights.Select(row => new double[row.Length]), new double[biases.Length]];
    private Matrix _x = new(0, 0);

    public double[][] Parameters => [.. _w, _b];

    public double[][] Gradients => _gradients;

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
        // A matrix refuses what does not fit.
        var x = Matrix.FromRows(batch);
        var z = x.TimesTransposed(Matrix.FromRows(_w));
        z.AddToEachRow(_b);
        _x = x;
        return z.ToRows();
    }

    public double[][] Backward(double[][] gradient)
    {
        var delta = Matrix.FromRows(gradient);
        foreach (var (row, i) in delta.TransposedTimes(_x).ToRows().Select((row, i) => (row, i)))
        {
            row.CopyTo(_gradients[i], 0);
        }

        delta.ColumnSums().CopyTo(_gradients[^1], 0);
        return delta.Times(Matrix.FromRows(_w)).ToRows();
    }
}

public static class Activation
{
    public static ILayer Relu() => new Map(z => z > 0 ? z : 0, (z, _) => z >= 0 ? 1 : 0);

    public static ILayer Sigmoid() => new Map(z => (1 + Math.Tanh(z / 2)) / 2, (_, a) => a * (1 - a));

    public static ILayer Tanh() => new Map(Math.Tanh, (_, a) => (1 - a) * (1 + a));

    public static ILayer Swish() =>
        new Map(z => z * (1 + Math.Tanh(z / 2)) / 2, (z, a) => a + ((1 + Math.Tanh(z / 2)) / 2 * (1 - a)));
}

public sealed class Map(Func<double, double> f, Func<double, double, double> slope) : ILayer
{
    private Matrix _z = new(0, 0), _a = new(0, 0);

    public double[][] Parameters { get; } = [];

    public double[][] Gradients { get; } = [];

    public double[][] Forward(double[][] batch, bool isTraining)
    {
        _z = Matrix.FromRows(batch);
        _a = _z.Map(f);
        return _a.ToRows();
    }

    public double[][] Backward(double[][] gradient)
    {
        var g = Matrix.FromRows(gradient);
        for (var i = 0; i < g.Values.Length; i++)
        {
            g.Values[i] *= slope(_z.Values[i], _a.Values[i]);
        }

        return g.ToRows();
    }
}

public sealed class Softmax : ILayer
{
    private Matrix _p = new(0, 0);

    public double[][] Parameters => [];

    public double[][] Gradients => [];

    public double[][] Forward(double[][] batch, bool isTraining)
    {
        var p = Matrix.FromRows(batch);
        for (var i = 0; i < p.Rows; i++)
        {
            var (max, sum) = (double.NegativeInfinity, 0.0);
            foreach (var z in p.Row(i))
            {
                max = Math.Max(max, z);
            }

            foreach (ref var z in p.Row(i))
            {
                z = Math.Exp(z - max);
                sum += z;
            }

            foreach (ref var z in p.Row(i))
            {
                z /= sum;
            }
        }

        _p = p;
        return p.ToRows();
    }

    /// <summary>By the whole Jacobian of each row, diag(p) − p pᵀ.</summary>
    public double[][] Backward(double[][] gradient)
    {
        var back = new Matrix(_p.Rows, _p.Columns);
        for (var row = 0; row < _p.Rows; row++)
        {
            var p = _p.Row(row);
            for (var i = 0; i < p.Length; i++)
            {
                for (var k = 0; k < p.Length; k++)
                {
                    back[row, i] += gradient[row][k] * ((i == k ? p[i] : 0) - (p[i] * p[k]));
                }
            }
        }

        return back.ToRows();
    }
}

public sealed class MeanSquaredError : ILoss
{
    public double Value(double[][] outputs, double[][] targets) =>
        Table.Sum(outputs, targets, (a, y) => (a - y) * (a - y)) / 2 / outputs.Length;

    public double[][] Gradient(double[][] outputs, double[][] targets) =>
        Table.Map(outputs, targets, (a, y) => (a / outputs.Length) - (y / outputs.Length));
}

public sealed class BinaryCrossEntropy : ILoss
{
    public double Value(double[][] outputs, double[][] targets) => Table.Sum(outputs, targets, (a, y) =>
    {
        var p = Math.Clamp(a, 1e-6, 1 - 1e-6);
        return -(y * Math.Log(p)) - ((1 - y) * Math.Log(1 - p));
    }) / outputs.Length;

    public double[][] Gradient(double[][] outputs, double[][] targets) => Table.Map(outputs, targets, (a, y) =>
    {
        var p = Math.Clamp(a, 1e-6, 1 - 1e-6);
        return (p - y) / (p - (p * p)) / outputs.Length;
    });
}

public sealed class CategoricalCrossEntropy : ILoss
{
    public double Value(double[][] outputs, double[][] targets) =>
        -Table.Sum(outputs, targets, (a, y) => y * Math.Log(Math.Clamp(a, 1e-6, 1 - 1e-6))) / outputs.Length;

    public double[][] Gradient(double[][] outputs, double[][] targets) =>
        Table.Map(outputs, targets, (a, y) => -y / (outputs.Length * Math.Clamp(a, 1e-6, 1 - 1e-6)));
}

internal static class Table
{
    public static double Sum(double[][] outputs, double[][] targets, Func<double, double, double> of)
    {
        var sum = 0.0;
        foreach (var value in Map(outputs, targets, of).SelectMany(row => row))
        {
            sum += value;
        }

        return sum;
    }

    public static double[][] Map(double[][] outputs, double[][] targets, Func<double, double, double> of)
    {
        if (outputs.Length == 0)
        {
            throw new ArgumentException("No rows.");
        }

        var (a, y) = (Matrix.FromRows(outputs), Matrix.FromRows(targets));
        if (a.Rows != y.Rows || a.Columns != y.Columns)
        {
            throw new ArgumentException("The shapes differ.");
        }

        for (var i = 0; i < a.Values.Length; i++)
        {
            a.Values[i] = of(a.Values[i], y.Values[i]);
        }

        return a.ToRows();
    }
}

public sealed class Dropout(double rate, int seed) : ILayer
{
    private readonly Random _random = new(seed);
    private Matrix? _mask;

    public double[][] Parameters => [];

    public double[][] Gradients => [];

    public double[][] Forward(double[][] batch, bool isTraining)
    {
        var x = Matrix.FromRows(batch);
        _mask = isTraining ? x.Map(_ => _random.NextDouble() < 1 - rate ? 1 / (1 - rate) : 0) : null;
        return Through(x);
    }

    public double[][] Backward(double[][] gradient) => Through(Matrix.FromRows(gradient));

    private double[][] Through(Matrix values)
    {
        for (var i = 0; _mask is not null && i < values.Values.Length; i++)
        {
            values.Values[i] *= _mask.Values[i];
        }

        return values.ToRows();
    }
}

public sealed class Network(ILayer[] layers) : ILayer
{
    public double[][] Parameters { get; } = [.. layers.SelectMany(layer => layer.Parameters)];

    public double[][] Gradients => [.. layers.SelectMany(layer => layer.Gradients)];

    public double[][] Forward(double[][] batch, bool isTraining)
    {
        foreach (var layer in layers)
        {
            batch = layer.Forward(batch, isTraining);
        }

        return batch;
    }

    public double[][] Backward(double[][] gradient)
    {
        for (var i = layers.Length - 1; i >= 0; i--)
        {
            gradient = layers[i].Backward(gradient);
        }

        return gradient;
    }

    public void Step(double learningRate)
    {
        if (!double.IsFinite(learningRate) || learningRate <= 0)
        {
            throw new ArgumentOutOfRangeException(nameof(learningRate));
        }

        foreach (var layer in layers)
        {
            for (var k = 0; k < layer.Parameters.Length; k++)
            {
                for (var i = 0; i < layer.Parameters[k].Length; i++)
                {
                    layer.Parameters[k][i] -= layer.Gradients[k][i] * learningRate;
                }
            }
        }
    }

    public Epoch[] Fit(
        double[][] inputs, double[][] targets, double learningRate, int epochs, int batchSize, int seed, ILoss loss)
    {
        if (inputs.Length == 0 || inputs.Length != targets.Length)
        {
            throw new ArgumentException("Rows and targets pair up.");
        }

        ArgumentOutOfRangeException.ThrowIfNegative(epochs);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(batchSize);
        if (!double.IsFinite(learningRate) || learningRate <= 0)
        {
            throw new ArgumentOutOfRangeException(nameof(learningRate));
        }

        var (random, history) = (new Random(seed), new List<Epoch>());
        while (history.Count < epochs)
        {
            var order = Enumerable.Range(0, inputs.Length).ToArray();
            random.Shuffle(order);
            var (mean, right) = (0.0, 0);
            for (var start = 0; start < order.Length; start += batchSize)
            {
                var rows = order[start..Math.Min(order.Length, start + batchSize)];
                var (x, y) = (Array.ConvertAll(rows, row => inputs[row]), Array.ConvertAll(rows, row => targets[row]));
                var a = Forward(x, isTraining: true);
                var (value, gradient) = (loss.Value(a, y), loss.Gradient(a, y));

                // A running mean: what was seen so far, and what has come.
                mean += (value - mean) * rows.Length / (start + rows.Length);
                for (var i = 0; i < rows.Length; i++)
                {
                    right += IsRight(a[i], y[i]) ? 1 : 0;
                }

                Backward(gradient);
                Step(learningRate);
            }

            history.Add(new Epoch(mean, right / (double)inputs.Length));
        }

        return [.. history];
    }

    private static bool IsRight(
        double[] a,
        double[] y) => a.Length == 1 ? a[0] > 0.5 == y[0] > 0.5 : Array.IndexOf(a, a.Max()) == Array.IndexOf(y, y.Max());
}
