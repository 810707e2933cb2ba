namespace Katas.BugHunt;

// TODO (task 7): report 7 is about this code. Which line causes it, and why?
/// <summary>A linear neuron, a = w·x + b, that trains with dropout on its inputs.</summary>
/// <param name="weights">w: copied.</param>
/// <param name="bias">b.</param>
/// <param name="rate">The probability that an input is dropped, 0 ≤ rate &lt; 1; the others are divided by 1 − rate.</param>
/// <param name="seed">The same seed gives the same training.</param>
public sealed class DropoutTrainer(double[] weights, double bias, double rate, int seed)
{
    private readonly Random _random = new(seed);
    private bool _isTraining;

    /// <summary>w.</summary>
    public double[] Weights { get; } = [.. weights];

    /// <summary>b.</summary>
    public double Bias { get; private set; } = bias;

    /// <summary>w·x + b, using all inputs.</summary>
    /// <param name="x">One example.</param>
    public double Predict(double[] x) => Output(Dropped(x));

    /// <summary>
    /// In each epoch, takes one step per row, in order, dropping inputs at random. Then records the cost with all inputs.
    /// </summary>
    /// <param name="inputs">m rows, m ≥ 1.</param>
    /// <param name="targets">y: one per row.</param>
    /// <param name="learningRate">η.</param>
    /// <param name="epochs">The number of epochs.</param>
    /// <returns>The cost after each epoch, 1/(2m) Σ (a − y)², where a is the prediction.</returns>
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
