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
            for (var start = 0; start < inputs.Length; start += batchSize)
            {
                var end = Math.Min(start + batchSize, inputs.Length);
                costs[epoch] += Step(inputs[start..end], targets[start..end], learningRate) * (end - start) / inputs.Length;
            }
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
            history.Validation[epoch] = Cost(Outputs(validationInputs), validationTargets);
            Step(targets, learningRate);
        }

        return history;
    }

    private static double Cost(double[] outputs, double[] targets) =>
        outputs.Zip(targets, (a, y) => (a - y) * (a - y)).Sum() / (2 * outputs.Length);

    private double[] Forward(double[][] rows)
    {
        _rows = rows;
        return _outputs = Outputs(rows);
    }

    private double[] Outputs(double[][] rows) => [.. rows.Select(x => x.Zip(Weights, (xi, w) => xi * w).Sum() + Bias)];

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

public sealed class SoftmaxTrainer(double[][] weights)
{
    public double[][] Weights { get; } = [.. weights.Select(row => row.ToArray())];

    public double[] Probabilities(double[] x)
    {
        double[] z = [.. Weights.Select(row => row.Zip(x, (w, xi) => w * xi).Sum())];
        var logOfSum = z.Max() + Math.Log(z.Sum(zk => Math.Exp(zk - z.Max())));
        return [.. z.Select(zk => Math.Exp(zk - logOfSum))];
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

public sealed class DropoutTrainer(double[] weights, double bias, double rate, int seed)
{
    private readonly Random _random = new(seed);
    private bool _isTraining;

    public double[] Weights { get; } = [.. weights];

    public double Bias { get; private set; } = bias;

    public double Predict(double[] x)
    {
        var before = _isTraining;
        _isTraining = false;
        try
        {
            return Output(Dropped(x));
        }
        finally
        {
            _isTraining = before;
        }
    }

    public double[] Fit(double[][] inputs, double[] targets, double learningRate, int epochs)
    {
        _isTraining = true;
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

    private double[] Dropped(double[] x) =>
        _isTraining ? [.. x.Select(xi => _random.NextDouble() < rate ? 0 : xi / (1 - rate))] : x;

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
