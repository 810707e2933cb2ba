namespace Katas.WeightUpdate;

public sealed record Evaluation(double Cost, double[] WeightGradient, double BiasGradient);

public sealed class Neuron(double[] weights, double bias)
{
    private readonly double[] _w = weights.ToArray();
    private double _b = bias;

    public double[] Weights => _w.ToArray();

    public double Bias => _b;

    public void Update(double[] weightGradient, double biasGradient, double learningRate)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(weightGradient.Length, _w.Length);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(learningRate);
        if (double.IsNaN(learningRate) || double.IsInfinity(learningRate))
        {
            throw new ArgumentOutOfRangeException(nameof(learningRate));
        }

        _b += -learningRate * biasGradient;
        for (var i = _w.Length - 1; i >= 0; --i)
        {
            _w[i] += -learningRate * weightGradient[i];
        }
    }

    public double[] Descend(Func<double[], double, Evaluation> evaluate, double learningRate, int steps)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(steps);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(learningRate);
        if (!double.IsFinite(learningRate))
        {
            throw new ArgumentOutOfRangeException(nameof(learningRate));
        }

        var costs = new List<double>(steps);
        while (costs.Count < steps)
        {
            var now = evaluate(Weights, Bias);
            costs.Add(now.Cost);
            Update(now.WeightGradient, now.BiasGradient, learningRate);
        }

        return costs.ToArray();
    }
}
