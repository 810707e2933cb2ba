namespace Katas.Layers;

/// <summary>One part of a network: a batch goes through it forwards, and the slopes of a cost J go back.</summary>
public interface ILayer
{
    /// <summary>
    /// The forward pass: the layer's output for every row. The layer can keep batch and output for Backward without copying
    /// them; until then the caller leaves both unchanged.
    /// </summary>
    /// <param name="batch">m rows, m ≥ 1; left unchanged.</param>
    /// <param name="isTraining">Whether the network is training. Most layers do the same either way; Dropout doesn't.</param>
    /// <returns>m new rows; later calls don't change them.</returns>
    double[][] Forward(double[][] batch, bool isTraining);

    /// <summary>
    /// The backward pass: turns ∂J/∂output into ∂J/∂input for the batch of the latest Forward, and sets
    /// <see cref="Gradients"/>.
    /// </summary>
    /// <param name="gradient">∂J/∂output: one row per row of that batch; left unchanged.</param>
    /// <returns>∂J/∂input: new rows in the shape of that batch; later calls don't change them.</returns>
    double[][] Backward(double[][] gradient);

    /// <summary>
    /// What training changes. These are the layer's own arrays: anyone who writes into them changes the layer. Empty if
    /// there is nothing to learn.
    /// </summary>
    double[][] Parameters { get; }

    /// <summary>
    /// ∂J/∂parameter, in the shapes of <see cref="Parameters"/>; zeros before the first Backward. Each Backward replaces the
    /// values instead of adding to them, in the same arrays or in new ones: copy them to keep them for longer.
    /// </summary>
    double[][] Gradients { get; }
}

/// <summary>A cost J and its slopes, where the backward pass starts.</summary>
public interface ILoss
{
    /// <summary>J: the mean of the rows' losses.</summary>
    /// <param name="outputs">m rows, m ≥ 1: the network's outputs.</param>
    /// <param name="targets">Rows of the same shape: the outputs it should have given.</param>
    /// <exception cref="ArgumentException">There are no rows, or the shapes differ.</exception>
    double Value(double[][] outputs, double[][] targets);

    /// <summary>∂J/∂output. It includes the 1/m of the mean, which appears here and nowhere else.</summary>
    /// <param name="outputs">m rows, m ≥ 1.</param>
    /// <param name="targets">Rows of the same shape.</param>
    /// <returns>New rows of that shape.</returns>
    /// <exception cref="ArgumentException">There are no rows, or the shapes differ.</exception>
    double[][] Gradient(double[][] outputs, double[][] targets);
}

/// <summary>The result of one epoch.</summary>
/// <param name="Cost">The mean loss over all rows, each measured just before its batch's step.</param>
/// <param name="Accuracy">The share of rows predicted correctly, each measured just before its batch's step.</param>
public sealed record Epoch(double Cost, double Accuracy);
