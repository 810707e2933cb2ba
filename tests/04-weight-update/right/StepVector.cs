namespace Katas.WeightUpdate;

public sealed record Evaluation(double Cost, double[] WeightGradient, double BiasGradient);

public sealed class Neuron(double[] weights, double bias)
{
    // Weights and bias in one array, the bias last.
    private double[] _theta = [.. weights, bias];

    public double[] Weights => _theta[..^1];

    public double Bias => _theta[^1];

    public void Update(double[] weightGradient, double biasGradient, double learningRate)
    {
        if (weightGradient.Length + 1 != _theta.Length)
        {
            throw new ArgumentException(
                $"weightGradient is {weightGradient.Length} long, Weights is {_theta.Length - 1} long; they must be equal.");
        }

        Step([.. weightGradient, biasGradient], Valid(learningRate));
    }

    public double[] Descend(Func<double[], double, Evaluation> evaluate, double learningRate, int steps)
    {
        Valid(learningRate);
        var costs = steps >= 0 ? new double[steps] : throw new ArgumentException("steps < 0");
        for (int i = 0; i < costs.Length; i++)
        {
            Evaluation e = evaluate(Weights, Bias);
            Step([.. e.WeightGradient, e.BiasGradient], learningRate);
            costs[i] = e.Cost;
        }

        return costs;
    }

    private void Step(double[] gradient, double rate) =>
        _theta = Array.ConvertAll(gradient.Zip(_theta).ToArray(), p => p.Second - (rate * p.First));

    private static double Valid(double rate) =>
        double.IsFinite(rate) && rate > 0 ? rate : throw new ArgumentOutOfRangeException(nameof(rate));
}
