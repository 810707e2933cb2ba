namespace Katas.BatchNormalisation;

/// <summary>
/// Stage 10's interface of a layer: a batch goes through it forwards, and the gradient of a cost J goes back. Given.
/// </summary>
public interface ILayer
{
    /// <summary>
    /// The forward pass: the layer's output for every row. The layer can keep batch and output for Backward without copying
    /// them; until then the caller leaves both unchanged.
    /// </summary>
    /// <param name="batch">m rows, m ≥ 1; left unchanged.</param>
    /// <param name="isTraining">True in training, false in evaluation.</param>
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
    /// What training changes. These are the layer's own arrays: anyone who writes into them changes the layer.
    /// </summary>
    double[][] Parameters { get; }

    /// <summary>
    /// ∂J/∂parameter, in the shapes of <see cref="Parameters"/>; zeros before the first Backward. Each Backward replaces the
    /// values instead of adding to them, in the same arrays or in new ones: copy them to keep them for longer.
    /// </summary>
    double[][] Gradients { get; }
}
