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
