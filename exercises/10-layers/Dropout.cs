namespace Katas.Layers;

/// <summary>Inverted dropout (Srivastava et al., 2014): in training each value is dropped or kept by chance, so no unit can lean on another.</summary>
/// <param name="rate">The chance of being dropped, at least 0 and less than 1; keep = 1 − rate is that of being kept.</param>
/// <param name="seed">The same seed, the same chances.</param>
public sealed class Dropout(double rate, int seed) : ILayer
{
    private readonly Random _random = new(seed);

    /// <summary>None.</summary>
    public double[][] Parameters => [];

    /// <summary>None.</summary>
    public double[][] Gradients => [];

    /// <summary>In training every value becomes x/keep with chance keep, and 0 otherwise, drawn anew each time. Else it stays x.</summary>
    public double[][] Forward(double[][] batch, bool training)
    {
        // TODO (task 9): by what is each value multiplied, and how will Backward know?
        throw new NotImplementedException();
    }

    /// <summary>Through the mask of the latest Forward: g/keep where the value was kept, 0 where it was dropped; g if that was no training.</summary>
    public double[][] Backward(double[][] gradient) =>
        // TODO (task 9): x was multiplied by a number; how steep is that?
        throw new NotImplementedException();
}
