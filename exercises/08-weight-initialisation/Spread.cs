namespace Katas.WeightInitialisation;

/// <summary>How far the first weights of a layer scatter around 0.</summary>
public static class Spread
{
    /// <summary>√(2 / fanIn), a standard deviation, for layers of ReLUs (He et al., 2015).</summary>
    /// <param name="fanIn">The number of inputs of a unit, 1 or more.</param>
    /// <param name="fanOut">The number of units of the layer; this rule doesn't use it.</param>
    public static double He(int fanIn, int fanOut) =>
        // TODO (task 1): a ReLU lets only half of the signal through; how do you make up for that?
        throw new NotImplementedException();

    /// <summary>√(2 / (fanIn + fanOut)), a standard deviation, for layers of tanh or σ (Glorot and Bengio, 2010).</summary>
    /// <param name="fanIn">The number of inputs of a unit, 1 or more.</param>
    /// <param name="fanOut">The number of units of the layer, 1 or more.</param>
    public static double Glorot(int fanIn, int fanOut) =>
        // TODO (task 1): a variance of 1 / fanIn suits the forward pass, 1 / fanOut the backward pass; what lies between?
        throw new NotImplementedException();

    /// <summary>L = √3 · s: uniform numbers from [−L, L) have the standard deviation s.</summary>
    /// <param name="standardDeviation">s: 0 or more.</param>
    public static double UniformLimit(double standardDeviation) =>
        // TODO (task 1): uniform numbers from [−L, L) have the variance L² / 3; which L makes that s²?
        throw new NotImplementedException();
}
