namespace Katas.BugHunt;

// TODO (task 1): report 1 is about this code. Which line makes what it describes, and why?
/// <summary>A linear neuron, a = w·x + b, trained in mini-batches.</summary>
/// <param name="weights">w: copied.</param>
/// <param name="bias">b.</param>
public sealed class MiniBatchTrainer(double[] weights, double bias)
{
    /// <summary>w.</summary>
    public double[] Weights { get; } = [.. weights];

    /// <summary>b.</summary>
    public double Bias { get; private set; } = bias;

    /// <summary>For each batch, in the order of the rows, one step along the mean slope of its rows; a short last batch is kept.</summary>
    /// <param name="inputs">m rows, m ≥ 1.</param>
    /// <param name="targets">y: one a row.</param>
    /// <param name="learningRate">η.</param>
    /// <param name="epochs">How often every row is seen.</param>
    /// <param name="batchSize">Rows a step, 1 or more; it may be more than m.</param>
    /// <returns>For each epoch, the mean over its m rows of ½(a − y)², each taken just before its batch's step.</returns>
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

    /// <summary>One step; returns the mean of the losses before it.</summary>
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
