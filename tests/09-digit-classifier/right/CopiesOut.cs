namespace Katas.DigitClassifier;

public static class Preparation
{
    public static double[][] OneHot(int[] labels, int classes)
    {
        Door.Labels(labels, classes);

        var rows = new double[labels.Length][];
        for (var i = 0; i < labels.Length; i++)
        {
            if (labels[i] < 0 || labels[i] >= classes)
            {
                throw new ArgumentException($"{labels[i]} is no class.", nameof(labels));
            }

            rows[i] = new double[classes];
            for (var k = 0; k < classes; k++)
            {
                rows[i][k] = k == labels[i] ? 1 : 0;
            }
        }

        return rows;
    }

    public static double[][] ScalePixels(int[][] pixels)
    {
        const double Ink = 1 / 255.0;
        var rows = new double[pixels.Length][];
        for (var i = 0; i < pixels.Length; i++)
        {
            rows[i] = new double[pixels[i].Length];
            for (var j = 0; j < pixels[i].Length; j++)
            {
                rows[i][j] = pixels[i][j] * Ink;
            }
        }

        return rows;
    }

    public static Split Split(int[] labels, int seed)
    {
        var order = Batches(labels.Length, Math.Max(1, labels.Length), seed).SelectMany(batch => batch).ToArray();
        var counts = new Dictionary<int, int>();
        foreach (var label in labels)
        {
            counts[label] = counts.GetValueOrDefault(label) + 1;
        }

        // The rows of a class come by in a random order: the first three fifths are for training, and so on.
        var seen = new Dictionary<int, int>();
        var (training, validation, test) = (new List<int>(), new List<int>(), new List<int>());
        foreach (var row in order)
        {
            var n = counts[labels[row]];
            var at = seen.GetValueOrDefault(labels[row]);
            seen[labels[row]] = at + 1;
            (at < Math.Round(0.6 * n) ? training : at < Math.Round(0.8 * n) ? validation : test).Add(row);
        }

        training.Sort();
        return new Split([.. training], [.. validation], [.. test]);
    }

    public static int[][] Batches(int rows, int batchSize, int seed)
    {
        Door.Batches(rows, batchSize);

        if (rows < 0 || batchSize < 1)
        {
            throw new ArgumentOutOfRangeException(rows < 0 ? nameof(rows) : nameof(batchSize));
        }

        // SplitMix64 (Steele, Lea and Flood, 2014), and inside out shuffling.
        var state = unchecked((ulong)seed * 0x9E3779B97F4A7C15);
        ulong Next()
        {
            unchecked
            {
                var z = state += 0x9E3779B97F4A7C15;
                z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
                z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
                return z ^ (z >> 31);
            }
        }

        var order = new int[rows];
        for (var i = 0; i < rows; i++)
        {
            var j = (int)(Next() % (ulong)(i + 1));
            order[i] = order[j];
            order[j] = i;
        }

        List<int[]> batches = [];
        for (var start = 0; start < rows; start += batchSize)
        {
            batches.Add(order[start..Math.Min(rows, start + batchSize)]);
        }

        return [.. batches];
    }
}

public sealed class Scaler(double[] means, double[] spreads)
{
    private readonly double[] _means = (double[])(means ?? throw new ArgumentNullException(nameof(means))).Clone();
    private readonly double[] _spreads = (double[])(spreads ?? throw new ArgumentNullException(nameof(spreads))).Clone();

    public double[] Means => [.. _means];

    public double[] Spreads => [.. _spreads];

    public static Scaler Fit(double[][] training)
    {
        Door.Table(training);

        var n = training[0].Length;
        var (means, spreads) = (new double[n], new double[n]);
        foreach (var row in training)
        {
            for (var j = 0; j < n; j++)
            {
                means[j] += row[j] / training.Length;
            }
        }

        for (var j = 0; j < n; j++)
        {
            var sum = 0.0;
            foreach (var row in training)
            {
                sum += Math.Pow(row[j] - means[j], 2);
            }

            spreads[j] = Math.Sqrt(sum / training.Length);
        }

        return new Scaler(means, spreads);
    }

    public double[][] Transform(double[][] rows)
    {
        Door.Columns(rows, Means.Length);

        ArgumentNullException.ThrowIfNull(rows);
        IEnumerable<double[]> Scaled()
        {
            foreach (var row in rows)
            {
                if (row.Length != _means.Length)
                {
                    throw new ArgumentException($"A row has {row.Length} values, the scaler {_means.Length}.", nameof(rows));
                }

                yield return [
                    .. Enumerable.Range(0, row.Length)
                        .Select(j => _spreads[j] == 0 ? row[j] - _means[j] : (row[j] / _spreads[j]) - (_means[j] / _spreads[j])),
                ];
            }
        }

        return [.. Scaled()];
    }
}

public static class Metrics
{
    public static int[] Predictions(double[][] probabilities)
    {
        var said = new int[probabilities.Length];
        for (var i = 0; i < said.Length; i++)
        {
            for (var k = 1; k < probabilities[i].Length; k++)
            {
                if (probabilities[i][k] > probabilities[i][said[i]])
                {
                    said[i] = k;
                }
            }
        }

        return said;
    }

    public static double Accuracy(int[] labels, int[] predictions)
    {
        Door.Said(labels, predictions);

        var right = 0.0;
        for (var i = 0; i < labels.Length; i++)
        {
            if (labels[i] == predictions[i])
            {
                right++;
            }
        }

        return right / labels.Length;
    }

    public static int[][] ConfusionMatrix(int[] labels, int[] predictions, int classes)
    {
        Door.Said(labels, predictions);

        var matrix = new int[classes][];
        for (var t = 0; t < classes; t++)
        {
            matrix[t] = new int[classes];
            for (var p = 0; p < classes; p++)
            {
                for (var i = 0; i < labels.Length; i++)
                {
                    matrix[t][p] += labels[i] == t && predictions[i] == p ? 1 : 0;
                }
            }
        }

        return matrix;
    }

    public static ClassScore[] Scores(int[][] confusion)
    {
        var scores = new ClassScore[confusion.Length];
        for (var k = 0; k < scores.Length; k++)
        {
            int hits = confusion[k][k], falseAlarms = -hits, misses = -hits;
            for (var other = 0; other < scores.Length; other++)
            {
                falseAlarms += confusion[other][k];
                misses += confusion[k][other];
            }

            scores[k] = new ClassScore(
                hits + falseAlarms > 0 ? (double)hits / (hits + falseAlarms) : 0,
                hits + misses > 0 ? (double)hits / (hits + misses) : 0,
                hits > 0 ? 2.0 * hits / ((2 * hits) + falseAlarms + misses) : 0);
        }

        return scores;
    }

    public static double MacroF1(int[][] confusion)
    {
        var sum = 0.0;
        foreach (var score in Scores(confusion))
        {
            sum += score.F1;
        }

        return sum / confusion.Length;
    }
}

public sealed class Network(double[][] w1, double[] b1, double[][] w2, double[] b2)
{
    private Gradients _at = Copy(new Gradients(w1, b1, w2, b2));

    public double[][] W1 => Copy(_at).W1;

    public double[] B1 => Copy(_at).B1;

    public double[][] W2 => Copy(_at).W2;

    public double[] B2 => Copy(_at).B2;

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
        Door.Rows(inputs, _at.W1[0].Length);

        var all = new double[inputs.Length][];
        for (var i = 0; i < inputs.Length; i++)
        {
            all[i] = Softmax(Layer(_at.W2, _at.B2, Hidden(inputs[i])), out _);
        }

        return all;
    }

    public double Cost(double[][] inputs, double[][] targets)
    {
        Door.Pairs(inputs, targets, _at.W1[0].Length, _at.B2.Length);

        var sum = 0.0;
        for (var i = 0; i < inputs.Length; i++)
        {
            sum += Loss(inputs[i], targets[i]);
        }

        return sum / inputs.Length;
    }

    public Gradients Backward(double[][] inputs, double[][] targets)
    {
        Door.Pairs(inputs, targets, _at.W1[0].Length, _at.B2.Length);

        var m = inputs.Length;
        var sum = new Gradients(Empty(_at.W1), new double[_at.B1.Length], Empty(_at.W2), new double[_at.B2.Length]);
        for (var i = 0; i < m; i++)
        {
            var hidden = Hidden(inputs[i]);
            var p = Softmax(Layer(_at.W2, _at.B2, hidden), out _);
            var delta = new double[hidden.Length];
            for (var k = 0; k < p.Length; k++)
            {
                var error = p[k] - targets[i][k];
                sum.B2[k] += error / m;
                for (var j = 0; j < hidden.Length; j++)
                {
                    sum.W2[k][j] += error * hidden[j] / m;
                    delta[j] += error * _at.W2[k][j];
                }
            }

            for (var j = 0; j < hidden.Length; j++)
            {
                if (hidden[j] > 0)
                {
                    sum.B1[j] += delta[j] / m;
                    for (var n = 0; n < inputs[i].Length; n++)
                    {
                        sum.W1[j][n] += delta[j] * inputs[i][n] / m;
                    }
                }
            }
        }

        return sum;
    }

    public Epoch TrainEpoch(double[][] inputs, double[][] targets, double learningRate, int batchSize, int seed)
    {
        Door.Pairs(inputs, targets, _at.W1[0].Length, _at.B2.Length);
        Door.Step(learningRate, batchSize);

        double cost = 0, right = 0;
        foreach (var batch in Preparation.Batches(inputs.Length, batchSize, seed))
        {
            var (x, y) = (new double[batch.Length][], new double[batch.Length][]);
            for (var i = 0; i < batch.Length; i++)
            {
                (x[i], y[i]) = (inputs[batch[i]], targets[batch[i]]);
                cost += Loss(x[i], y[i]);
                right += y[i][Metrics.Predictions(Probabilities([x[i]]))[0]];
            }

            var slopes = Backward(x, y);
            _at = new Gradients(
                [.. _at.W1.Zip(slopes.W1, (w, g) => Moved(w, g, learningRate))],
                Moved(_at.B1, slopes.B1, learningRate),
                [.. _at.W2.Zip(slopes.W2, (w, g) => Moved(w, g, learningRate))],
                Moved(_at.B2, slopes.B2, learningRate));
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
        Door.Pairs(inputs, targets, _at.W1[0].Length, _at.B2.Length);
        Door.Step(learningRate, batchSize);
        Door.Refuse(epochs < 0, "There are no such epochs.");

        List<Epoch> results = [];
        for (var epoch = 1; epoch <= epochs; epoch++)
        {
            results.Add(TrainEpoch(inputs, targets, learningRate, batchSize, (1000 * seed) + epoch));
            afterEpoch(epoch, results[^1]);
        }

        return [.. results];
    }

    private double Loss(double[] x, double[] y)
    {
        var z = Layer(_at.W2, _at.B2, Hidden(x));
        Softmax(z, out var logSum);
        var loss = 0.0;
        for (var k = 0; k < z.Length; k++)
        {
            loss += y[k] * (logSum - z[k]);
        }

        return loss;
    }

    private double[] Hidden(double[] x)
    {
        var z = Layer(_at.W1, _at.B1, x);
        for (var j = 0; j < z.Length; j++)
        {
            if (z[j] < 0)
            {
                z[j] = 0;
            }
        }

        return z;
    }

    private static double[] Layer(double[][] w, double[] b, double[] x)
    {
        var z = new double[b.Length];
        for (var i = 0; i < z.Length; i++)
        {
            z[i] = b[i];
            for (var j = 0; j < x.Length; j++)
            {
                z[i] += w[i][j] * x[j];
            }
        }

        return z;
    }

    private static double[] Softmax(double[] z, out double logSum)
    {
        var (max, sum) = (double.NegativeInfinity, 0.0);
        foreach (var value in z)
        {
            max = Math.Max(max, value);
        }

        var p = new double[z.Length];
        for (var k = 0; k < z.Length; k++)
        {
            sum += p[k] = Math.Exp(z[k] - max);
        }

        for (var k = 0; k < z.Length; k++)
        {
            p[k] /= sum;
        }

        logSum = max + Math.Log(sum);
        return p;
    }

    private static double[][] Empty(double[][] like) => [.. like.Select(row => new double[row.Length])];

    private static Gradients Copy(Gradients all) =>
        new([.. all.W1.Select(row => row.ToArray())], [.. all.B1], [.. all.W2.Select(row => row.ToArray())], [.. all.B2]);

    private static double[] Moved(double[] values, double[] slopes, double rate) =>
        [.. values.Select((value, i) => value - (rate * slopes[i]))];
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
