namespace Katas.WeightUpdate;

public sealed record Evaluation(double Cost, double[] WeightGradient, double BiasGradient);

public sealed class Neuron
{
    public Neuron(double[] weights, double bias) => (Weights, Bias) = ((double[])weights.Clone(), bias);

    public double[] Weights { get; private set; }

    public double Bias { get; private set; }

    public void Update(double[] weightGradient, double biasGradient, double learningRate)
    {
        if (weightGradient.Length != Weights.Length)
        {
            throw new ArgumentException($"Weights: {Weights.Length}, weightGradient: {weightGradient.Length}.");
        }

        if (!(learningRate > 0 && learningRate < double.PositiveInfinity))
        {
            throw new ArgumentException("learningRate must be finite and positive.");
        }

        Weights = [.. Weights.Zip(weightGradient, (w, g) => w - (learningRate * g))];
        Bias -= learningRate * biasGradient;
    }

    public double[] Descend(Func<double[], double, Evaluation> evaluate, double learningRate, int steps)
    {
        if (steps < 0 || !double.IsFinite(learningRate) || learningRate <= 0)
        {
            throw new ArgumentException("steps ≥ 0, learningRate > 0");
        }

        return [.. Enumerable.Range(0, steps).Select(_ =>
        {
            var at = evaluate(Weights, Bias);
            Update(at.WeightGradient, at.BiasGradient, learningRate);
            return at.Cost;
        })];
    }
}
