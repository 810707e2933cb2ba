namespace Katas.BugHunt;

public sealed class MiniBatchTrainer(double[] weights, double bias)
{
    public double[] Weights { get; } = (double[])weights.Clone();

    public double Bias { get; private set; } = bias;

    public double[] Fit(double[][] inputs, double[] targets, double learningRate, int epochs, int batchSize) =>
        [.. Enumerable.Range(0, epochs)
            .Select(_ =>
                inputs.Zip(targets)
                    .Chunk(batchSize)
                    .ToArray()
                    .SelectMany(batch => Step(batch, learningRate))
                    .ToArray()
                    .Average())];

    private double[] Step((double[] X, double Y)[] batch, double rate)
    {
        double[] errors = [.. batch.Select(row => row.X.Zip(Weights, (x, w) => x * w).Sum() + Bias - row.Y)];
        for (var j = 0; j < Weights.Length; j++)
        {
            Weights[j] -= rate * batch.Zip(errors, (row, error) => row.X[j] * error).Average();
        }

        Bias -= rate * errors.Average();
        return [.. errors.Select(error => 0.5 * error * error)];
    }
}

public sealed class MonitoredTrainer(double[] weights, double bias)
{
    public double[] Weights { get; } = [.. weights];

    public double Bias { get; private set; } = bias;

    public History Fit(
        double[][] inputs,
        double[] targets,
        double learningRate,
        int epochs,
        double[][] validationInputs,
        double[] validationTargets)
    {
        var (training, validation) = (new List<double>(), new List<double>());
        while (training.Count < epochs)
        {
            var errors = Errors(inputs, targets);
            training.Add(errors.Average(e => e * e) / 2);
            validation.Add(Errors(validationInputs, validationTargets).Average(e => e * e) / 2);
            for (var j = 0; j < Weights.Length; j++)
            {
                Weights[j] -= learningRate * errors.Select((e, i) => e * inputs[i][j]).Sum() / inputs.Length;
            }

            Bias -= learningRate * errors.Average();
        }

        return new History([.. training], [.. validation]);
    }

    private double[] Errors(double[][] rows, double[] targets)
    {
        var errors = new double[rows.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            errors[i] = Bias - targets[i];
            for (var j = 0; j < rows[i].Length; j++)
            {
                errors[i] += rows[i][j] * Weights[j];
            }
        }

        return errors;
    }
}

public sealed class BatchTrainer(double[] weights, double bias)
{
    public double[] Weights { get; } = [.. weights];

    public double Bias { get; private set; } = bias;

    public Gradient Gradient(double[][] inputs, double[] targets)
    {
        var deltas = Deltas(inputs, targets);
        var gradient = new double[Weights.Length];
        for (var i = 0; i < inputs.Length; i++)
        {
            for (var j = 0; j < gradient.Length; j++)
            {
                gradient[j] += deltas[i] * inputs[i][j];
            }
        }

        return new Gradient(gradient, deltas.Sum());
    }

    public void Fit(double[][] inputs, double[] targets, double learningRate, int epochs)
    {
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            var (weightGradient, biasGradient) = Gradient(inputs, targets);
            for (var j = 0; j < Weights.Length; j++)
            {
                Weights[j] -= learningRate * weightGradient[j];
            }

            Bias -= learningRate * biasGradient;
        }
    }

    private double[] Deltas(double[][] inputs, double[] targets) =>
        [.. inputs.Zip(targets, (x, y) => (1.0 / inputs.Length) * (x.Zip(Weights, (xi, w) => xi * w).Sum() + Bias - y))];
}

public sealed class SoftmaxTrainer(double[][] weights)
{
    public double[][] Weights { get; } = [.. weights.Select(row => row.ToArray())];

    public double[] Probabilities(double[] x)
    {
        double[] z = [.. Weights.Select(row => row.Zip(x, (w, xi) => w * xi).Sum())];
        return [.. z.Select(zk => 1 / z.Sum(other => Math.Exp(other - zk)))];
    }

    public void Step(double[] x, int label, double learningRate)
    {
        var p = Probabilities(x);
        for (var k = 0; k < Weights.Length; k++)
        {
            var delta = p[k] - (k == label ? 1 : 0);
            for (var j = 0; j < x.Length; j++)
            {
                Weights[k][j] -= learningRate * delta * x[j];
            }
        }
    }
}

public static class Evaluator
{
    public static Report Evaluate(int[] labels, int[] predictions, int classes)
    {
        var counts = Enumerable.Range(0, classes)
            .Select(t =>
                Enumerable.Range(0, classes).Select(p => labels.Zip(predictions).Count(pair => pair == (t, p))).ToArray())
            .ToArray();
        var (precision, recall, hits) = (new double[classes], new double[classes], 0);
        for (var k = 0; k < classes; k++)
        {
            var (taken, there) = (predictions.Count(p => p == k), labels.Count(t => t == k));
            precision[k] = taken > 0 ? counts[k][k] / (double)taken : 0;
            recall[k] = there > 0 ? counts[k][k] / (double)there : 0;
            hits += counts[k][k];
        }

        return new Report(counts, precision, recall, 1.0 * hits / labels.Length);
    }
}

public static class Scaler
{
    public static Scaled Prepare(double[][] train, double[][] test)
    {
        var (means, spreads) = ScaleOf(train);
        double[][] Apply(double[][] rows) => [.. rows.Select(row => row.Select((x, j) => (x - means[j]) / spreads[j]).ToArray())];
        var all = Apply([.. train, .. test]);
        return new Scaled(all[..train.Length], all[train.Length..]);
    }

    private static (double[] Means, double[] Spreads) ScaleOf(double[][] rows)
    {
        int[] features = [.. Enumerable.Range(0, rows[0].Length)];
        double[] means = [.. features.Select(j => rows.Average(row => row[j]))];
        double[] spreads = [.. features.Select(j => Math.Sqrt(rows.Average(row => Math.Pow(row[j] - means[j], 2))))];
        return (means, [.. spreads.Select(spread => spread == 0 ? 1 : spread)]);
    }
}

public sealed class DropoutTrainer(double[] weights, double bias, double rate, int seed)
{
    private readonly Random _random = new(seed);

    public double[] Weights { get; } = [.. weights];

    public double Bias { get; private set; } = bias;

    public double Predict(double[] x) => Output(x);

    public double[] Fit(double[][] inputs, double[] targets, double learningRate, int epochs)
    {
        var costs = new double[epochs];
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            for (var i = 0; i < inputs.Length; i++)
            {
                Step(Dropped(inputs[i]), targets[i], learningRate);
            }

            costs[epoch] = inputs.Zip(targets, (x, y) => Math.Pow(Predict(x) - y, 2)).Sum() / (2 * inputs.Length);
        }

        return costs;
    }

    private double[] Dropped(double[] x) => [.. x.Select(xi => _random.NextDouble() < rate ? 0 : xi / (1 - rate))];

    private double Output(double[] x) => x.Zip(Weights, (xi, w) => xi * w).Sum() + Bias;

    private void Step(double[] x, double target, double learningRate)
    {
        var error = Output(x) - target;
        Bias -= learningRate * error;
        for (var j = 0; j < x.Length; j++)
        {
            Weights[j] -= learningRate * error * x[j];
        }
    }
}

public static class ShufflingTrainer
{
    public static void ForEachBatch(int rows, int epochs, int batchSize, int seed, Action<int[]> step)
    {
        var random = new Random(seed);
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            var order = Enumerable.Range(0, rows).OrderBy(_ => random.Next()).ToArray();
            foreach (var batch in order.Chunk(batchSize))
            {
                step(batch);
            }
        }
    }
}
