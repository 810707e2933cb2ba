using Katas.Toolbox;

namespace Katas.DigitClassifier;

public static class Preparation
{
    public static double[][] OneHot(int[] labels, int classes)
    {
        Door.Labels(labels, classes);

        var rows = new Matrix(labels.Length, classes);
        for (var i = 0; i < labels.Length; i++)
        {
            rows[i, labels[i]] += 1;
        }

        return rows.ToRows();
    }

    public static double[][] ScalePixels(int[][] pixels) =>
        Matrix.FromRows(Array.ConvertAll(pixels, row => Array.ConvertAll(row, pixel => (double)pixel)))
            .Map(pixel => pixel / byte.MaxValue)
            .ToRows();

    public static Split Split(int[] labels, int seed)
    {
        // First 80 : 20, then the 80 again 75 : 25.
        var random = new Random(seed);
        var (rest, test) = Part([.. Enumerable.Range(0, labels.Length)], labels, 0.2, random);
        var (training, validation) = Part(rest, labels, 0.25, random);
        return new Split(training, validation, test);
    }

    public static int[][] Batches(int rows, int batchSize, int seed)
    {
        Door.Batches(rows, batchSize);

        var order = Enumerable.Range(0, rows).ToArray();
        new Random(seed).Shuffle(order.AsSpan());
        return [
            .. Enumerable.Range(0, (int)Math.Ceiling(rows / (double)batchSize))
                .Select(i => order.Skip(i * batchSize).Take(batchSize).ToArray()),
        ];
    }

    private static (int[] Most, int[] Share) Part(int[] rows, int[] labels, double share, Random random)
    {
        var (most, few) = (new List<int>(), new List<int>());
        foreach (var ofClass in rows.GroupBy(row => labels[row]).OrderBy(group => group.Key))
        {
            int[] mixed = [.. ofClass];
            random.Shuffle(mixed);
            var count = (int)Math.Round(share * mixed.Length, MidpointRounding.AwayFromZero);
            few.AddRange(mixed.Take(count));
            most.AddRange(mixed.Skip(count));
        }

        return ([.. most], [.. few]);
    }
}

public sealed class Scaler(double[] means, double[] spreads)
{
    public double[] Means { get; } = [.. means];

    public double[] Spreads { get; } = [.. spreads];

    public static Scaler Fit(double[][] training)
    {
        Door.Table(training);

        var rows = Matrix.FromRows(training);
        var means = Array.ConvertAll(rows.ColumnSums(), sum => sum / training.Length);
        rows.AddToEachRow(Array.ConvertAll(means, mean => -mean));
        return new Scaler(means, Array.ConvertAll(rows.Map(x => x * x).ColumnSums(), sum => Math.Sqrt(sum / training.Length)));
    }

    public double[][] Transform(double[][] rows)
    {
        Door.Columns(rows, Means.Length);

        if (rows.Length == 0)
        {
            return [];
        }

        var scaled = Matrix.FromRows(rows);
        scaled.AddToEachRow(Array.ConvertAll(Means, mean => -mean));
        var divisors = new Matrix(Spreads.Length, Spreads.Length);
        for (var j = 0; j < Spreads.Length; j++)
        {
            divisors[j, j] = Spreads[j] == 0 ? 1 : 1 / Spreads[j];
        }

        return scaled.Times(divisors).ToRows();
    }
}

public static class Metrics
{
    public static int[] Predictions(double[][] probabilities) =>
        Array.ConvertAll(probabilities, row => Enumerable.Range(0, row.Length).MaxBy(k => row[k]));

    public static double Accuracy(int[] labels, int[] predictions)
    {
        Door.Said(labels, predictions);
        return labels.Select((label, i) => predictions[i] == label).Count(isRight => isRight) * 1.0 / labels.Length;
    }

    public static int[][] ConfusionMatrix(int[] labels, int[] predictions, int classes)
    {
        Door.Said(labels, predictions);

        // Yᵀ·P, both one-hot.
        var counts = Matrix.FromRows(Preparation.OneHot(labels, classes))
            .TransposedTimes(Matrix.FromRows(Preparation.OneHot(predictions, classes)));
        return Array.ConvertAll(counts.ToRows(), row => Array.ConvertAll(row, count => (int)Math.Round(count)));
    }

    public static ClassScore[] Scores(int[][] confusion)
    {
        var counts = Matrix.FromRows(Array.ConvertAll(confusion, row => Array.ConvertAll(row, count => (double)count)));
        var (named, are) = (counts.ColumnSums(), counts.Transposed().ColumnSums());
        return [.. named.Select((column, k) =>
        {
            var precision = column > 0 ? counts[k, k] / column : 0;
            var recall = are[k] > 0 ? counts[k, k] / are[k] : 0;
            var f1 = 2 * precision * recall / (precision + recall);
            return new ClassScore(precision, recall, double.IsNaN(f1) ? 0 : f1);
        })];
    }

    public static double MacroF1(int[][] confusion)
    {
        var f1 = Scores(confusion).Select(score => score.F1).ToArray();
        return f1.Sum() / f1.Length;
    }
}

/// <summary>Each layer's biases are the last column of its weights, and a 1 is put at the end of every row.</summary>
public sealed class Network(double[][] w1, double[] b1, double[][] w2, double[] b2)
{
    private Matrix _first = Joined(w1, b1);
    private Matrix _second = Joined(w2, b2);

    public double[][] W1 => Parted(_first).W;

    public double[] B1 => Parted(_first).B;

    public double[][] W2 => Parted(_second).W;

    public double[] B2 => Parted(_second).B;

    public static Network Create(int inputs, int hidden, int classes, int seed)
    {
        var random = new Random(seed);
        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        double[][] Draw(int units, int fanIn) =>
            [.. Enumerable.Range(0, units)
                .Select(_ => Enumerable.Range(0, fanIn).Select(_ => Math.Sqrt(2.0 / fanIn) * Normal()).ToArray())];

        return new Network(Draw(hidden, inputs), new double[hidden], Draw(classes, hidden), new double[classes]);
    }

    public double[][] Probabilities(double[][] inputs)
    {
        Door.Rows(inputs, _first.Columns - 1);
        return Pass(inputs).P.ToRows();
    }

    public double Cost(double[][] inputs, double[][] targets)
    {
        Door.Pairs(inputs, targets, _first.Columns - 1, _second.Rows);
        return Pass(inputs).LogP.ToRows().Zip(targets, (row, y) => -row[Array.IndexOf(y, 1)]).Average();
    }

    public Gradients Backward(double[][] inputs, double[][] targets)
    {
        Door.Pairs(inputs, targets, _first.Columns - 1, _second.Rows);

        var (first, second) = Slopes(Pass(inputs), targets);
        var ((gw1, gb1), (gw2, gb2)) = (Parted(first), Parted(second));
        return new Gradients(gw1, gb1, gw2, gb2);
    }

    public Epoch TrainEpoch(double[][] inputs, double[][] targets, double learningRate, int batchSize, int seed)
    {
        Door.Pairs(inputs, targets, _first.Columns - 1, _second.Rows);
        Door.Step(learningRate, batchSize);

        var (cost, right) = (0.0, 0.0);
        foreach (var batch in Preparation.Batches(inputs.Length, batchSize, seed))
        {
            var y = batch.Select(row => targets[row]).ToArray();
            var pass = Pass([.. batch.Select(row => inputs[row])]);
            var labels = Metrics.Predictions(y);
            cost -= labels.Select((label, i) => pass.LogP[i, label]).Sum();
            right += Metrics.Accuracy(labels, Metrics.Predictions(pass.P.ToRows())) * batch.Length;

            var (first, second) = Slopes(pass, y);
            (_first, _second) = (Moved(_first, first, learningRate), Moved(_second, second, learningRate));
        }

        return new Epoch(cost / inputs.Length, right / inputs.Length);
    }

    public Epoch[] Fit(
        double[][] inputs,
        double[][] targets,
        double learningRate,
        int epochs,
        int batchSize,
        int seed,
        Action<int, Epoch> afterEpoch)
    {
        Door.Pairs(inputs, targets, _first.Columns - 1, _second.Rows);
        Door.Step(learningRate, batchSize);
        Door.Refuse(epochs < 0, "There are no such epochs.");
        return [.. new Random(seed).GetItems(Enumerable.Range(0, 1_000_000).ToArray(), epochs).Select((own, i) =>
        {
            var result = TrainEpoch(inputs, targets, learningRate, batchSize, own);
            afterEpoch(i + 1, result);
            return result;
        })];
    }

    private (Matrix X, Matrix H, Matrix P, Matrix LogP) Pass(double[][] inputs)
    {
        var x = WithOnes(Matrix.FromRows(inputs));
        var h = WithOnes(x.TimesTransposed(_first).Map(z => Math.Max(0, z)));
        var logP = h.TimesTransposed(_second);
        for (var i = 0; i < logP.Rows; i++)
        {
            var row = logP.Row(i);
            var max = row.ToArray().Max();
            var logSum = max + Math.Log(row.ToArray().Sum(z => Math.Exp(z - max)));
            foreach (ref var z in row)
            {
                z -= logSum;
            }
        }

        return (x, h, logP.Map(Math.Exp), logP);
    }

    private (Matrix First, Matrix Second) Slopes((Matrix X, Matrix H, Matrix P, Matrix LogP) pass, double[][] targets)
    {
        var error = pass.P.Map(p => p);
        for (var i = 0; i < error.Rows; i++)
        {
            error[i, Array.IndexOf(targets[i], 1)] -= 1;
        }

        error = error.Map(e => e / targets.Length);
        var back = error.Times(_second);
        var delta = new Matrix(back.Rows, back.Columns - 1);
        for (var i = 0; i < delta.Rows; i++)
        {
            for (var j = 0; j < delta.Columns; j++)
            {
                delta[i, j] = back[i, j] * Math.Sign(pass.H[i, j]);
            }
        }

        return (pass.X.TransposedTimes(delta).Transposed(), pass.H.TransposedTimes(error).Transposed());
    }

    private static Matrix Moved(Matrix values, Matrix slopes, double rate)
    {
        var moved = slopes.Map(slope => -rate * slope);
        for (var i = 0; i < moved.Values.Length; i++)
        {
            moved.Values[i] += values.Values[i];
        }

        return moved;
    }

    private static Matrix WithOnes(Matrix rows) => Matrix.FromRows([.. rows.ToRows().Select(row => (double[])[.. row, 1])]);

    private static Matrix Joined(double[][] w, double[] b) =>
        Matrix.FromRows([.. w.Select((row, i) => (double[])[.. row, b[i]])]);

    private static (double[][] W, double[] B) Parted(Matrix all) =>
        ([.. all.ToRows().Select(row => row[..^1])], [.. all.ToRows().Select(row => row[^1])]);
}

/// <summary>The guards that the exercise gives.</summary>
file static class Door
{
    public static void Labels(int[] labels, int classes) =>
        Refuse(labels.Any(label => label < 0 || label >= classes), "A label is no class.");

    public static void Batches(int rows, int batchSize) => Refuse(rows < 0 || batchSize < 1, "There are no such batches.");

    public static void Table(double[][] rows) =>
        Refuse(rows.Length == 0 || rows.Any(row => row.Length != rows[0].Length), "That is no table.");

    public static void Columns(double[][] rows, int columns) =>
        Refuse(rows.Any(row => row.Length != columns), $"A row has not {columns} values.");

    public static void Said(int[] labels, int[] predictions) =>
        Refuse(labels.Length == 0 || labels.Length != predictions.Length, "Labels and predictions do not pair up.");

    public static void Rows(double[][] inputs, int columns)
    {
        Refuse(inputs.Length == 0, "There are no rows.");
        Columns(inputs, columns);
    }

    public static void Pairs(double[][] inputs, double[][] targets, int columns, int classes)
    {
        Rows(inputs, columns);
        Refuse(inputs.Length != targets.Length, "Rows and targets do not pair up.");
        Columns(targets, classes);
    }

    public static void Step(double learningRate, int batchSize) =>
        Refuse(!double.IsFinite(learningRate) || learningRate <= 0 || batchSize < 1, "That is no step.");

    public static void Refuse(bool isWrong, string why)
    {
        if (isWrong)
        {
            throw new ArgumentException(why);
        }
    }
}
