namespace Katas.BugHunt;

/// <summary>The slopes of a cost.</summary>
/// <param name="Weights">∂J/∂w.</param>
/// <param name="Bias">∂J/∂b.</param>
public sealed record Gradient(double[] Weights, double Bias);

// TODO (task 3): report 3 is about this code. Which line causes it, and why?
/// <summary>A linear neuron, a = w·x + b, that trains on all rows at once.</summary>
/// <param name="weights">w: copied.</param>
/// <param name="bias">b.</param>
public sealed class BatchTrainer(double[] weights, double bias)
{
    /// <summary>w.</summary>
    public double[] Weights { get; } = [.. weights];

    /// <summary>b.</summary>
    public double Bias { get; private set; } = bias;

    /// <summary>The slopes of J = 1/(2m) Σ (a − y)².</summary>
    /// <param name="inputs">m rows, m ≥ 1.</param>
    /// <param name="targets">y: one per row.</param>
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

    /// <summary>Takes one step per epoch against the gradient.</summary>
    /// <param name="inputs">m rows, m ≥ 1.</param>
    /// <param name="targets">y: one per row.</param>
    /// <param name="learningRate">η.</param>
    /// <param name="epochs">The number of epochs.</param>
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

    /// <summary>The slope of the cost for each row's output: ∂J/∂a = (a − y)/m.</summary>
    private double[] Deltas(double[][] inputs, double[] targets) =>
        [.. inputs.Zip(targets, (x, y) => (x.Zip(Weights, (xi, w) => xi * w).Sum() + Bias - y) / inputs.Length)];
}
