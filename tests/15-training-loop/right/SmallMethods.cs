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
    private (Parameter[] Parameters, Memory[] Memories)? _state;

    public void Step(Parameter[] parameters, double learningRate)
    {
        Guard.FiniteAndPositive(learningRate);
        _state ??= (parameters, Array.ConvertAll(parameters, p => new Memory(p.Values.Length)));
        double[][] slopes = Decayed(parameters, Clipped(Array.ConvertAll(parameters, p => p.Gradient)));
        double[][] directions = [.. slopes.Select((g, i) => Rules.Direction(_rule, g, _state.Value.Memories[i]))];
        Move(parameters, directions, learningRate);
    }

    private static void Move(Parameter[] parameters, double[][] directions, double learningRate)
    {
        for (var i = 0; i < parameters.Length; i++)
        {
            for (var j = 0; j < directions[i].Length; j++)
            {
                parameters[i].Values[j] += -(directions[i][j] * learningRate);
            }
        }
    }

    private double[][] Clipped(double[][] gradients)
    {
        var length = Math.Sqrt(gradients.Sum(row => row.Sum(g => Math.Pow(g, 2))));
        return length <= _maxNorm ? gradients : Each(gradients, g => g / length * _maxNorm);
    }

    private double[][] Decayed(Parameter[] parameters, double[][] gradients) =>
        [.. gradients.Zip(parameters, (row, p) => p.IsBias ? row : Added(row, p.Values))];

    private double[] Added(double[] row, double[] theta) => [.. row.Zip(theta, (g, value) => g + (value * _weightDecay))];

    private static double[][] Each(double[][] rows, Converter<double, double> of) =>
        Array.ConvertAll(rows, row => Array.ConvertAll(row, of));
}

public static class Schedule
{
    public static double WarmUpThenCosine(int epoch, int epochs, int warmUp)
    {
        if (epochs < 1 || epoch < 0 || epoch >= epochs || warmUp < 0 || warmUp > epochs)
        {
            throw new ArgumentException("out of range");
        }

        return epoch < warmUp ? WarmUp(epoch + 1, warmUp) : Cosine(epoch - warmUp, epochs - warmUp);
    }

    private static double WarmUp(double epoch, int epochs) => epoch / epochs;

    private static double Cosine(double epoch, int epochs) => 0.5 + (Math.Cos(epoch / epochs * Math.PI) / 2);
}

public static class Batches
{
    public static int[][] Of(int rows, int batchSize, int seed)
    {
        if (rows < 0 || batchSize < 1)
        {
            throw new ArgumentException("out of range");
        }

        return [.. Shuffled(Enumerable.Range(0, rows).ToArray(), new Random(seed)).Chunk(batchSize)];
    }

    private static int[] Shuffled(int[] order, Random random)
    {
        random.Shuffle(order);
        return order;
    }
}

public static class Metrics
{
    public static double Accuracy(double[][] outputs, double[][] targets)
    {
        Guard.NotEmpty(outputs);
        Guard.SameShape(outputs, targets);
        return (double)Enumerable.Range(0, outputs.Length).Count(i => Class(outputs[i]) == Class(targets[i])) / outputs.Length;
    }

    private static int Class(double[] row) => row.ToList().IndexOf(row.Max());
}

public sealed class Trainer(Network network, ILoss loss, Optimiser optimiser)
{
    public Epoch Evaluate(double[][] inputs, double[][] targets)
    {
        Check(inputs, targets);
        return ScoreOf(network.Forward(inputs, isTraining: false), targets);
    }

    public Epoch TrainEpoch(double[][] inputs, double[][] targets, double learningRate, int batchSize, int seed)
    {
        Check(inputs, targets, learningRate, batchSize);

        // The outputs of all rows, each just before its step: their scores together are those of the epoch.
        List<double[]> outputs = [], wanted = [];
        foreach (var rows in Batches.Of(inputs.Length, batchSize, seed))
        {
            var y = Some(targets, rows);
            outputs.AddRange(Learn(Some(inputs, rows), y, learningRate));
            wanted.AddRange(y);
        }

        return ScoreOf([.. outputs], [.. wanted]);
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

        var (training, validation) = (new List<Epoch>(), new List<Epoch>());
        var (best, values) = (double.PositiveInfinity, Array.Empty<double[]>());
        var bad = 0;
        while (training.Count < epochs && bad < patience)
        {
            var epoch = training.Count;
            training.Add(TrainEpoch(inputs, targets, learningRate * schedule(epoch), batchSize, seed + epoch));
            validation.Add(Evaluate(validationInputs, validationTargets));
            if (validation[^1].Cost < best)
            {
                (best, values, bad) = (validation[^1].Cost, Values(), 0);
            }
            else
            {
                bad++;
            }
        }

        Restore(values);
        return new History(training.ToArray(), validation.ToArray());
    }

    private double[][] Learn(double[][] x, double[][] y, double learningRate)
    {
        var outputs = network.Forward(x, isTraining: true);
        network.Backward(loss.Gradient(outputs, y));
        optimiser.Step(network.Parameters, learningRate);
        return outputs;
    }

    private double[][] Values() => [.. network.Parameters.Select(parameter => (double[])[.. parameter.Values])];

    private void Restore(double[][] values)
    {
        foreach (var (from, to) in values.Zip(network.Parameters))
        {
            from.AsSpan().CopyTo(to.Values);
        }
    }

    private Epoch ScoreOf(double[][] outputs, double[][] targets) =>
        new(loss.Value(outputs, targets), Metrics.Accuracy(outputs, targets));

    private static double[][] Some(double[][] all, int[] rows) => Array.ConvertAll(rows, row => all[row]);

    private static void Check(double[][] inputs, double[][] targets, double learningRate = 1, int batchSize = 1)
    {
        Guard.NotEmpty(inputs);
        Guard.Pairs(targets, inputs);
        Guard.FiniteAndPositive(learningRate);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
    }
}
