namespace Katas.DigitClassifier;

public static class Preparation
{
    public static double[][] OneHot(int[] labels, int classes)
    {
        Door.Labels(labels, classes);
        return [.. labels.Select(label => Enumerable.Range(0, classes).Select(k => k == label ? 1.0 : 0.0).ToArray())];
    }

    public static double[][] ScalePixels(int[][] pixels) =>
        [.. pixels.Select(row => row.Select(pixel => (double)pixel / 255).ToArray())];

    public static Split Split(int[] labels, int seed)
    {
        var random = new Random(seed);
        var dealt = labels.Index()
            .GroupBy(row => row.Item, row => row.Index)
            .SelectMany(rows => rows.OrderBy(_ => random.NextDouble()).ToArray() is var mixed
                ? mixed.Select((row, i) => (row, part: (i * 5.0) < 3 * mixed.Length ? 0 : (i * 5.0) < 4 * mixed.Length ? 1 : 2))
                : [])
            .ToLookup(place => place.part, place => place.row);
        return new Split([.. dealt[0]], [.. dealt[1]], [.. dealt[2]]);
    }

    public static int[][] Batches(int rows, int batchSize, int seed)
    {
        Door.Batches(rows, batchSize);

        var random = new Random(seed);
        return [.. Enumerable.Range(0, rows).OrderBy(_ => random.Next()).Chunk(batchSize)];
    }
}

public sealed class Scaler(double[] means, double[] spreads)
{
    public double[] Means => means;

    public double[] Spreads => spreads;

    public static Scaler Fit(double[][] training)
    {
        Door.Table(training);

        var columns = Enumerable.Range(0, training[0].Length).Select(j => training.Select(row => row[j]).ToArray()).ToArray();
        return new Scaler(
            [.. columns.Select(column => column.Average())],
            [.. columns.Select(column => Math.Sqrt(column.Average(x => Math.Pow(x - column.Average(), 2))))]);
    }

    public double[][] Transform(double[][] rows)
    {
        Door.Columns(rows, Means.Length);
        return [
            .. rows.Select(row =>
                row.Zip(means, (x, mean) => x - mean).Zip(spreads, (x, spread) => spread == 0 ? x : x / spread).ToArray()),
        ];
    }
}

public static class Metrics
{
    public static int[] Predictions(double[][] probabilities) =>
        [.. probabilities.Select(row => row.Index().MaxBy(p => p.Item).Index)];

    public static double Accuracy(int[] labels, int[] predictions)
    {
        Door.Said(labels, predictions);
        return labels.Zip(predictions, (label, said) => label == said ? 1.0 : 0).Average();
    }

    public static int[][] ConfusionMatrix(int[] labels, int[] predictions, int classes)
    {
        Door.Said(labels, predictions);

        var counts = labels.Zip(predictions).CountBy(pair => pair).ToDictionary();
        return [
            .. Enumerable.Range(0, classes)
                .Select(t => Enumerable.Range(0, classes).Select(p => counts.GetValueOrDefault((t, p))).ToArray()),
        ];
    }

    public static ClassScore[] Scores(int[][] confusion) => [.. confusion.Select((row, k) =>
    {
        double hits = row[k], named = confusion.Sum(other => other[k]), are = row.Sum();
        var (p, r) = (named == 0 ? 0 : hits / named, are == 0 ? 0 : hits / are);
        return new ClassScore(p, r, p == 0 || r == 0 ? 0 : 2 / ((1 / p) + (1 / r)));
    })];

    public static double MacroF1(int[][] confusion) => (from score in Scores(confusion) select score.F1).Sum() / confusion.Length;
}

public sealed class Network(double[][] w1, double[] b1, double[][] w2, double[] b2)
{
    private Gradients _now = new([.. w1.Select(row => row.ToArray())], [.. b1], [.. w2.Select(row => row.ToArray())], [.. b2]);

    public double[][] W1 => _now.W1;

    public double[] B1 => _now.B1;

    public double[][] W2 => _now.W2;

    public double[] B2 => _now.B2;

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
        Door.Rows(inputs, W1[0].Length);
        return [.. inputs.Select(x => Softmax(Logits(x)))];
    }

    public double Cost(double[][] inputs, double[][] targets)
    {
        Door.Pairs(inputs, targets, W1[0].Length, B2.Length);
        return inputs.Zip(targets, Loss).Average();
    }

    public Gradients Backward(double[][] inputs, double[][] targets)
    {
        Door.Pairs(inputs, targets, W1[0].Length, B2.Length);

        var rows = inputs.Zip(targets, (x, y) =>
        {
            var h = Hidden(x);
            var error = Softmax(Logits(x)).Zip(y, (p, yk) => p - yk).ToArray();
            var delta = h.Select((hj, j) => hj > 0 ? error.Select((e, k) => e * W2[k][j]).Sum() : 0).ToArray();
            return new Gradients(Outer(delta, x), delta, Outer(error, h), error);
        }).ToArray();
        return new Gradients(
            [.. W1.Select((row, i) => row.Select((_, j) => rows.Average(g => g.W1[i][j])).ToArray())],
            [.. B1.Select((_, i) => rows.Average(g => g.B1[i]))],
            [.. W2.Select((row, k) => row.Select((_, i) => rows.Average(g => g.W2[k][i])).ToArray())],
            [.. B2.Select((_, k) => rows.Average(g => g.B2[k]))]);
    }

    public Epoch TrainEpoch(double[][] inputs, double[][] targets, double learningRate, int batchSize, int seed)
    {
        Door.Pairs(inputs, targets, W1[0].Length, B2.Length);
        Door.Step(learningRate, batchSize);

        var seen = Preparation.Batches(inputs.Length, batchSize, seed).SelectMany(batch =>
        {
            var (x, y) = (batch.Select(row => inputs[row]).ToArray(), batch.Select(row => targets[row]).ToArray());
            var noted = x.Zip(y, (xi, yi) =>
                (Loss: Loss(xi, yi), IsRight: Array.IndexOf(yi, 1.0) == Metrics.Predictions(Probabilities([xi]))[0]))
                .ToArray();
            var slopes = Backward(x, y);
            _now = new Gradients(Moved(W1, slopes.W1), Step(B1, slopes.B1), Moved(W2, slopes.W2), Step(B2, slopes.B2));
            return noted;
        }).ToArray();
        return new Epoch(seen.Average(row => row.Loss), seen.Average(row => row.IsRight ? 1.0 : 0));

        double[][] Moved(double[][] w, double[][] g) => [.. w.Zip(g, Step)];
        double[] Step(double[] w, double[] g) => [.. w.Zip(g, (value, slope) => value - (learningRate * slope))];
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
        Door.Pairs(inputs, targets, W1[0].Length, B2.Length);
        Door.Step(learningRate, batchSize);
        Door.Refuse(epochs < 0, "There are no such epochs.");

        IEnumerable<Epoch> Epochs()
        {
            foreach (var epoch in Enumerable.Range(1, epochs))
            {
                var result = TrainEpoch(inputs, targets, learningRate, batchSize, (seed * 31) + epoch);
                afterEpoch(epoch, result);
                yield return result;
            }
        }

        return [.. Epochs()];
    }

    private double[] Hidden(double[] x) => [.. W1.Zip(B1, (w, b) => Math.Max(0, w.Zip(x, (wj, xj) => wj * xj).Sum() + b))];

    private double[] Logits(double[] x)
    {
        var h = Hidden(x);
        return [.. W2.Zip(B2, (w, b) => w.Zip(h, (wj, hj) => wj * hj).Sum() + b)];
    }

    private double Loss(double[] x, double[] y)
    {
        var z = Logits(x);
        var right = z[Array.IndexOf(y, 1.0)];
        return z.Max() - right + Math.Log(z.Sum(zk => Math.Exp(zk - z.Max())));
    }

    private static double[] Softmax(double[] z)
    {
        var powers = z.Select(zk => Math.Exp(zk - z.Max())).ToArray();
        return [.. powers.Select(power => power / powers.Sum())];
    }

    private static double[][] Outer(double[] a, double[] b) => [.. a.Select(ai => b.Select(bj => ai * bj).ToArray())];
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
