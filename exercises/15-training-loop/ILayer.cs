namespace Katas.TrainingLoop;

/// <summary>Some of the numbers that a layer learns, with their slopes. Given.</summary>
/// <param name="Values">The layer's own array: anyone who writes into it changes the layer.</param>
/// <param name="Gradient">∂J/∂value, one per value. Backward overwrites this array; nobody else does.</param>
/// <param name="IsBias">True for biases, false for weights.</param>
public sealed record Parameter(double[] Values, double[] Gradient, bool IsBias);

/// <summary>One part of a network: a batch goes through it forwards, and the slopes of a cost J go back. Given.</summary>
public interface ILayer
{
    /// <summary>What the layer learns, always in the same order and in the same arrays; empty if it learns nothing.</summary>
    Parameter[] Parameters { get; }

    /// <summary>The forward pass: one row of outputs per row of the batch.</summary>
    /// <param name="batch">m rows, m ≥ 1; left unchanged.</param>
    /// <param name="isTraining">Whether the network is training. Dropout drops values only then.</param>
    double[][] Forward(double[][] batch, bool isTraining);

    /// <summary>
    /// The backward pass: turns ∂J/∂output into ∂J/∂input for the batch of the latest Forward, and writes the slopes of the
    /// parameters into their Gradient.
    /// </summary>
    /// <param name="gradient">∂J/∂output: one row per row of that batch; left unchanged.</param>
    double[][] Backward(double[][] gradient);
}

/// <summary>A cost J and its slopes. Given.</summary>
public interface ILoss
{
    /// <summary>J: the mean of the rows' losses.</summary>
    /// <param name="outputs">m rows, m ≥ 1: the network's outputs.</param>
    /// <param name="targets">Rows of the same shape: the outputs it should have given.</param>
    double Value(double[][] outputs, double[][] targets);

    /// <summary>∂J/∂output, which includes the 1/m of the mean: new rows in the shape of the outputs.</summary>
    /// <param name="outputs">m rows, m ≥ 1.</param>
    /// <param name="targets">Rows of the same shape.</param>
    double[][] Gradient(double[][] outputs, double[][] targets);
}
