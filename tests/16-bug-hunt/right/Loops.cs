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
            var total = 0.0;
            for (var start = 0; start < inputs.Length; start += batchSize)
            {
                var end = Math.Min(start + batchSize, inputs.Length);
                total += Step(inputs[start..end], targets[start..end], learningRate);
            }

            costs[epoch] = total / inputs.Length;
        }

        return costs;
    }

    private double Step(double[][] batch, double[] targets, double learningRate)
    {
        var (loss, weightGradient, biasGradient) = (0.0, new double[Weights.Length], 0.0);
        for (var i = 0; i < batch.Length; i++)
        {
            var error = batch[i].Zip(Weights, (x, w) => x * w).Sum() + Bias - targets[i];
            loss += error * error / 2;
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
        double[] exponentials = [.. z.Select(zk => Math.Exp(zk - z.OrderDescending().First() - 1))];
        var sum = exponentials.Sum();
        return [.. exponentials.Select(e => e / sum)];
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
        var confusion = Confusion(labels, predictions, classes);
        int[] each = [.. Enumerable.Range(0, classes)];
        return new Report(
            confusion,
            [.. each.Select(k => Share(confusion[k][k], confusion.Sum(row => row[k])))],
            [.. each.Select(k => Share(confusion[k][k], confusion[k].Sum()))],
            Share(each.Sum(k => confusion[k][k]), labels.Length));
    }

    private static int[][] Confusion(int[] labels, int[] predictions, int classes)
    {
        int[][] counts = [.. Enumerable.Range(0, classes).Select(_ => new int[classes])];
        for (var i = 0; i < labels.Length; i++)
        {
            counts[predictions[i]][labels[i]]++;
        }

        return [.. Enumerable.Range(0, classes).Select(t => counts.Select(row => row[t]).ToArray())];
    }

    private static double Share(int part, int all) => all == 0 ? 0 : (double)part / all;
}

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
        var random = new Random(unchecked((seed * 31) + 7));
        foreach (var _ in Enumerable.Range(0, epochs))
        {
            List<int> left = [.. Enumerable.Range(0, rows)];
            while (left.Count > 0)
            {
                var batch = new int[Math.Min(batchSize, left.Count)];
                for (var i = 0; i < batch.Length; i++)
                {
                    var at = random.Next(left.Count);
                    batch[i] = left[at];
                    left.RemoveAt(at);
                }

                step(batch);
            }
        }
    }
}
