namespace Katas.Layers;

/// <summary>The activations. Each is a layer without parameters.</summary>
public static class Activation
{
    /// <summary>a = max(0, z), slope 1 right of 0 and 0 left of it; at the kink, z = 0, either slope is right.</summary>
    public static ILayer Relu() => new ElementWise(z => Math.Max(0, z), z => z > 0 ? 1 : 0);

    /// <summary>a = σ(z) = 1/(1 + e⁻ᶻ), slope a(1 − a).</summary>
    public static ILayer Sigmoid() => new ElementWise(Logistic, z => Logistic(z) * (1 - Logistic(z)));

    /// <summary>a = tanh z, slope 1 − a².</summary>
    public static ILayer Tanh() => new ElementWise(Math.Tanh, z => 1 - (Math.Tanh(z) * Math.Tanh(z)));

    /// <summary>a = z σ(z), slope σ(z) + z σ(z)(1 − σ(z)) (Ramachandran et al., 2017).</summary>
    public static ILayer Swish() =>
        new ElementWise(z => z * Logistic(z), z => Logistic(z) + (z * Logistic(z) * (1 - Logistic(z))));

    private static double Logistic(double z) => 1 / (1 + Math.Exp(-z));
}

/// <summary>A layer that applies a function to every value on its own: a = f(z).</summary>
/// <param name="value">f.</param>
/// <param name="slope">f′, as a function of z.</param>
internal sealed class ElementWise(Func<double, double> value, Func<double, double> slope) : ILayer
{
    private double[][] _z = [];

    /// <summary>None.</summary>
    public double[][] Parameters => [];

    /// <summary>None.</summary>
    public double[][] Gradients => [];

    /// <summary>a = f(z) for every value z of the batch.</summary>
    public double[][] Forward(double[][] batch, bool isTraining)
    {
        _z = batch;
        return [.. batch.Select(row => row.Select(value).ToArray())];
    }

    /// <summary>∂J/∂z = ∂J/∂a · f′(z) for every value.</summary>
    public double[][] Backward(double[][] gradient) =>
        [.. gradient.Zip(_z, (g, z) => g.Zip(z, (gi, zi) => gi * slope(zi)).ToArray())];
}
