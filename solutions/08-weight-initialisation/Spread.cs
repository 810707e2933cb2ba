namespace Katas.WeightInitialisation;

/// <summary>How far the first weights of a layer scatter around 0.</summary>
public static class Spread
{
    /// <summary>√(2 / fanIn), a standard deviation: for layers that end in a ReLU (He et al., 2015).</summary>
    /// <param name="fanIn">Inputs of a unit, 1 or more.</param>
    /// <param name="fanOut">Units of the layer; this rule does not use it.</param>
    public static double He(int fanIn, int fanOut) =>
        Math.Sqrt(2.0 / fanIn);

    /// <summary>√(2 / (fanIn + fanOut)), a standard deviation: for layers that end in tanh or σ (Glorot and Bengio, 2010).</summary>
    /// <param name="fanIn">Inputs of a unit, 1 or more.</param>
    /// <param name="fanOut">Units of the layer, 1 or more.</param>
    public static double Glorot(int fanIn, int fanOut) =>
        Math.Sqrt(2.0 / (fanIn + fanOut));

    /// <summary>√3 · s: uniform numbers from [−√3 s, √3 s) have the standard deviation s.</summary>
    /// <param name="standardDeviation">s: 0 or more.</param>
    public static double UniformLimit(double standardDeviation) =>
        Math.Sqrt(3) * standardDeviation;
}
