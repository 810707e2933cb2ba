namespace Katas.Layers;

/// <summary>A sequence of layers, of any kind and number. A network is a layer itself.</summary>
/// <param name="layers">The layers from the input to the output, 1 or more.</param>
public sealed class Network(ILayer[] layers) : ILayer
{
    /// <summary>The first layer's, then the second layer's, and so on.</summary>
    public double[][] Parameters => [.. layers.SelectMany(layer => layer.Parameters)];

    /// <summary>The first layer's, then the second layer's, and so on.</summary>
    public double[][] Gradients => [.. layers.SelectMany(layer => layer.Gradients)];

    /// <summary>Each layer gets the output of the layer before it; the first one gets the batch.</summary>
    public double[][] Forward(double[][] batch, bool isTraining) =>
        layers.Aggregate(batch, (a, layer) => layer.Forward(a, isTraining));

    /// <summary>From the last layer to the first: the last gets the gradient, the others what the next one returned.</summary>
    public double[][] Backward(double[][] gradient) => layers.Reverse().Aggregate(gradient, (g, layer) => layer.Backward(g));

    /// <summary>One step downhill, in place: θ ← θ − η ∂J/∂θ for every parameter θ. The slopes don't change.</summary>
    /// <param name="learningRate">η: finite and greater than 0.</param>
    /// <exception cref="ArgumentException">η isn't finite and positive; nothing changes.</exception>
    public void Step(double learningRate)
    {
        Guard.FiniteAndPositive(learningRate);

        foreach (var (theta, slope) in Parameters.Zip(Gradients))
        {
            for (var i = 0; i < theta.Length; i++)
            {
                theta[i] -= learningRate * slope[i];
            }
        }
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

        var random = new Random(seed);
        var order = Enumerable.Range(0, inputs.Length).ToArray();
        var history = new Epoch[epochs];
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            random.Shuffle(order);
            var (sum, right) = (0.0, 0.0);
            foreach (var rows in order.Chunk(batchSize))
            {
                double[][] y = [.. rows.Select(row => targets[row])];
                var a = Forward([.. rows.Select(row => inputs[row])], isTraining: true);
                sum += loss.Value(a, y) * rows.Length;
                right += a.Zip(y, IsRight).Count(isRight => isRight);
                Backward(loss.Gradient(a, y));
                Step(learningRate);
            }

            history[epoch] = new Epoch(sum / inputs.Length, right / inputs.Length);
        }

        return history;
    }

    /// <summary>One output: right on the target's side of ½. Several: right if the largest is in the same place.</summary>
    private static bool IsRight(double[] output, double[] target) => output.Length == 1
        ? output[0] > 0.5 == target[0] > 0.5
        : Array.IndexOf(output, output.Max()) == Array.IndexOf(target, target.Max());
}
