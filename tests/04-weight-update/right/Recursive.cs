namespace Katas.WeightUpdate;

public sealed record Evaluation(double Cost, double[] WeightGradient, double BiasGradient);

public sealed class Neuron(double[] weights, double bias)
{
    public double[] Weights { get; } = new List<double>(weights).ToArray();

    public double Bias { get; private set; } = bias;

    public void Update(double[] weightGradient, double biasGradient, double learningRate)
    {
        CheckRate(learningRate);
        if (weightGradient.Length != Weights.Length)
        {
            throw new ArgumentException(string.Format(
                "weightGradient has {0} values, Weights {1}", weightGradient.Length, Weights.Length));
        }

        Span<double> w = Weights;
        foreach (var (i, g) in weightGradient.Index())
        {
            w[i] = w[i] - (g * learningRate);
        }

        Bias = Bias - (biasGradient * learningRate);
    }

    public double[] Descend(Func<double[], double, Evaluation> evaluate, double learningRate, int steps)
    {
        CheckRate(learningRate);
        if (steps < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(steps), steps, "0 or more");
        }

        if (steps == 0)
        {
            return [];
        }

        var (cost, w, b) = evaluate(Weights.ToArray(), Bias);
        Update(w, b, learningRate);
        return [cost, .. Descend(evaluate, learningRate, steps - 1)];
    }

    private static void CheckRate(double learningRate)
    {
        if (learningRate is not (> 0 and < double.PositiveInfinity))
        {
            throw new ArgumentException($"learningRate is {learningRate}; it must be finite and positive.");
        }
    }
}
