using Katas.Toolbox;

namespace Katas.TrainingLoop;

public sealed record Parameter(double[] Values, double[] Gradient, bool IsBias);

public interface ILayer
{
    Parameter[] Parameters { get; }

    double[][] Forward(double[][] batch, bool isTraining);

    double[][] Backward(double[][] gradient);
}

public interface ILoss
{
    double Value(double[][] outputs, double[][] targets);

    double[][] Gradient(double[][] outputs, double[][] targets);
}

public sealed class Dense(double[][] weights, double[] biases) : ILayer
{
    private readonly int _inputs = weights[0].Length;
    private Matrix _batch = new(0, 0);

    public Parameter[] Parameters { get; } =
    [
        new([.. weights.SelectMany(row => row)], new double[weights.Sum(row => row.Length)], IsBias: false),
        new([.. biases], new double[biases.Length], IsBias: true),
    ];

    public static Dense Create(int inputs, int outputs, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(inputs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(outputs, 1);

        var random = new Random(seed);
        double Draw() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        return new Dense(
            [
                .. Enumerable.Range(0, outputs).Select(_ =>
                    Enumerable.Range(0, inputs).Select(_ => Math.Sqrt(2.0 / inputs) * Draw()).ToArray()),
            ],
            new double[outputs]);
    }

    public double[][] Forward(double[][] batch, bool isTraining)
    {
        Guard.Columns(batch, _inputs);

        _batch = Matrix.FromRows(batch);
        var z = _batch.TimesTransposed(Weights());
        z.AddToEachRow(Parameters[1].Values);
        return z.ToRows();
    }

    public double[][] Backward(double[][] gradient)
    {
        var delta = Matrix.FromRows(gradient);
        delta.TransposedTimes(_batch).Values.CopyTo(Parameters[0].Gradient);
        delta.ColumnSums().CopyTo(Parameters[1].Gradient, 0);
        return delta.Times(Weights()).ToRows();
    }

    private Matrix Weights()
    {
        var w = new Matrix(Parameters[1].Values.Length, _inputs);
        Parameters[0].Values.CopyTo(w.Values);
        return w;
    }
}

public sealed class Relu : ILayer
{
    private double[][] _z = [];

    public Parameter[] Parameters => [];

    public double[][] Forward(double[][] batch, bool isTraining)
    {
        _z = batch;
        return Array.ConvertAll(batch, row => Array.ConvertAll(row, z => Math.Max(0, z)));
    }

    public double[][] Backward(double[][] gradient) =>
        [.. gradient.Zip(_z, (row, z) => row.Zip(z, (slope, zi) => zi > 0 ? slope : 0).ToArray())];
}

public sealed class Dropout(double rate, int seed) : ILayer
{
    private readonly Random _random = new(seed);
    private double[][] _mask = [];

    public Parameter[] Parameters => [];

    public double[][] Forward(double[][] batch, bool isTraining)
    {
        double Factor() => !isTraining ? 1 : _random.NextDouble() < rate ? 0 : 1 / (1 - rate);
        _mask = Array.ConvertAll(batch, row => Array.ConvertAll(row, _ => Factor()));
        return Masked(batch);
    }

    public double[][] Backward(double[][] gradient) => Masked(gradient);

    private double[][] Masked(double[][] rows) =>
        [.. rows.Zip(_mask, (row, mask) => row.Zip(mask, (x, factor) => x * factor).ToArray())];
}

public sealed class Network(ILayer[] layers) : ILayer
{
    public Parameter[] Parameters { get; } = [.. layers.SelectMany(layer => layer.Parameters)];

    public static Network Classifier(int[] sizes, double dropout, int seed)
    {
        List<ILayer> layers = [];
        for (var i = 1; i < sizes.Length; i++)
        {
            layers.Add(Dense.Create(sizes[i - 1], sizes[i], seed + i));
            if (i < sizes.Length - 1)
            {
                layers.AddRange(dropout == 0 ? [new Relu()] : [new Relu(), new Dropout(dropout, seed + i)]);
            }
        }

        return new Network([.. layers]);
    }

    public double[][] Forward(double[][] batch, bool isTraining) =>
        layers.Aggregate(batch, (a, layer) => layer.Forward(a, isTraining));

    public double[][] Backward(double[][] gradient) =>
        layers.Reverse().Aggregate(gradient, (slopes, layer) => layer.Backward(slopes));
}

public sealed class MeanSquaredError : ILoss
{
    public double Value(double[][] outputs, double[][] targets) =>
        outputs.Zip(targets, (a, y) => a.Zip(y, (ai, yi) => (ai - yi) * (ai - yi) / 2).Sum()).Average();

    public double[][] Gradient(double[][] outputs, double[][] targets) =>
        [.. outputs.Zip(targets, (a, y) => a.Zip(y, (ai, yi) => (ai - yi) / outputs.Length).ToArray())];
}

public sealed class CrossEntropy : ILoss
{
    public double Value(double[][] outputs, double[][] targets) =>
        outputs.Zip(targets, (z, y) => z.Zip(y, (zi, yi) => yi * (LogSumExp(z) - zi)).Sum()).Average();

    public double[][] Gradient(double[][] outputs, double[][] targets) => [.. outputs.Zip(targets, (z, y) =>
    {
        var logSum = LogSumExp(z);
        return z.Zip(y, (zi, yi) => (Math.Exp(zi - logSum) - yi) / outputs.Length).ToArray();
    })];

    private static double LogSumExp(double[] z)
    {
        var max = z.Max();
        return max + Math.Log(z.Sum(zi => Math.Exp(zi - max)));
    }
}

internal sealed class Memory(int length)
{
    public double[] First { get; } = new double[length];

    public double[] Second { get; } = new double[length];

    public int Steps { get; set; }
}

internal static class Rules
{
    private const double Epsilon = 1e-8;

    public static string[] Names => ["sgd", "rmsprop", "adam"];

    public static double[] Direction(string rule, double[] gradient, Memory memory)
    {
        memory.Steps++;
        var direction = new double[gradient.Length];
        for (var i = 0; i < gradient.Length; i++)
        {
            direction[i] = rule switch
            {
                "sgd" => Momentum(gradient[i], ref memory.First[i]),
                "rmsprop" => RmsProp(gradient[i], ref memory.Second[i]),
                _ => Adam(gradient[i], ref memory.First[i], ref memory.Second[i], memory.Steps),
            };
        }

        return direction;
    }

    public static double Scale(IEnumerable<double> slopes, double maxNorm)
    {
        var norm = Math.Sqrt(slopes.Sum(slope => slope * slope));
        return norm > maxNorm ? maxNorm / norm : 1;
    }

    private static double Momentum(double g, ref double velocity) => velocity = (0.9 * velocity) + g;

    private static double RmsProp(double g, ref double meanSquare)
    {
        meanSquare = (0.99 * meanSquare) + (0.01 * g * g);
        return g / (Math.Sqrt(meanSquare) + Epsilon);
    }

    private static double Adam(double g, ref double m, ref double v, int t)
    {
        m = (0.9 * m) + (0.1 * g);
        v = (0.999 * v) + (0.001 * g * g);
        return m / (1 - Math.Pow(0.9, t)) / (Math.Sqrt(v / (1 - Math.Pow(0.999, t))) + Epsilon);
    }
}

public sealed record Epoch(double Cost, double Accuracy);

public sealed record History(Epoch[] Training, Epoch[] Validation);

public sealed class Optimiser(string rule, double weightDecay, double maxNorm)
{
    private readonly string _rule = Rules.Names.Contains(rule) ? rule : throw new ArgumentException("sgd, rmsprop or adam");
    private readonly double _weightDecay = weightDecay >= 0 ? weightDecay : throw new ArgumentException("below 0");
    private readonly double _maxNorm = maxNorm > 0 ? maxNorm : throw new ArgumentException("not above 0");
    private readonly Dictionary<double[], Memory> _memories = [];

    public void Step(Parameter[] parameters, double learningRate)
    {
        Guard.FiniteAndPositive(learningRate);
        var clip = Rules.Scale(parameters.SelectMany(parameter => parameter.Gradient), _maxNorm);
        foreach (var parameter in parameters)
        {
            Step(parameter, clip, learningRate);
        }
    }

    private void Step((double[] Values, double[] Gradient, double Decay) of, double clip, Memory memory, double learningRate)
    {
        var slopes = new double[of.Values.Length];
        for (var i = 0; i < slopes.Length; i++)
        {
            slopes[i] = Math.FusedMultiplyAdd(of.Decay, of.Values[i], clip * of.Gradient[i]);
        }

        var direction = Rules.Direction(_rule, slopes, memory);
        for (var i = 0; i < slopes.Length; i++)
        {
            of.Values[i] = Math.FusedMultiplyAdd(-learningRate, direction[i], of.Values[i]);
        }
    }

    private void Step(Parameter parameter, double clip, double learningRate)
    {
        if (!_memories.TryGetValue(parameter.Values, out var memory))
        {
            _memories.Add(parameter.Values, memory = new Memory(parameter.Values.Length));
        }

        Step((parameter.Values, parameter.Gradient, parameter.IsBias ? 0 : _weightDecay), clip, memory, learningRate);
    }
}

public static class Schedule
{
    public static double WarmUpThenCosine(int epoch, int epochs, int warmUp)
    {
        if (epochs < 1 || epoch < 0 || epoch >= epochs || warmUp < 0 || warmUp > epochs)
        {
            throw new ArgumentException("out of range");
        }

        return epoch < warmUp
            ? (double)(epoch + 1) / warmUp
            : 0.5 + (0.5 * Math.Cos(Math.PI * ((double)(epoch - warmUp) / (epochs - warmUp))));
    }
}

public static class Batches
{
    public static int[][] Of(int rows, int batchSize, int seed)
    {
        if (rows < 0 || batchSize < 1)
        {
            throw new ArgumentException("out of range");
        }

        var random = new Random(seed);
        var order = Enumerable.Range(0, rows).ToArray();
        random.Shuffle(order);
        return [.. Cut(order, batchSize)];
    }

    private static IEnumerable<int[]> Cut(int[] order, int size)
    {
        for (var rest = order; rest.Length > 0; rest = rest[Math.Min(size, rest.Length)..])
        {
            yield return rest[..Math.Min(size, rest.Length)];
        }
    }
}

public static class Metrics
{
    public static double Accuracy(double[][] outputs, double[][] targets)
    {
        Guard.NotEmpty(outputs);
        Guard.SameShape(outputs, targets);
        var wrong = 0;
        for (var i = 0; i < outputs.Length; i++)
        {
            var highest = outputs[i].Max();
            var right = targets[i].Max();
            wrong += Array.FindIndex(outputs[i], a => a == highest) == Array.FindIndex(targets[i], y => y == right) ? 0 : 1;
        }

        return 1 - ((double)wrong / outputs.Length);
    }
}

/// <summary>As in stage 13.</summary>
internal sealed class EarlyStopping(int patience)
{
    private double[][] _best = [];
    private double _bestCost = double.PositiveInfinity;
    private int _bestEpoch;
    private int _epoch;

    public bool Observe(double cost, Parameter[] parameters)
    {
        _epoch++;
        if (cost < _bestCost)
        {
            (_bestCost, _bestEpoch) = (cost, _epoch);
            _best = [.. parameters.Select(parameter => parameter.Values.ToArray())];
        }

        return _epoch - _bestEpoch >= patience;
    }

    public void Restore(Parameter[] parameters)
    {
        for (var i = 0; i < _best.Length; i++)
        {
            Array.Copy(_best[i], parameters[i].Values, _best[i].Length);
        }
    }
}

public sealed class Trainer(Network network, ILoss loss, Optimiser optimiser)
{
    public Epoch Evaluate(double[][] inputs, double[][] targets)
    {
        Check(inputs, targets);
        var outputs = network.Forward(inputs, isTraining: false);
        var cost = loss.Value(outputs, targets);
        var accuracy = Metrics.Accuracy(outputs, targets);
        return new Epoch(cost, accuracy);
    }

    public Epoch TrainEpoch(double[][] inputs, double[][] targets, double learningRate, int batchSize, int seed)
    {
        Check(inputs, targets, learningRate, batchSize);

        // Running means: a batch pulls them towards its own by its share of the rows so far.
        double cost = 0, accuracy = 0, rows = 0;
        foreach (var batch in Batches.Of(inputs.Length, batchSize, seed))
        {
            double[][] x = [.. batch.Select(row => inputs[row])];
            double[][] y = [.. batch.Select(row => targets[row])];
            var outputs = network.Forward(x, isTraining: true);
            rows += batch.Length;
            cost += batch.Length / rows * (loss.Value(outputs, y) - cost);
            accuracy += batch.Length / rows * (Metrics.Accuracy(outputs, y) - accuracy);
            network.Backward(loss.Gradient(outputs, y));
            optimiser.Step(network.Parameters, learningRate);
        }

        return new Epoch(cost, accuracy);
    }

    public History Fit(
        double[][] inputs,
        double[][] targets,
        double learningRate,
        int epochs,
        int batchSize,
        int seed,
        double[][] validationInputs,
        double[][] validationTargets,
        int patience,
        Func<int, double> schedule)
    {
        Check(inputs, targets, learningRate, batchSize);
        Check(validationInputs, validationTargets, learningRate, batchSize);
        ArgumentOutOfRangeException.ThrowIfNegative(epochs);
        ArgumentOutOfRangeException.ThrowIfLessThan(patience, 1);

        var stopping = new EarlyStopping(patience);
        List<(Epoch Trained, Epoch Validated)> history = [];
        for (var isOver = false; !isOver && history.Count < epochs;)
        {
            var epoch = history.Count;
            var trained = TrainEpoch(inputs, targets, learningRate * schedule(epoch), batchSize, seed + epoch);
            history.Add((trained, Evaluate(validationInputs, validationTargets)));
            isOver = stopping.Observe(history[^1].Validated.Cost, network.Parameters);
        }

        stopping.Restore(network.Parameters);
        return new History([.. history.Select(epoch => epoch.Trained)], [.. history.Select(epoch => epoch.Validated)]);
    }

    private static void Check(double[][] inputs, double[][] targets, double learningRate = 1, int batchSize = 1)
    {
        Guard.NotEmpty(inputs);
        Guard.Pairs(targets, inputs);
        Guard.FiniteAndPositive(learningRate);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
    }
}
