namespace Katas.BugHunt;

/// <summary>The costs before each step.</summary>
/// <param name="Training">On the rows to learn from.</param>
/// <param name="Validation">On the rows that are only watched.</param>
public sealed record History(double[] Training, double[] Validation);

// TODO (task 2): report 2 is about this code. Which line causes it, and why?
/// <summary>A linear neuron, a = w·x + b, that is watched while it trains.</summary>
/// <param name="weights">w: copied.</param>
/// <param name="bias">b.</param>
public sealed class MonitoredTrainer(double[] weights, double bias)
{
    private double[][] _rows = [];
    private double[] _outputs = [];

    /// <summary>w.</summary>
    public double[] Weights { get; } = [.. weights];

    /// <summary>b.</summary>
    public double Bias { get; private set; } = bias;

    /// <summary>
    /// Takes one step per epoch, on all rows. Before each step, records both costs J = 1/(2m) Σ (a − y)². Watching changes
    /// nothing.
    /// </summary>
    /// <param name="inputs">m rows to learn from, m ≥ 1.</param>
    /// <param name="targets">y: one per row.</param>
    /// <param name="learningRate">η.</param>
    /// <param name="epochs">The number of epochs.</param>
    /// <param name="validationInputs">The rows to watch, 1 or more.</param>
    /// <param name="validationTargets">y: one per row.</param>
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
            Step(targets, learningRate);
        }

        return history;
    }

    private static double Cost(double[] outputs, double[] targets) =>
        outputs.Zip(targets, (a, y) => (a - y) * (a - y)).Sum() / (2 * outputs.Length);

    /// <summary>a of every row; keeps rows and outputs for the step.</summary>
    private double[] Forward(double[][] rows)
    {
        _rows = rows;
        _outputs = [.. rows.Select(x => x.Zip(Weights, (xi, w) => xi * w).Sum() + Bias)];
        return _outputs;
    }

    /// <summary>Takes one step against the mean slope of the rows of the last forward pass.</summary>
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
