namespace Katas.Layers;

/// <summary>The activations. Each is a layer without parameters.</summary>
public static class Activation
{
    /// <summary>a = max(0, z), slope 1 right of 0 and 0 left of it; at the kink, z = 0, either slope is right.</summary>
    public static ILayer Relu() =>
        // TODO (task 3): what are its value and its slope, as functions of z? new ElementWise(z => …, z => …)
        throw new NotImplementedException();

    /// <summary>a = σ(z) = 1/(1 + e⁻ᶻ), slope a(1 − a).</summary>
    public static ILayer Sigmoid() =>
        // TODO (task 3): how do you write it so that no z, however large, leads to ∞/∞?
        throw new NotImplementedException();

    /// <summary>a = tanh z, slope 1 − a².</summary>
    public static ILayer Tanh() =>
        // TODO (task 3): which .NET function is it, and what is its slope?
        throw new NotImplementedException();

    /// <summary>a = z σ(z), slope σ(z) + z σ(z)(1 − σ(z)) (Ramachandran et al., 2017).</summary>
    public static ILayer Swish() =>
        // TODO (task 8): both factors depend on z; what slope does the product rule give?
        throw new NotImplementedException();
}

/// <summary>A layer that applies a function to every value on its own: a = f(z).</summary>
/// <param name="value">f.</param>
/// <param name="slope">f′, as a function of z.</param>
internal sealed class ElementWise(Func<double, double> value, Func<double, double> slope) : ILayer
{
    /// <summary>None.</summary>
    public double[][] Parameters => [];

    /// <summary>None.</summary>
    public double[][] Gradients => [];

    /// <summary>a = f(z) for every value z of the batch.</summary>
    public double[][] Forward(double[][] batch, bool isTraining)
    {
        // TODO (task 3): what comes out, and what will Backward need to know?
        throw new NotImplementedException();
    }

    /// <summary>∂J/∂z = ∂J/∂a · f′(z) for every value.</summary>
    public double[][] Backward(double[][] gradient) =>
        // TODO (task 3): at which values do you take the slope, and what do you multiply it by?
        throw new NotImplementedException();
}
