namespace Katas.Layers;

/// <summary>Layers in a row, of any kind and number. A network is a layer itself.</summary>
/// <param name="layers">From the input to the output, 1 or more.</param>
public sealed class Network(ILayer[] layers) : ILayer
{
    /// <summary>Those of the first layer, then those of the second, and so on.</summary>
    public double[][] Parameters =>
        // TODO (task 6): how do many lists become one?
        throw new NotImplementedException();

    /// <summary>Those of the first layer, then those of the second, and so on.</summary>
    public double[][] Gradients =>
        // TODO (task 6): in which order must they be, to pair up with Parameters?
        throw new NotImplementedException();

    /// <summary>Each layer gets what the one before it gave, the first one the batch.</summary>
    public double[][] Forward(double[][] batch, bool training) =>
        // TODO (task 6): who is handed what?
        throw new NotImplementedException();

    /// <summary>Last layer first: each gets what the one after it gave, the last one the gradient.</summary>
    public double[][] Backward(double[][] gradient) =>
        // TODO (task 6): the same road the other way; where does it begin?
        throw new NotImplementedException();

    /// <summary>One step downhill, in place: θ ← θ − η ∂J/∂θ for every parameter θ. The slopes stay as they are.</summary>
    /// <param name="learningRate">η: finite and greater than 0.</param>
    /// <exception cref="ArgumentException">η is not finite and positive; nothing is changed.</exception>
    public void Step(double learningRate)
    {
        Guard.FiniteAndPositive(learningRate);

        // TODO (task 6): which numbers move, and does a copy of them help?
        throw new NotImplementedException();
    }

    /// <summary>Mini-batches: shuffle the rows, and for each batch go forward (in training), backward, and a step; again for every epoch.</summary>
    /// <param name="inputs">m rows, m ≥ 1.</param>
    /// <param name="targets">A row for each.</param>
    /// <param name="loss">The cost of a batch, a mean over its rows.</param>
    /// <param name="learningRate">η: finite and greater than 0.</param>
    /// <param name="epochs">How often every row is seen, 0 or more.</param>
    /// <param name="batchSize">Rows a step, 1 or more; the last batch of an epoch may be shorter.</param>
    /// <param name="seed">The same seed, the same order of rows.</param>
    /// <returns>For each epoch the mean loss over its rows and the share answered rightly, of the outputs that the steps were taken from.</returns>
    /// <exception cref="ArgumentException">There are no rows, not as many targets, or a number is out of range; nothing is changed.</exception>
    public Epoch[] Fit(double[][] inputs, double[][] targets, ILoss loss, double learningRate, int epochs, int batchSize, int seed)
    {
        Guard.Pairs(inputs, targets, nameof(inputs));
        Guard.FiniteAndPositive(learningRate);
        ArgumentOutOfRangeException.ThrowIfNegative(epochs);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);

        // TODO (task 7): which five calls make a step, in which order? And what does a short last batch count?
        throw new NotImplementedException();
    }

    /// <summary>One output: on the target's side of ½. Several: the largest is where the target's largest is. Given.</summary>
    private static bool IsRight(double[] output, double[] target) => output.Length == 1
        ? output[0] > 0.5 == target[0] > 0.5
        : Array.IndexOf(output, output.Max()) == Array.IndexOf(target, target.Max());
}
