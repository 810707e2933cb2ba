namespace Katas.BugHunt;

public sealed class MiniBatchTrainer(double[] weights, double bias)
{
    public double[] Weights { get; } = [.. weights];

    public double Bias { get; private set; } = bias;

    public double[] Fit(double[][] inputs, double[] targets, double learningRate, int epochs, int batchSize)
    {
        var costs = new double[epochs];
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            var (total, seen) = (0.0, 0);
            for (var start = 0; start < inputs.Length; start += batchSize)
            {
                var end = Math.Min(start + batchSize, inputs.Length);
                total += (end - start) * Step(inputs[start..end], targets[start..end], learningRate);
                seen += end - start;
            }

            costs[epoch] = total / seen;
        }

        return costs;
    }

    private double Step(double[][] batch, double[] targets, double learningRate)
    {
        var (loss, weightGradient, biasGradient) = (0.0, new double[Weights.Length], 0.0);
        for (var i = 0; i < batch.Length; i++)
        {
            var error = batch[i].Zip(Weights, (x, w) => x * w).Sum() + Bias - targets[i];
            loss += error * error / 2 / batch.Length;
            biasGradient += error / batch.Length;
            for (var j = 0; j < weightGradient.Length; j++)
            {
                weightGradient[j] += error * batch[i][j] / batch.Length;
            }
        }

        for (var j = 0; j < weightGradient.Length; j++)
        {
            Weights[j] -= learningRate * weightGradient[j];
        }

        Bias -= learningRate * biasGradient;
        return loss;
    }
}

public sealed record History(double[] Training, double[] Validation);

public sealed class MonitoredTrainer(double[] weights, double bias)
{
    private double[][] _rows = [];
    private double[] _outputs = [];

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
        var history = new History(new double[epochs], new double[epochs]);
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            history.Training[epoch] = Cost(Forward(inputs), targets);
            var (rows, outputs) = (_rows, _outputs);
            history.Validation[epoch] = Cost(Forward(validationInputs), validationTargets);
            (_rows, _outputs) = (rows, outputs);
            Step(targets, learningRate);
        }

        return history;
    }

    private static double Cost(double[] outputs, double[] targets) =>
        outputs.Zip(targets, (a, y) => (a - y) * (a - y)).Sum() / (2 * outputs.Length);

    private double[] Forward(double[][] rows)
    {
        _rows = rows;
        _outputs = [.. rows.Select(x => x.Zip(Weights, (xi, w) => xi * w).Sum() + Bias)];
        return _outputs;
    }

    private void Step(double[] targets, double learningRate)
    {
        for (var i = 0; i < _rows.Length; i++)
        {
            var delta = (_outputs[i] - targets[i]) / _rows.Length;
            Bias -= learningRate * delta;
            for (var j = 0; j < Weights.Length; j++)
            {
                Weights[j] -= learningRate * delta * _rows[i][j];
            }
        }
    }
}

public sealed record Gradient(double[] Weights, double Bias);

public sealed class BatchTrainer(double[] weights, double bias)
{
    public double[] Weights { get; } = [.. weights];

    public double Bias { get; private set; } = bias;

    public Gradient Gradient(double[][] inputs, double[] targets)
    {
        var (slopes, slope) = (new double[Weights.Length], 0.0);
        foreach (var (x, y) in inputs.Zip(targets))
        {
            var error = x.Select((xi, j) => xi * Weights[j]).Sum() + Bias - y;
            slope += error;
            for (var j = 0; j < slopes.Length; j++)
            {
                slopes[j] += error * x[j];
            }
        }

        return new Gradient(Array.ConvertAll(slopes, s => s / inputs.Length), slope / inputs.Length);
    }

    public void Fit(double[][] inputs, double[] targets, double learningRate, int epochs)
    {
        for (; epochs > 0; epochs--)
        {
            var gradient = Gradient(inputs, targets);
            foreach (var (j, slope) in gradient.Weights.Index())
            {
                Weights[j] -= learningRate * slope;
            }

            Bias -= learningRate * gradient.Bias;
        }
    }
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

public sealed record Report(int[][] Confusion, double[] Precision, double[] Recall, double Accuracy);

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

public sealed record Scaled(double[][] Train, double[][] Test);

public static class Scaler
{
    public static Scaled Prepare(double[][] train, double[][] test)
    {
        var scaled = new Scaled(new double[train.Length][], new double[test.Length][]);
        var n = train[0].Length;
        var (mean, spread) = (new double[n], new double[n]);
        for (var j = 0; j < n; j++)
        {
            foreach (var row in train)
            {
                mean[j] += row[j] / train.Length;
            }

            foreach (var row in train)
            {
                spread[j] += (row[j] - mean[j]) * (row[j] - mean[j]);
            }

            spread[j] = Math.Sqrt(spread[j] / train.Length);
            if (spread[j] <= 0)
            {
                spread[j] = 1;
            }
        }

        foreach (var (from, to) in ((double[][], double[][])[])[(train, scaled.Train), (test, scaled.Test)])
        {
            for (var i = 0; i < from.Length; i++)
            {
                to[i] = new double[n];
                for (var j = 0; j < n; j++)
                {
                    to[i][j] = (from[i][j] - mean[j]) * (1 / spread[j]);
                }
            }
        }

        return scaled;
    }
}

public sealed class DropoutTrainer(double[] weights, double bias, double rate, int seed)
{
    private readonly Random _random = new(seed);

    public double[] Weights { get; } = weights.ToArray();

    public double Bias { get; private set; } = bias;

    public double Predict(double[] x)
    {
        var sum = Bias;
        for (var j = 0; j < x.Length; j++)
        {
            sum += Weights[j] * x[j];
        }

        return sum;
    }

    public double[] Fit(double[][] inputs, double[] targets, double learningRate, int epochs)
    {
        var costs = new List<double>();
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            foreach (var (x, y) in inputs.Zip(targets))
            {
                var kept = Array.ConvertAll(x, xi => _random.NextDouble() >= rate ? xi / (1 - rate) : 0);
                var error = Predict(kept) - y;
                Bias -= learningRate * error;
                for (var j = 0; j < kept.Length; j++)
                {
                    Weights[j] -= learningRate * error * kept[j];
                }
            }

            costs.Add(inputs.Zip(targets, (x, y) => (Predict(x) - y) * (Predict(x) - y)).Average() / 2);
        }

        return [.. costs];
    }
}

public static class ShufflingTrainer
{
    public static void ForEachBatch(int rows, int epochs, int batchSize, int seed, Action<int[]> step)
    {
        var random = new Random(seed);
        int[] order = [.. Enumerable.Range(0, rows)];
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            random.Shuffle(order);
            foreach (var batch in order.Chunk(batchSize))
            {
                step(batch);
            }
        }
    }
}
