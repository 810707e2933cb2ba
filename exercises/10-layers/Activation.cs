namespace Katas.Layers;

/// <summary>The bends, each a layer that has nothing to learn.</summary>
public static class Activation
{
    /// <summary>a = max(0, z), slope 1 right of 0 and 0 left of it; at 0 either counts.</summary>
    public static ILayer Relu() =>
        // TODO (task 3): which two functions of z make it up, the value and the slope? new ElementWise(z => …, z => …)
        throw new NotImplementedException();

    /// <summary>a = σ(z) = 1/(1 + e⁻ᶻ), slope a(1 − a).</summary>
    public static ILayer Sigmoid() =>
        // TODO (task 3): how is it written so that no z, however large, gives ∞/∞?
        throw new NotImplementedException();

    /// <summary>a = tanh z, slope 1 − a².</summary>
    public static ILayer Tanh() =>
        // TODO (task 3): which function of .NET's is it, and what is its slope?
        throw new NotImplementedException();

    /// <summary>a = z σ(z), slope σ(z) + z σ(z)(1 − σ(z)) (Ramachandran et al., 2017).</summary>
    public static ILayer Swish() =>
        // TODO (task 8): z stands in both factors; what does the product rule say?
        throw new NotImplementedException();
}

/// <summary>A layer that bends every value by itself: a = f(z).</summary>
/// <param name="value">f.</param>
/// <param name="slope">f′, taken at z.</param>
internal sealed class ElementWise(Func<double, double> value, Func<double, double> slope) : ILayer
{
    /// <summary>None.</summary>
    public double[][] Parameters => [];

    /// <summary>None.</summary>
    public double[][] Gradients => [];

    /// <summary>a = f(z) for every value z of the batch.</summary>
    public double[][] Forward(double[][] batch, bool training)
    {
        // TODO (task 3): what comes out, and what of it will the way back ask for?
        throw new NotImplementedException();
    }

    /// <summary>∂J/∂z = ∂J/∂a · f′(z) for every value.</summary>
    public double[][] Backward(double[][] gradient) =>
        // TODO (task 3): where is the slope taken, and of what is it a factor?
        throw new NotImplementedException();
}
