namespace Katas.Layers;

/// <summary>One part of a network. A batch goes through it, and on the way back the slopes of a cost J. Given.</summary>
public interface ILayer
{
    /// <summary>The layer's answer to every row. It may keep both for the way back: the caller leaves them as they are until then.</summary>
    /// <param name="batch">m rows, m ≥ 1; they stay as they were.</param>
    /// <param name="training">Whether the network is learning just now. Most layers do the same either way; Dropout does not.</param>
    /// <returns>m new rows; a later call leaves them alone.</returns>
    double[][] Forward(double[][] batch, bool training);

    /// <summary>From ∂J/∂output to ∂J/∂input, for the batch of the latest Forward; and <see cref="Gradients"/> on the way.</summary>
    /// <param name="gradient">∂J/∂output: a row for each row of that batch. They stay as they were.</param>
    /// <returns>∂J/∂input: new rows, in the shape of that batch.</returns>
    double[][] Backward(double[][] gradient);

    /// <summary>What learning moves: the layer's own arrays, so whoever writes into them changes the layer. Empty if there is nothing to learn.</summary>
    double[][] Parameters { get; }

    /// <summary>∂J/∂parameter, in the shapes of <see cref="Parameters"/>; zeros before the first Backward. Each Backward overwrites them, it does not add.</summary>
    double[][] Gradients { get; }
}

/// <summary>A cost J, and where it begins its way back. Given.</summary>
public interface ILoss
{
    /// <summary>J: the mean over the rows of each row's loss.</summary>
    /// <param name="outputs">m rows, m ≥ 1: what the network gave.</param>
    /// <param name="targets">Rows of the same shape: what was wished for.</param>
    /// <exception cref="ArgumentException">There are no rows, or the shapes differ.</exception>
    double Value(double[][] outputs, double[][] targets);

    /// <summary>∂J/∂output. The 1/m of the mean is in it, here and nowhere else.</summary>
    /// <param name="outputs">m rows, m ≥ 1.</param>
    /// <param name="targets">Rows of the same shape.</param>
    /// <returns>New rows of that shape.</returns>
    /// <exception cref="ArgumentException">There are no rows, or the shapes differ.</exception>
    double[][] Gradient(double[][] outputs, double[][] targets);
}

/// <summary>How an epoch went. Given.</summary>
/// <param name="Loss">The mean of its rows' losses.</param>
/// <param name="Accuracy">The share of its rows that were answered rightly, 0 to 1.</param>
public sealed record Epoch(double Loss, double Accuracy);
