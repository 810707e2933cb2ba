namespace Katas.Layers;

/// <summary>A sequence of layers, of any kind and number. A network is a layer itself.</summary>
/// <param name="layers">The layers from the input to the output, 1 or more.</param>
public sealed class Network(ILayer[] layers) : ILayer
{
    /// <summary>The first layer's, then the second layer's, and so on.</summary>
    public double[][] Parameters =>
        // TODO (task 6): how do you join the layers' lists into one?
        throw new NotImplementedException();

    /// <summary>The first layer's, then the second layer's, and so on.</summary>
    public double[][] Gradients =>
        // TODO (task 6): which order makes them pair up with Parameters?
        throw new NotImplementedException();

    /// <summary>Each layer gets the output of the layer before it; the first one gets the batch.</summary>
    public double[][] Forward(double[][] batch, bool isTraining) =>
        // TODO (task 6): which layer gets what?
        throw new NotImplementedException();

    /// <summary>From the last layer to the first: the last gets the gradient, the others what the next one returned.</summary>
    public double[][] Backward(double[][] gradient) =>
        // TODO (task 6): it is Forward in reverse; at which layer does it start?
        throw new NotImplementedException();

    /// <summary>One step downhill, in place: θ ← θ − η ∂J/∂θ for every parameter θ. The slopes don't change.</summary>
    /// <param name="learningRate">η: finite and greater than 0.</param>
    /// <exception cref="ArgumentException">η isn't finite and positive; nothing changes.</exception>
    public void Step(double learningRate)
    {
        Guard.FiniteAndPositive(learningRate);

        // TODO (task 6): which numbers have to change, and is it enough to change a copy of them?
        throw new NotImplementedException();
    }

    /// <summary>
    /// In every epoch, shuffles the rows, cuts them into mini-batches, and for each goes forward (in training) and backward
    /// and takes a step.
    /// </summary>
    /// <param name="inputs">m rows, m ≥ 1.</param>
    /// <param name="targets">One row per input row.</param>
    /// <param name="learningRate">η: finite and greater than 0.</param>
    /// <param name="epochs">The number of epochs, 0 or more.</param>
    /// <param name="batchSize">Rows per step, 1 or more; the last batch of an epoch can be shorter.</param>
    /// <param name="seed">The same seed gives the same order of rows.</param>
    /// <param name="loss">The cost of a batch, a mean over its rows.</param>
    /// <returns>
    /// For each epoch, the mean loss over all rows and the share answered correctly, both from the outputs that the steps
    /// were based on.
    /// </returns>
    /// <exception cref="ArgumentException">
    /// There are no rows, inputs and targets differ in number, or a number is out of range; nothing changes.
    /// </exception>
    public Epoch[] Fit(
        double[][] inputs, double[][] targets, double learningRate, int epochs, int batchSize, int seed, ILoss loss)
    {
        Guard.NotEmpty(inputs);
        Guard.Pairs(targets, inputs);
        Guard.FiniteAndPositive(learningRate);
        ArgumentOutOfRangeException.ThrowIfNegative(epochs);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);

        // TODO (task 7): which five calls make up a step, and in which order? And how much does a short last batch count?
        throw new NotImplementedException();
    }

    /// <summary>One output: right on the target's side of ½. Several: right if the largest is in the same place. Given.</summary>
    private static bool IsRight(double[] output, double[] target) => output.Length == 1
        ? output[0] > 0.5 == target[0] > 0.5
        : Array.IndexOf(output, output.Max()) == Array.IndexOf(target, target.Max());
}
