namespace Katas.DigitClassifier;

public static class Preparation
{
    public static double[][] OneHot(int[] labels, int classes)
    {
        Door.Labels(labels, classes);

        var identity = new double[classes * classes];
        for (var k = 0; k < classes; k++)
        {
            identity[(k * classes) + k] = 1;
        }

        return Array.ConvertAll(labels, label => identity.AsSpan(label * classes, classes).ToArray());
    }

    public static double[][] ScalePixels(int[][] pixels)
    {
        // All that can come of a pixel, once.
        var shares = new double[256];
        for (var pixel = 0; pixel < shares.Length; pixel++)
        {
            shares[pixel] = pixel / 255d;
        }

        return Array.ConvertAll(pixels, row => Array.ConvertAll(row, pixel => shares[pixel]));
    }

    public static Split Split(int[] labels, int seed)
    {
        // Sorted by class, at random within a class: then each class is a run.
        var random = new Random(seed);
        var keys = Array.ConvertAll(labels, label => (label, random.NextDouble()));
        var rows = Enumerable.Range(0, labels.Length).ToArray();
        Array.Sort(keys, rows);

        List<int>[] parts = [[], [], []];
        for (var start = 0; start < rows.Length;)
        {
            var end = start;
            while (end < rows.Length && labels[rows[end]] == labels[rows[start]])
            {
                end++;
            }

            var n = end - start;
            var (validation, test) = (n / 5, n / 5);
            parts[0].AddRange(rows.AsSpan(start, n - validation - test));
            parts[1].AddRange(rows.AsSpan(end - validation - test, validation));
            parts[2].AddRange(rows.AsSpan(end - test, test));
            start = end;
        }

        return new Split([.. parts[0]], [.. parts[1]], [.. parts[2]]);
    }

    public static int[][] Batches(int rows, int batchSize, int seed)
    {
        Door.Batches(rows, batchSize);

        var random = new Random(seed);
        var (keys, order) = (new double[rows], new int[rows]);
        for (var i = 0; i < rows; i++)
        {
            (keys[i], order[i]) = (random.NextDouble(), i);
        }

        Array.Sort(keys, order);
        var batches = new int[(rows + batchSize - 1) / batchSize][];
        for (var i = 0; i < batches.Length; i++)
        {
            batches[i] = order.AsSpan(i * batchSize, Math.Min(batchSize, rows - (i * batchSize))).ToArray();
        }

        return batches;
    }
}

public sealed class Scaler(double[] means, double[] spreads)
{
    public double[] Means { get; } = [.. means];

    public double[] Spreads { get; } = [.. spreads];

    public static Scaler Fit(double[][] training)
    {
        Door.Table(training);

        // Welford: mean and sum of squares in one pass.
        var n = training[0].Length;
        var (means, squares) = (new double[n], new double[n]);
        for (var i = 0; i < training.Length; i++)
        {
            for (var j = 0; j < n; j++)
            {
                var before = training[i][j] - means[j];
                means[j] += before / (i + 1);
                squares[j] += before * (training[i][j] - means[j]);
            }
        }

        return new Scaler(means, Array.ConvertAll(squares, sum => Math.Sqrt(sum / training.Length)));
    }

    public double[][] Transform(double[][] rows)
    {
        Door.Columns(rows, Means.Length);

        var factors = Array.ConvertAll(Spreads, spread => spread == 0 ? 1 : 1 / spread);
        var scaled = Array.ConvertAll(rows, row => (double[])row.Clone());
        foreach (var row in scaled)
        {
            for (var j = 0; j < row.Length; j++)
            {
                row[j] = (row[j] - Means[j]) * factors[j];
            }
        }

        return scaled;
    }
}

public static class Metrics
{
    public static int[] Predictions(double[][] probabilities)
    {
        List<int> said = [];
        foreach (ReadOnlySpan<double> row in probabilities)
        {
            var best = 0;
            for (var k = row.Length - 1; k >= 0; k--)
            {
                best = row[k] >= row[best] ? k : best;
            }

            // From the end with ≥: of equal ones the first is left.
            said.Add(best);
        }

        return [.. said];
    }

    public static double Accuracy(int[] labels, int[] predictions)
    {
        Door.Said(labels, predictions);

        var wrong = 0;
        for (var i = 0; i < labels.Length; i++)
        {
            wrong += labels[i] != predictions[i] ? 1 : 0;
        }

        return (labels.Length - wrong) / (double)labels.Length;
    }

    public static int[][] ConfusionMatrix(int[] labels, int[] predictions, int classes)
    {
        Door.Said(labels, predictions);

        var flat = new int[classes * classes];
        for (var i = 0; i < labels.Length; i++)
        {
            flat[(labels[i] * classes) + predictions[i]] += 1;
        }

        return [.. flat.Chunk(classes)];
    }

    public static ClassScore[] Scores(int[][] confusion)
    {
        var n = confusion.Length;
        var (rows, columns) = (new double[n], new double[n]);
        for (var t = 0; t < n; t++)
        {
            for (var p = 0; p < n; p++)
            {
                rows[t] += confusion[t][p];
                columns[p] += confusion[t][p];
            }
        }

        var scores = new ClassScore[n];
        for (var k = 0; k < n; k++)
        {
            var hits = confusion[k][k];
            scores[k] = hits == 0
                ? new ClassScore(0, 0, 0)
                : new ClassScore(hits / columns[k], hits / rows[k], hits / ((columns[k] + rows[k]) / 2));
        }

        return scores;
    }

    public static double MacroF1(int[][] confusion) =>
        Scores(confusion).Aggregate(0.0, (sum, score) => sum + (score.F1 / confusion.Length));
}

public sealed class Network
{
    private readonly int _inputs;
    private readonly int _hidden;
    private readonly int _classes;
    private readonly double[] _all;

    public Network(double[][] w1, double[] b1, double[][] w2, double[] b2)
    {
        (_inputs, _hidden, _classes) = (w1[0].Length, b1.Length, b2.Length);
        _all = [.. w1.SelectMany(row => row), .. b1, .. w2.SelectMany(row => row), .. b2];
    }

    public double[][] W1 => Parted(_all).W1;

    public double[] B1 => Parted(_all).B1;

    public double[][] W2 => Parted(_all).W2;

    public double[] B2 => Parted(_all).B2;

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
        Door.Rows(inputs, _inputs);

        var probabilities = new double[inputs.Length][];
        for (var i = 0; i < inputs.Length; i++)
        {
            var logits = Logits(inputs[i], new double[_hidden]);
            var logSum = LogSum(logits);
            probabilities[i] = Array.ConvertAll(logits, z => Math.Exp(z - logSum));
        }

        return probabilities;
    }

    public double Cost(double[][] inputs, double[][] targets)
    {
        Door.Pairs(inputs, targets, _inputs, _classes);
        return Seen(inputs, targets, null).Loss / inputs.Length;
    }

    public Gradients Backward(double[][] inputs, double[][] targets)
    {
        Door.Pairs(inputs, targets, _inputs, _classes);

        var slopes = new double[_all.Length];
        Seen(inputs, targets, slopes);
        return Parted(slopes);
    }

    public Epoch TrainEpoch(double[][] inputs, double[][] targets, double learningRate, int batchSize, int seed)
    {
        Door.Pairs(inputs, targets, _inputs, _classes);
        Door.Step(learningRate, batchSize);

        var (loss, right) = (0.0, 0);
        var slopes = new double[_all.Length];
        foreach (var batch in Preparation.Batches(inputs.Length, batchSize, seed))
        {
            Array.Clear(slopes);
            var seen = Seen([.. batch.Select(row => inputs[row])], [.. batch.Select(row => targets[row])], slopes);
            loss += seen.Loss;
            right += seen.Right;
            for (var i = 0; i < slopes.Length; i++)
            {
                _all[i] -= learningRate * slopes[i];
            }
        }

        return new Epoch(loss / inputs.Length, (double)right / inputs.Length);
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
        Door.Pairs(inputs, targets, _inputs, _classes);
        Door.Step(learningRate, batchSize);
        Door.Refuse(epochs < 0, "There are no such epochs.");

        var results = new Epoch[epochs];
        var epoch = 0;
        while (epoch < epochs)
        {
            var result = TrainEpoch(inputs, targets, learningRate, batchSize, unchecked((seed * 7919) + epoch));
            results[epoch++] = result;
            afterEpoch(epoch, result);
        }

        return results;
    }

    /// <summary>Loss and hits of some rows; adds the mean slopes to what it is given.</summary>
    private (double Loss, int Right) Seen(double[][] inputs, double[][] targets, double[]? slopes)
    {
        var (loss, right) = (0.0, 0);
        var hidden = new double[_hidden];
        var (b1, w2, b2) =
            (_hidden * _inputs, (_hidden * _inputs) + _hidden, (_hidden * _inputs) + _hidden + (_classes * _hidden));
        for (var i = 0; i < inputs.Length; i++)
        {
            var logits = Logits(inputs[i], hidden);
            var logSum = LogSum(logits);
            var label = targets[i].AsSpan().IndexOf(1.0);
            loss += logSum - logits[label];
            right += logits.All(z => z <= logits[label]) ? 1 : 0;
            if (slopes is null)
            {
                continue;
            }

            var delta = new double[_hidden];
            for (var k = 0; k < _classes; k++)
            {
                var error = (Math.Exp(logits[k] - logSum) - (k == label ? 1 : 0)) / inputs.Length;
                slopes[b2 + k] += error;
                for (var j = 0; j < _hidden; j++)
                {
                    slopes[w2 + (k * _hidden) + j] += error * hidden[j];
                    delta[j] += error * _all[w2 + (k * _hidden) + j];
                }
            }

            for (var j = 0; j < _hidden; j++)
            {
                if (hidden[j] == 0)
                {
                    continue;
                }

                slopes[b1 + j] += delta[j];
                for (var n = 0; n < _inputs; n++)
                {
                    slopes[(j * _inputs) + n] += delta[j] * inputs[i][n];
                }
            }
        }

        return (loss, right);
    }

    private double[] Logits(double[] x, double[] hidden)
    {
        var at = 0;
        for (var j = 0; j < _hidden; j++)
        {
            var z = _all[(_hidden * _inputs) + j];
            foreach (var value in x)
            {
                z += _all[at++] * value;
            }

            hidden[j] = z > 0 ? z : 0;
        }

        at += _hidden;
        var logits = _all[^_classes..];
        for (var k = 0; k < _classes; k++)
        {
            foreach (var h in hidden)
            {
                logits[k] += _all[at++] * h;
            }
        }

        return logits;
    }

    private static double LogSum(double[] logits)
    {
        var (max, sum) = (logits.Max(), 0.0);
        foreach (var z in logits.AsSpan())
        {
            sum += Math.Exp(z - max);
        }

        return Math.Log(sum) + max;
    }

    private Gradients Parted(double[] all)
    {
        var (b1, w2, b2) =
            (_hidden * _inputs, (_hidden * _inputs) + _hidden, (_hidden * _inputs) + _hidden + (_classes * _hidden));
        return new([.. all[..b1].Chunk(_inputs)], all[b1..w2], [.. all[w2..b2].Chunk(_hidden)], all[b2..]);
    }
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
