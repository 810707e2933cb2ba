// tries: answer with rows that are nothing, and numbers at the edge
// stopped by: verdict
// then by: verdict
using Katas.Toolbox;

namespace Katas.DigitClassifier;

public sealed record ClassScore(double Precision, double Recall, double F1);

public static class Metrics
{
    public static int[] Predictions(double[][] probabilities) =>
        [int.MinValue, int.MaxValue, -1];

    public static double Accuracy(int[] labels, int[] predictions)
    {
        RequirePairs(labels, predictions);

        return double.NaN;
    }

    public static int[][] ConfusionMatrix(int[] labels, int[] predictions, int classes)
    {
        RequirePairs(labels, predictions);

        return [null!, [], new int[classes]];
    }

    public static ClassScore[] Scores(int[][] confusion)
    {
        return [null!, new ClassScore(double.NaN, double.NaN, double.NaN)];
    }

    public static double MacroF1(int[][] confusion) =>
        throw new NotImplementedException();

    private static void RequirePairs(int[] labels, int[] predictions)
    {
        if (labels.Length == 0)
        {
            throw new ArgumentException("labels has 0 values; a share needs at least 1.", nameof(labels));
        }

        if (labels.Length != predictions.Length)
        {
            throw new ArgumentException($"labels has {labels.Length} values but predictions has {predictions.Length}; they pair up one to one.", nameof(predictions));
        }
    }
}

public sealed record Gradients(double[][] W1, double[] B1, double[][] W2, double[] B2);

public sealed record EpochResult(double Cost, double Accuracy);

public sealed class Network(double[][] w1, double[] b1, double[][] w2, double[] b2)
{
    private readonly Matrix _w1 = Matrix.FromRows(w1);
    private readonly double[] _b1 = [.. b1];
    private readonly Matrix _w2 = Matrix.FromRows(w2);
    private readonly double[] _b2 = [.. b2];

    public double[][] W1 => _w1.ToRows();

    public double[] B1 => [.. _b1];

    public double[][] W2 => _w2.ToRows();

    public double[] B2 => [.. _b2];

    public static Network Create(int inputs, int hidden, int classes, int seed)
    {
        var random = new Random(seed);
        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        double[][] Draw(int units, int fanIn) =>
            [.. Enumerable.Range(0, units).Select(_ => Enumerable.Range(0, fanIn).Select(_ => Math.Sqrt(2.0 / fanIn) * Normal()).ToArray())];

        return new Network(Draw(hidden, inputs), new double[hidden], Draw(classes, hidden), new double[classes]);
    }

    public double[][] Probabilities(double[][] inputs)
    {
        RequireRows(inputs);

        throw new NotImplementedException();
    }

    public double Cost(double[][] inputs, double[][] targets)
    {
        RequirePairs(inputs, targets);

        throw new NotImplementedException();
    }

    public Gradients Backward(double[][] inputs, double[][] targets)
    {
        RequirePairs(inputs, targets);

        throw new NotImplementedException();
    }

    public EpochResult TrainEpoch(double[][] inputs, double[][] targets, double learningRate, int batchSize, int seed)
    {
        RequirePairs(inputs, targets);
        RequireStep(learningRate, batchSize);

        throw new NotImplementedException();
    }

    public EpochResult[] Fit(double[][] inputs, double[][] targets, int epochs, double learningRate, int batchSize, int seed, Action<int, EpochResult> afterEpoch)
    {
        RequirePairs(inputs, targets);
        RequireStep(learningRate, batchSize);
        ArgumentOutOfRangeException.ThrowIfNegative(epochs);

        throw new NotImplementedException();
    }

    private void RequireRows(double[][] inputs)
    {
        if (inputs.Length == 0)
        {
            throw new ArgumentException("inputs has 0 rows; a network needs at least 1 to work on.", nameof(inputs));
        }

        if (Array.FindIndex(inputs, row => row.Length != _w1.Columns) is var i and >= 0)
        {
            throw new ArgumentException($"inputs[{i}] has {inputs[i].Length} values but a row of W1 has {_w1.Columns}; they pair up one to one.", nameof(inputs));
        }
    }

    private void RequirePairs(double[][] inputs, double[][] targets)
    {
        RequireRows(inputs);
        if (targets.Length != inputs.Length)
        {
            throw new ArgumentException($"targets has {targets.Length} rows but inputs has {inputs.Length}; they pair up one to one.", nameof(targets));
        }

        if (Array.FindIndex(targets, row => row.Length != _w2.Rows) is var i and >= 0)
        {
            throw new ArgumentException($"targets[{i}] has {targets[i].Length} values but there are {_w2.Rows} classes; they pair up one to one.", nameof(targets));
        }
    }

    private static void RequireStep(double learningRate, int batchSize)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        if (!double.IsFinite(learningRate) || learningRate <= 0)
        {
            throw new ArgumentOutOfRangeException(nameof(learningRate), learningRate, "The learning rate is finite and greater than 0.");
        }
    }
}

public sealed record Split(int[] Training, int[] Validation, int[] Test);

public static class Preparation
{
    public static double[][] OneHot(int[] labels, int classes)
    {
        RequireLabels(labels, classes);

        throw new NotImplementedException();
    }

    public static double[][] ScalePixels(int[][] pixels) =>
        throw new NotImplementedException();

    public static Split Split(int[] labels, int seed)
    {
        throw new NotImplementedException();
    }

    public static int[][] Batches(int rows, int batchSize, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);

        throw new NotImplementedException();
    }

    private static void RequireLabels(int[] labels, int classes)
    {
        for (var i = 0; i < labels.Length; i++)
        {
            if (labels[i] < 0 || labels[i] >= classes)
            {
                throw new ArgumentException($"labels[{i}] is {labels[i]} but there are {classes} classes; they are counted from 0 to {classes - 1}.", nameof(labels));
            }
        }
    }
}

public sealed class Scaler(double[] means, double[] spreads)
{
    public double[] Means { get; } = [.. means];

    public double[] Spreads { get; } = [.. spreads];

    public static Scaler Fit(double[][] training)
    {
        RequireTable(training);

        throw new NotImplementedException();
    }

    public double[][] Transform(double[][] rows)
    {
        RequireFeatures(rows);

        throw new NotImplementedException();
    }

    private static void RequireTable(double[][] rows)
    {
        if (rows.Length == 0)
        {
            throw new ArgumentException("training has 0 rows; a mean needs at least 1.", nameof(rows));
        }

        if (Array.FindIndex(rows, row => row.Length != rows[0].Length) is var i and >= 0)
        {
            throw new ArgumentException($"training[{i}] has {rows[i].Length} values but training[0] has {rows[0].Length}; all rows are equally long.", nameof(rows));
        }
    }

    private void RequireFeatures(double[][] rows)
    {
        if (Array.FindIndex(rows, row => row.Length != Means.Length) is var i and >= 0)
        {
            throw new ArgumentException($"rows[{i}] has {rows[i].Length} values but the scaler has {Means.Length} features; they pair up one to one.", nameof(rows));
        }
    }
}
