namespace Katas.Layers;

/// <summary>Scores to probabilities, a row at a time: pᵢ = e^zᵢ / Σₖ e^zₖ.</summary>
public sealed class Softmax : ILayer
{
    /// <summary>None.</summary>
    public double[][] Parameters => [];

    /// <summary>None.</summary>
    public double[][] Gradients => [];

    /// <summary>pᵢ = e^zᵢ / Σₖ e^zₖ in every row, also for scores of ±1000.</summary>
    public double[][] Forward(double[][] batch, bool training)
    {
        // TODO (task 4): what may be subtracted from all scores of a row without changing its probabilities?
        throw new NotImplementedException();
    }

    /// <summary>Every score moves every probability of its row: ∂J/∂zᵢ = pᵢ (gᵢ − Σₖ gₖpₖ), g a row of the gradient.</summary>
    public double[][] Backward(double[][] gradient)
    {
        // TODO (task 4): raise one score: what happens to its own probability, and what to the others?
        throw new NotImplementedException();
    }
}
