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
    private List<Memory>? _memories;

    public void Step(Parameter[] parameters, double learningRate)
    {
        Guard.FiniteAndPositive(learningRate);
        _memories ??= [.. parameters.Select(parameter => new Memory(parameter.Gradient.Length))];
        var scale = Rules.Scale(from parameter in parameters from slope in parameter.Gradient select slope, _maxNorm);
        foreach (var (parameter, memory) in parameters.Zip(_memories))
        {
            var slopes = parameter.Gradient
                .Zip(parameter.Values, (g, theta) => (g * scale) + (parameter.IsBias ? 0 : theta * _weightDecay));
            var steps = Rules.Direction(_rule, [.. slopes], memory).Select(d => -learningRate * d);
            parameter.Values.Zip(steps, (theta, step) => theta + step).ToArray().CopyTo(parameter.Values, 0);
        }
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
            ? 1.0 / warmUp * (epoch + 1)
            : 0.5 * (1 + Math.Cos((epoch - warmUp) * Math.PI / (epochs - warmUp)));
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

        int[] order = [.. Enumerable.Range(0, rows)];
        new Random(seed).Shuffle(order);
        return [.. order.Select((row, at) => (row, at)).GroupBy(pair => pair.at / batchSize, pair => pair.row)
            .Select(batch => batch.ToArray())];
    }
}

public static class Metrics
{
    public static double Accuracy(double[][] outputs, double[][] targets)
    {
        Guard.NotEmpty(outputs);
        Guard.SameShape(outputs, targets);
        static int Class(double[] row) => row.Select((value, column) => (value, column)).MaxBy(pair => pair.value).column;
        return outputs.Zip(targets).Average(pair => Class(pair.First) == Class(pair.Second) ? 1.0 : 0.0);
    }
}

public sealed class Trainer(Network network, ILoss loss, Optimiser optimiser)
{
    public Epoch Evaluate(double[][] inputs, double[][] targets)
    {
        Check(inputs, targets);
        return Measure(network.Forward(inputs, false), targets);
    }

    public Epoch TrainEpoch(double[][] inputs, double[][] targets, double learningRate, int batchSize, int seed)
    {
        Check(inputs, targets, learningRate, batchSize);
        (Epoch Score, int Rows)[] seen =
        [
            .. from rows in Batches.Of(inputs.Length, batchSize, seed)
               let x = rows.Select(row => inputs[row]).ToArray()
               let y = rows.Select(row => targets[row]).ToArray()
               select (Train(x, y, learningRate), rows.Length),
        ];
        var all = seen.Sum(batch => batch.Rows);
        return new Epoch(
            seen.Sum(batch => batch.Score.Cost * batch.Rows / all), seen.Sum(batch => batch.Score.Accuracy * batch.Rows / all));
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
        (Epoch Training, Epoch Validation, double[][] Values)[] all = [];
        while (all.Length < epochs && all.Length - 1 - Best(all) < patience)
        {
            var trained = TrainEpoch(inputs, targets, schedule(all.Length) * learningRate, batchSize, seed + all.Length);
            var validated = Evaluate(validationInputs, validationTargets);
            all = [.. all, (trained, validated, [.. network.Parameters.Select(parameter => parameter.Values.ToArray())])];
        }

        if (Best(all) is >= 0 and var best)
        {
            foreach (var (parameter, i) in network.Parameters.Select((parameter, i) => (parameter, i)))
            {
                all[best].Values[i].CopyTo(parameter.Values, 0);
            }
        }

        return new History([.. all.Select(epoch => epoch.Training)], [.. all.Select(epoch => epoch.Validation)]);
    }

    private static int Best((Epoch Training, Epoch Validation, double[][] Values)[] all) => all
        .Select((epoch, number) => (epoch.Validation.Cost, Number: number))
        .Where(epoch => !double.IsNaN(epoch.Cost))
        .OrderBy(epoch => epoch.Cost).ThenBy(epoch => epoch.Number)
        .Select(epoch => epoch.Number)
        .FirstOrDefault(-1);

    private static void Check(double[][] inputs, double[][] targets, double learningRate = 1, int batchSize = 1)
    {
        Guard.NotEmpty(inputs);
        Guard.Pairs(targets, inputs);
        Guard.FiniteAndPositive(learningRate);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
    }

    private Epoch Train(double[][] x, double[][] y, double learningRate)
    {
        var outputs = network.Forward(x, true);
        network.Backward(loss.Gradient(outputs, y));
        optimiser.Step(network.Parameters, learningRate);
        return Measure(outputs, y);
    }

    private Epoch Measure(double[][] outputs, double[][] targets) =>
        new(loss.Value(outputs, targets), Metrics.Accuracy(outputs, targets));
}
