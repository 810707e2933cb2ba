namespace Katas.BugHunt;

// TODO (task 1): report 1 is about this code. Which line causes it, and why?
/// <summary>A linear neuron, a = w·x + b, that trains in mini-batches.</summary>
/// <param name="weights">w: copied.</param>
/// <param name="bias">b.</param>
public sealed class MiniBatchTrainer(double[] weights, double bias)
{
    /// <summary>w.</summary>
    public double[] Weights { get; } = [.. weights];

    /// <summary>b.</summary>
    public double Bias { get; private set; } = bias;

    /// <summary>
    /// Takes one step per batch, against the mean slope of its rows. The rows stay in order, and a short last batch counts.
    /// </summary>
    /// <param name="inputs">m rows, m ≥ 1.</param>
    /// <param name="targets">y: one per row.</param>
    /// <param name="learningRate">η.</param>
    /// <param name="epochs">The number of epochs.</param>
    /// <param name="batchSize">Rows per step, 1 or more; it can be more than m.</param>
    /// <returns>For each epoch, the mean of ½(a − y)² over the m rows, each measured just before its batch's step.</returns>
    public double[] Fit(double[][] inputs, double[] targets, double learningRate, int epochs, int batchSize)
    {
        var costs = new double[epochs];
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            var total = 0.0;
            for (var start = 0; start < inputs.Length; start += batchSize)
            {
                var end = Math.Min(start + batchSize, inputs.Length);
                total += Step(inputs[start..end], targets[start..end], learningRate);
            }

            costs[epoch] = total / (inputs.Length / batchSize);
        }

        return costs;
    }

    /// <summary>Takes one step; returns the mean loss before it.</summary>
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
