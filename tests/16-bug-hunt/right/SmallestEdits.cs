namespace Katas.BugHunt;

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
            history.Validation[epoch] = Cost(Forward(validationInputs), validationTargets);
            Forward(inputs);
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
                gradient[j] += deltas[i] * inputs[i][j] / inputs.Length;
            }
        }

        return new Gradient(gradient, deltas.Average());
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
        [.. inputs.Zip(targets, (x, y) => x.Zip(Weights, (xi, w) => xi * w).Sum() + Bias - y)];
}

public sealed class SoftmaxTrainer(double[][] weights)
{
    public double[][] Weights { get; } = [.. weights.Select(row => row.ToArray())];

    public double[] Probabilities(double[] x)
    {
        double[] z = [.. Weights.Select(row => row.Zip(x, (w, xi) => w * xi).Sum())];
        var exponentials = z;
        var shift = -z.Aggregate(Math.Max);
        for (var k = 0; k < z.Length; k++)
        {
            exponentials[k] = Math.Exp(z[k] + shift);
        }

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
        var confusion = Confusion(predictions, labels, classes);
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

        return counts;
    }

    private static double Share(int part, int all) => all == 0 ? 0 : (double)part / all;
}

public static class Scaler
{
    public static Scaled Prepare(double[][] train, double[][] test)
    {
        var scale = ScaleOf(train);
        double[][] Apply(double[][] rows) =>
            [.. rows.Select(row => row.Select((x, j) => (x - scale.Means[j]) / scale.Spreads[j]).ToArray())];
        return new Scaled(Apply(train), Apply(test));
    }

    private static (double[] Means, double[] Spreads) ScaleOf(double[][] rows)
    {
        int[] features = [.. Enumerable.Range(0, rows[0].Length)];
        double[] means = [.. features.Select(j => rows.Average(row => row[j]))];
        double[] spreads = [.. features.Select(j => Math.Sqrt(rows.Average(row => Math.Pow(row[j] - means[j], 2))))];
        return (means, [.. spreads.Select(spread => spread == 0 ? 1 : spread)]);
    }
}

public static class ShufflingTrainer
{
    public static void ForEachBatch(int rows, int epochs, int batchSize, int seed, Action<int[]> step)
    {
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            int[] order = [.. Enumerable.Range(0, rows)];
            new Random(seed + epoch).Shuffle(order);
            foreach (var batch in order.Chunk(batchSize))
            {
                step(batch);
            }
        }
    }
}
