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

public sealed class Optimiser
{
    private readonly string _rule;
    private readonly double _decay;
    private readonly double _max;
    private Memory[]? _memories;

    public Optimiser(string rule, double weightDecay, double maxNorm)
    {
        if (Array.IndexOf(Rules.Names, rule) < 0)
        {
            throw new ArgumentException("The rules are sgd, rmsprop and adam.");
        }

        if (weightDecay < 0 || !(maxNorm > 0))
        {
            throw new ArgumentOutOfRangeException(weightDecay < 0 ? nameof(weightDecay) : nameof(maxNorm));
        }

        (_rule, _decay, _max) = (rule, weightDecay, maxNorm);
    }

    public void Step(Parameter[] parameters, double learningRate)
    {
        if (!(learningRate > 0) || double.IsInfinity(learningRate))
        {
            throw new ArgumentException("The rate must be finite and positive.");
        }

        if (_memories == null)
        {
            _memories = new Memory[parameters.Length];
            for (var i = 0; i < parameters.Length; i++)
            {
                _memories[i] = new Memory(parameters[i].Values.Length);
            }
        }

        var squares = 0.0;
        for (var i = parameters.Length - 1; i >= 0; i--)
        {
            foreach (var slope in parameters[i].Gradient)
            {
                squares += slope * slope;
            }
        }

        var divisor = Math.Max(1, Math.Sqrt(squares) / _max);
        for (var i = 0; i < parameters.Length; i++)
        {
            var slopes = new double[parameters[i].Gradient.Length];
            for (var j = 0; j < slopes.Length; j++)
            {
                slopes[j] = parameters[i].Gradient[j] / divisor;
                if (!parameters[i].IsBias)
                {
                    slopes[j] += _decay * parameters[i].Values[j];
                }
            }

            slopes = Rules.Direction(_rule, slopes, _memories[i]);
            for (var j = 0; j < slopes.Length; j++)
            {
                parameters[i].Values[j] -= slopes[j] * learningRate;
            }
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

        if (epoch + 1 <= warmUp)
        {
            return (epoch + 1.0) / warmUp;
        }

        // ½(1 + cos 2x) = cos² x
        var half = Math.Cos(Math.PI / 2 * (epoch - warmUp) / (epochs - warmUp));
        return half * half;
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

        var order = new int[rows];
        for (var i = 0; i < rows; i++)
        {
            order[i] = i;
        }

        new Random(seed).Shuffle(order.AsSpan());
        var batches = new List<int[]>();
        for (long start = 0; start < rows; start += batchSize)
        {
            var batch = new int[Math.Min(batchSize, rows - start)];
            Array.Copy(order, start, batch, 0, batch.Length);
            batches.Add(batch);
        }

        return batches.ToArray();
    }
}

public static class Metrics
{
    public static double Accuracy(double[][] outputs, double[][] targets)
    {
        Guard.NotEmpty(outputs);
        Guard.SameShape(outputs, targets);
        double right = 0;
        for (var row = 0; row < outputs.Length; row++)
        {
            int predicted = 0, wanted = 0;
            for (var k = 1; k < outputs[row].Length; k++)
            {
                if (outputs[row][k] > outputs[row][predicted])
                {
                    predicted = k;
                }

                if (targets[row][k] > targets[row][wanted])
                {
                    wanted = k;
                }
            }

            right += predicted == wanted ? 1 : 0;
        }

        return right / outputs.Length;
    }
}

public sealed class Trainer(Network network, ILoss loss, Optimiser optimiser)
{
    public Epoch Evaluate(double[][] inputs, double[][] targets)
    {
        Check(inputs, targets);

        // Row by row: nothing in the network looks at two rows at once.
        double cost = 0, right = 0;
        for (var row = 0; row < inputs.Length; row++)
        {
            var output = network.Forward([inputs[row]], isTraining: false);
            cost += loss.Value(output, [targets[row]]);
            right += Metrics.Accuracy(output, [targets[row]]);
        }

        return new Epoch(cost / inputs.Length, right / inputs.Length);
    }

    public Epoch TrainEpoch(double[][] inputs, double[][] targets, double learningRate, int batchSize, int seed)
    {
        Check(inputs, targets, learningRate, batchSize);
        double cost = 0, right = 0;
        var batches = Batches.Of(inputs.Length, batchSize, seed);
        for (var i = 0; i < batches.Length; i++)
        {
            var size = batches[i].Length;
            double[][] x = new double[size][], y = new double[size][];
            for (var k = 0; k < size; k++)
            {
                x[k] = inputs[batches[i][k]];
                y[k] = targets[batches[i][k]];
            }

            var outputs = network.Forward(x, isTraining: true);
            network.Backward(loss.Gradient(outputs, y));
            optimiser.Step(network.Parameters, learningRate);
            for (var k = 0; k < size; k++)
            {
                cost += loss.Value([outputs[k]], [y[k]]);
                right += Metrics.Accuracy([outputs[k]], [y[k]]);
            }
        }

        return new Epoch(cost / inputs.Length, right / inputs.Length);
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
        var best = new List<double>();
        var bestCost = double.NaN;
        var bestEpoch = -1;
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            training.Add(TrainEpoch(inputs, targets, learningRate * schedule(epoch), batchSize, seed + epoch));
            validation.Add(Evaluate(validationInputs, validationTargets));
            var cost = validation[epoch].Cost;
            if (!double.IsNaN(cost) && (bestEpoch < 0 || cost < bestCost))
            {
                (bestCost, bestEpoch) = (cost, epoch);
                best.Clear();
                foreach (var parameter in network.Parameters)
                {
                    best.AddRange(parameter.Values);
                }
            }
            else if (epoch - bestEpoch == patience)
            {
                break;
            }
        }

        var at = 0;
        for (var i = 0; i < network.Parameters.Length && bestEpoch >= 0; i++)
        {
            for (var j = 0; j < network.Parameters[i].Values.Length; j++)
            {
                network.Parameters[i].Values[j] = best[at++];
            }
        }

        return new History(training.ToArray(), validation.ToArray());
    }

    private static void Check(double[][] inputs, double[][] targets, double learningRate = 1, int batchSize = 1)
    {
        Guard.NotEmpty(inputs);
        Guard.Pairs(targets, inputs);
        Guard.FiniteAndPositive(learningRate);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
    }
}
