using System.Numerics;

namespace Katas.DigitClassifier;

public static class Preparation
{
    public static double[][] OneHot(int[] labels, int classes)
    {
        Door.Labels(labels, classes);

        double[] Row(int label)
        {
            Span<double> row = stackalloc double[classes];
            row.Clear();
            row[label] = 1;
            return row.ToArray();
        }

        return [.. from label in labels select Row(label)];
    }

    public static double[][] ScalePixels(int[][] pixels) =>
        [.. pixels.AsParallel().AsOrdered().Select(row => (double[])[.. from pixel in row select pixel / 51.0 / 5.0])];

    public static Split Split(int[] labels, int seed)
    {
        var random = new Random(seed);
        var order = Enumerable.Range(0, labels.Length).OrderBy(_ => random.NextInt64()).ToArray();

        // Every fifth row of a class is for the test, and the one before it for validation.
        var seen = new SortedDictionary<int, int>();
        var parts = order.GroupBy(row =>
        {
            var turn = seen[labels[row]] = seen.GetValueOrDefault(labels[row]) + 1;
            return (turn % 5) switch { 0 => "test", 4 => "validation", _ => "training" };
        }).ToDictionary(part => part.Key, part => part.ToArray());
        return new Split(
            Training: parts.GetValueOrDefault("training", []),
            Test: parts.GetValueOrDefault("test", []),
            Validation: parts.GetValueOrDefault("validation", []));
    }

    public static int[][] Batches(int rows, int batchSize, int seed)
    {
        Door.Batches(rows, batchSize);

        var random = new Random(seed);
        var left = Enumerable.Range(0, rows).ToList();
        List<List<int>> batches = [];
        while (left.Count > 0)
        {
            if (batches.Count == 0 || batches[^1].Count == batchSize)
            {
                batches.Add([]);
            }

            var at = random.Next(left.Count);
            batches[^1].Add(left[at]);
            left.RemoveAt(at);
        }

        return [.. batches.Select(batch => batch.ToArray())];
    }
}

public sealed class Scaler(double[] means, double[] spreads)
{
    public double[] Means { get; } = [.. means];

    public double[] Spreads { get; } = [.. spreads];

    public static Scaler Fit(double[][] training)
    {
        Door.Table(training);

        static double Mean<T>(IEnumerable<T> items, Func<T, double> of) =>
            items.Aggregate((Sum: 0.0, Count: 0), (so, item) => (so.Sum + of(item), so.Count + 1), so => so.Sum / so.Count);

        var means = training[0].Select((_, j) => Mean(training, row => row[j])).ToArray();
        var variances = means.Select((mean, j) => Mean(training, row => (row[j] - mean) * row[j])).ToArray();
        return new Scaler(means, [.. variances.Select(variance => Math.Sqrt(Math.Max(0, variance)))]);
    }

    public double[][] Transform(double[][] rows)
    {
        Door.Columns(rows, Means.Length);
        return [.. rows.Select(Transform)];
    }

    private double[] Transform(double[] row)
    {
        var scaled = new double[row.Length];
        Parallel.For(0, row.Length, j => scaled[j] = Spreads[j] is 0 ? row[j] - Means[j] : (row[j] - Means[j]) / Spreads[j]);
        return scaled;
    }
}

public static class Metrics
{
    public static int[] Predictions(double[][] probabilities) =>
        [.. probabilities.Select(row => row.Select((p, k) => (p, k)).Aggregate((best, next) => next.p > best.p ? next : best).k)];

    public static double Accuracy(int[] labels, int[] predictions)
    {
        Door.Said(labels, predictions);
        return 1 - (labels.Zip(predictions).Count(pair => pair.First != pair.Second) / (double)labels.Length);
    }

    public static int[][] ConfusionMatrix(int[] labels, int[] predictions, int classes)
    {
        Door.Said(labels, predictions);

        var matrix = new int[classes, classes];
        foreach (var (label, said) in labels.Zip(predictions))
        {
            ++matrix[label, said];
        }

        return [.. Enumerable.Range(0, classes).Select(t => Enumerable.Range(0, classes).Select(p => matrix[t, p]).ToArray())];
    }

    public static ClassScore[] Scores(int[][] confusion) => [.. Enumerable.Range(0, confusion.Length).Select(k =>
    {
        var hits = confusion[k][k];
        decimal named = confusion.Sum(row => row[k]), are = confusion[k].Sum();
        return new ClassScore(
            (double)(named is 0 ? 0 : hits / named),
            (double)(are is 0 ? 0 : hits / are),
            (double)(named + are is 0 ? 0 : 2 * hits / (named + are)));
    })];

    public static double MacroF1(int[][] confusion)
    {
        var scores = Scores(confusion);
        return scores.Sum(score => score.F1) / scores.Length;
    }
}

public sealed class Network(double[][] w1, double[] b1, double[][] w2, double[] b2)
{
    private readonly Layer _first = new(w1, b1);
    private readonly Layer _second = new(w2, b2);

    public double[][] W1 => _first.W;

    public double[] B1 => _first.B;

    public double[][] W2 => _second.W;

    public double[] B2 => _second.B;

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

        var probabilities = new double[inputs.Length][];
        Parallel.For(0, inputs.Length, i => probabilities[i] = Pass(inputs[i]).P);
        return probabilities;
    }

    public double Cost(double[][] inputs, double[][] targets)
    {
        Door.Pairs(inputs, targets, W1[0].Length, B2.Length);
        return inputs.Select((x, i) => Pass(x).Loss(targets[i])).Sum() / inputs.Length;
    }

    /// <summary>Sums over the rows, divided at the end.</summary>
    public Gradients Backward(double[][] inputs, double[][] targets)
    {
        Door.Pairs(inputs, targets, W1[0].Length, B2.Length);

        var (first, second) = (Layer.Like(_first), Layer.Like(_second));
        for (var i = 0; i < inputs.Length; i++)
        {
            var pass = Pass(inputs[i]);
            var error = new double[pass.P.Length];
            for (var k = 0; k < error.Length; k++)
            {
                error[k] = pass.P[k] - targets[i][k];
            }

            second.Add(error, pass.H);
            first.Add(_second.Back(error, pass.H), inputs[i]);
        }

        first.Divide(inputs.Length);
        second.Divide(inputs.Length);
        return new Gradients(first.W, first.B, second.W, second.B);
    }

    public Epoch TrainEpoch(double[][] inputs, double[][] targets, double learningRate, int batchSize, int seed)
    {
        Door.Pairs(inputs, targets, W1[0].Length, B2.Length);
        Door.Step(learningRate, batchSize);

        List<(double Loss, bool IsRight)> seen = [];
        foreach (var batch in Preparation.Batches(inputs.Length, batchSize, seed))
        {
            double[][] x = [.. batch.Select(row => inputs[row])], y = [.. batch.Select(row => targets[row])];
            seen.AddRange(x.Zip(y, (xi, yi) => (Pass(xi).Loss(yi), yi[Array.IndexOf(Pass(xi).P, Pass(xi).P.Max())] == 1)));
            var slopes = Backward(x, y);
            _first.Step(slopes.W1, slopes.B1, learningRate);
            _second.Step(slopes.W2, slopes.B2, learningRate);
        }

        return new Epoch(seen.Average(row => row.Loss), seen.Count(row => row.IsRight) / (double)seen.Count);
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

        var seeds = new Random(seed);
        Queue<Epoch> results = new();
        foreach (var number in Enumerable.Range(1, epochs))
        {
            results.Enqueue(TrainEpoch(inputs, targets, learningRate, batchSize, seeds.Next()));
            afterEpoch(number, results.Last());
        }

        return [.. results];
    }

    private Outcome Pass(double[] x)
    {
        var h = Array.ConvertAll(_first.Of(x), z => double.Max(z, 0));
        return new Outcome(h, _second.Of(h));
    }

    private sealed record Outcome(double[] H, double[] Z)
    {
        public double LogSum { get; } = Z.Max() + Math.Log(Z.Sum(z => Math.Exp(z - Z.Max())));

        public double[] P => [.. Z.Select(z => Math.Exp(z - LogSum))];

        public double Loss(double[] y) => Enumerable.Range(0, y.Length).Sum(k => y[k] == 0 ? 0 : y[k] * (LogSum - Z[k]));
    }

    private sealed class Layer(double[][] w, double[] b)
    {
        public double[][] W { get; } = [.. w.Select(row => row.ToArray())];

        public double[] B { get; } = [.. b];

        public static Layer Like(Layer other) =>
            new([.. other.W.Select(row => new double[row.Length])], new double[other.B.Length]);

        public double[] Of(double[] x) => [.. W.Select((row, i) => Dot(row, x) + B[i])];

        public double[] Back(double[] error, double[] h)
        {
            var delta = new double[h.Length];
            for (var k = 0; k < error.Length; k++)
            {
                AddTimes(delta, error[k], W[k]);
            }

            return [.. delta.Select((d, j) => h[j] > 0 ? d : 0)];
        }

        public void Add(double[] delta, double[] x)
        {
            for (var i = 0; i < delta.Length; i++)
            {
                AddTimes(W[i], delta[i], x);
                B[i] += delta[i];
            }
        }

        public void Divide(double by)
        {
            foreach (var row in W.Append(B))
            {
                for (var j = 0; j < row.Length; j++)
                {
                    row[j] /= by;
                }
            }
        }

        public void Step(double[][] slopes, double[] biases, double rate)
        {
            for (var i = 0; i < W.Length; i++)
            {
                AddTimes(W[i], -rate, slopes[i]);
            }

            AddTimes(B, -rate, biases);
        }

        private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> c)
        {
            var sums = Vector<double>.Zero;
            var i = 0;
            for (; i <= a.Length - Vector<double>.Count; i += Vector<double>.Count)
            {
                sums += new Vector<double>(a[i..]) * new Vector<double>(c[i..]);
            }

            var sum = Vector.Sum(sums);
            for (; i < a.Length; i++)
            {
                sum += a[i] * c[i];
            }

            return sum;
        }

        private static void AddTimes(Span<double> to, double factor, ReadOnlySpan<double> values)
        {
            for (var i = 0; i < to.Length; i++)
            {
                to[i] = Math.FusedMultiplyAdd(factor, values[i], to[i]);
            }
        }
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
