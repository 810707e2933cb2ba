namespace Katas.Layers;

public interface ILayer
{
    double[][] Parameters { get; }

    double[][] Gradients { get; }

    double[][] Forward(double[][] batch, bool isTraining);

    double[][] Backward(double[][] gradient);
}

public abstract class Bend : ILayer
{
    private readonly List<double[]> _inputs = [];

    public double[][] Parameters => [];

    public double[][] Gradients => [];

    public double[][] Forward(double[][] batch, bool isTraining)
    {
        _inputs.Clear();
        var answer = new double[batch.Length][];
        for (var row = 0; row < batch.Length; row++)
        {
            _inputs.Add([.. batch[row]]);
            answer[row] = new double[batch[row].Length];
            for (var j = 0; j < batch[row].Length; j++)
            {
                answer[row][j] = Value(batch[row][j]);
            }
        }

        return answer;
    }

    public double[][] Backward(double[][] gradient)
    {
        var answer = new double[gradient.Length][];
        for (var row = 0; row < gradient.Length; row++)
        {
            answer[row] = [.. gradient[row]];
            for (var j = 0; j < answer[row].Length; j++)
            {
                answer[row][j] *= Slope(_inputs[row][j]);
            }
        }

        return answer;
    }

    protected static double Sigma(double z) => 1.0 / (1.0 + Math.Exp(-z));

    protected abstract double Value(double z);

    protected abstract double Slope(double z);
}

public sealed class ReluLayer : Bend
{
    protected override double Value(double z) => (z + Math.Abs(z)) / 2;

    protected override double Slope(double z) => Math.Sign(z) == 1 ? 1 : 0;
}

public sealed class SigmoidLayer : Bend
{
    protected override double Value(double z) => Sigma(z);

    protected override double Slope(double z) => Sigma(z) - (Sigma(z) * Sigma(z));
}

public sealed class TanhLayer : Bend
{
    protected override double Value(double z) => Math.Tanh(z);

    protected override double Slope(double z) => 1 / (Math.Cosh(z) * Math.Cosh(z));
}

public sealed class SwishLayer : Bend
{
    protected override double Value(double z) => z / (1 + Math.Exp(-z));

    protected override double Slope(double z) => Sigma(z) + (Value(z) * (1 - Sigma(z)));
}

public static class Activation
{
    public static ILayer Relu() => new ReluLayer();

    public static ILayer Sigmoid() => new SigmoidLayer();

    public static ILayer Tanh() => new TanhLayer();

    public static ILayer Swish() => new SwishLayer();
}

public sealed class Dense : ILayer
{
    private readonly Unit[] _units;
    private readonly double[] _b;
    private readonly double[] _db;
    private readonly List<double[]> _inputs = [];

    public Dense(double[][] weights, double[] biases)
    {
        _units = [.. weights.Select(w => new Unit([.. w]))];
        _b = [.. biases];
        _db = new double[biases.Length];
        (Parameters, Gradients) = ([.. _units.Select(unit => unit.W), _b], [.. _units.Select(unit => unit.Dw), _db]);
    }

    public double[][] Parameters { get; }

    public double[][] Gradients { get; }

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
        foreach (var x in batch)
        {
            if (x.Length != _units[0].W.Length)
            {
                throw new ArgumentException($"A row has {x.Length} values, not {_units[0].W.Length}.");
            }
        }

        _inputs.Clear();
        _inputs.AddRange(batch.Select(x => (double[])[.. x]));
        return Array.ConvertAll(batch, x =>
            Array.ConvertAll(Enumerable.Range(0, _units.Length).ToArray(), i => _units[i].Dot(x) + _b[i]));
    }

    public double[][] Backward(double[][] gradient)
    {
        Array.Clear(_db);
        var back = _inputs.Select(x => new double[x.Length]).ToArray();
        for (var i = 0; i < _units.Length; i++)
        {
            Array.Clear(_units[i].Dw);
            for (var row = gradient.Length - 1; row >= 0; row--)
            {
                _db[i] += gradient[row][i];
                _units[i].Blame(gradient[row][i], _inputs[row], back[row]);
            }
        }

        return back;
    }

    private sealed record Unit(double[] W)
    {
        public double[] Dw { get; } = new double[W.Length];

        public double Dot(double[] x)
        {
            var sum = 0.0;
            for (var j = W.Length - 1; j >= 0; j--)
            {
                sum += W[j] * x[j];
            }

            return sum;
        }

        public void Blame(double delta, double[] x, double[] back)
        {
            for (var j = 0; j < W.Length; j++)
            {
                Dw[j] += delta * x[j];
                back[j] += delta * W[j];
            }
        }
    }
}

public sealed class Softmax : ILayer
{
    private double[][] _p = [];

    public double[][] Parameters => [];

    public double[][] Gradients => [];

    /// <summary>By the logarithm: ln p = z − max − ln Σ e^(z − max).</summary>
    public double[][] Forward(double[][] batch, bool isTraining)
    {
        _p = Array.ConvertAll(batch, z =>
        {
            var max = z.Max();
            var log = max + Math.Log(z.Sum(zi => Math.Exp(zi - max)));
            return Array.ConvertAll(z, zi => Math.Exp(zi - log));
        });
        return Array.ConvertAll(_p, p => (double[])[.. p]);
    }

    public double[][] Backward(double[][] gradient) => [.. _p.Select((p, row) =>
    {
        var mean = p.Select((pk, k) => pk * gradient[row][k]).Sum();
        return p.Select((pi, i) => (pi * gradient[row][i]) - (pi * mean)).ToArray();
    })];
}

public sealed class MeanSquaredError : ILoss
{
    public double Value(double[][] outputs, double[][] targets)
    {
        var sum = 0.0;
        Pairs.Each(outputs, targets, (row, j) => sum += Math.Pow(outputs[row][j] - targets[row][j], 2) / (2 * outputs.Length));
        return sum;
    }

    public double[][] Gradient(double[][] outputs, double[][] targets) =>
        Pairs.Table(outputs, targets, (a, y) => (a - y) * (1.0 / outputs.Length));
}

public sealed class BinaryCrossEntropy : ILoss
{
    public double Value(double[][] outputs, double[][] targets)
    {
        var sum = 0.0;
        Pairs.Each(outputs, targets, (row, j) =>
        {
            sum -= targets[row][j] * Math.Log(Pairs.Clip(outputs[row][j]));
            sum -= (1 - targets[row][j]) * Math.Log(1 - Pairs.Clip(outputs[row][j]));
        });
        return sum / outputs.Length;
    }

    public double[][] Gradient(double[][] outputs, double[][] targets) =>
        Pairs.Table(outputs, targets, (a, y) => (((1 - y) / (1 - Pairs.Clip(a))) - (y / Pairs.Clip(a))) / outputs.Length);
}

public sealed class CategoricalCrossEntropy : ILoss
{
    public double Value(double[][] outputs, double[][] targets)
    {
        var sum = 0.0;
        Pairs.Each(outputs, targets, (row, j) => sum += targets[row][j] * Math.Log(Pairs.Clip(outputs[row][j])));
        return -sum / outputs.Length;
    }

    public double[][] Gradient(double[][] outputs, double[][] targets) =>
        Pairs.Table(outputs, targets, (a, y) => -(y / outputs.Length) / Pairs.Clip(a));
}

internal static class Pairs
{
    public static double Clip(double p) => p < 1e-6 ? 1e-6 : p > 1 - 1e-6 ? 1 - 1e-6 : p;

    public static void Each(double[][] outputs, double[][] targets, Action<int, int> act)
    {
        if (outputs.Length == 0 || outputs.Length != targets.Length)
        {
            throw new ArgumentException("Not as many rows.");
        }

        for (var row = 0; row < outputs.Length; row++)
        {
            if (outputs[row].Length != targets[row].Length || outputs[row].Length != outputs[0].Length)
            {
                throw new ArgumentException("Not as many columns.");
            }

            for (var j = 0; j < outputs[row].Length; j++)
            {
                act(row, j);
            }
        }
    }

    public static double[][] Table(double[][] outputs, double[][] targets, Func<double, double, double> slope)
    {
        var table = outputs.Select(row => new double[row.Length]).ToArray();
        Each(outputs, targets, (row, j) => table[row][j] = slope(outputs[row][j], targets[row][j]));
        return table;
    }
}

public sealed class Dropout(double rate, int seed) : ILayer
{
    private readonly Random _random = new(seed);
    private readonly HashSet<(int Row, int Column)> _dropped = [];
    private double _scale = 1;

    public double[][] Parameters => [];

    public double[][] Gradients => [];

    public double[][] Forward(double[][] batch, bool isTraining)
    {
        _dropped.Clear();
        _scale = isTraining ? 1 / (1 - rate) : 1;
        for (var row = 0; isTraining && row < batch.Length; row++)
        {
            for (var j = 0; j < batch[row].Length; j++)
            {
                if (_random.NextDouble() < rate)
                {
                    _dropped.Add((row, j));
                }
            }
        }

        return Backward(batch);
    }

    public double[][] Backward(double[][] gradient) =>
        [.. gradient.Select((g, row) => g.Select((value, j) => _dropped.Contains((row, j)) ? 0 : value * _scale).ToArray())];
}

public sealed class Network(ILayer[] layers) : ILayer
{
    private readonly ILayer[] _layers = [.. layers];

    public double[][] Parameters
    {
        get
        {
            List<double[]> all = [];
            foreach (var layer in _layers)
            {
                all.AddRange(layer.Parameters);
            }

            return [.. all];
        }
    }

    public double[][] Gradients
    {
        get
        {
            List<double[]> all = [];
            foreach (var layer in _layers)
            {
                all.AddRange(layer.Gradients);
            }

            return [.. all];
        }
    }

    public double[][] Forward(double[][] batch, bool isTraining) => Through(batch, isTraining, 0);

    public double[][] Backward(double[][] gradient) => Back(gradient, 0);

    public void Step(double learningRate)
    {
        RequireStep(learningRate);
        var (parameters, gradients) = (Parameters, Gradients);
        for (var k = 0; k < parameters.Length; k++)
        {
            for (var i = 0; i < parameters[k].Length; i++)
            {
                parameters[k][i] += -learningRate * gradients[k][i];
            }
        }
    }

    public Epoch[] Fit(
        double[][] inputs, double[][] targets, double learningRate, int epochs, int batchSize, int seed, ILoss loss)
    {
        RequireStep(learningRate);
        if (inputs.Length == 0 || inputs.Length != targets.Length || epochs < 0 || batchSize < 1)
        {
            throw new ArgumentException("No such training.");
        }

        var random = new Random(seed);
        var history = new Epoch[epochs];
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            var left = Enumerable.Range(0, inputs.Length).ToList();
            var (sum, right) = (0.0, 0.0);
            while (left.Count > 0)
            {
                List<double[]> x = [], y = [];
                while (x.Count < batchSize && left.Count > 0)
                {
                    var at = random.Next(left.Count);
                    x.Add((double[])inputs[left[at]].Clone());
                    y.Add((double[])targets[left[at]].Clone());
                    left.RemoveAt(at);
                }

                var a = Forward([.. x], true);
                sum += x.Count * loss.Value(a, [.. y]);
                right += Enumerable.Range(0, x.Count).Count(i => IsRight(a[i], y[i]));
                Backward(loss.Gradient(a, [.. y]));
                Step(learningRate);
            }

            history[epoch] = new Epoch(sum / inputs.Length, right / inputs.Length);
        }

        return history;
    }

    private double[][] Through(
        double[][] batch,
        bool isTraining,
        int from) => from == _layers.Length ? batch : Through(_layers[from].Forward(batch, isTraining), isTraining, from + 1);

    private double[][] Back(double[][] gradient, int to) =>
        to == _layers.Length ? gradient : _layers[to].Backward(Back(gradient, to + 1));

    private static void RequireStep(double learningRate)
    {
        if (learningRate is not (> 0 and < double.PositiveInfinity))
        {
            throw new ArgumentException("The rate is no step.");
        }
    }

    private static bool IsRight(
        double[] a,
        double[] y) => a.Length == 1 ? a[0] > 0.5 == y[0] > 0.5 : Array.IndexOf(a, a.Max()) == Array.IndexOf(y, y.Max());
}
