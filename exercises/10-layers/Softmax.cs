namespace Katas.Layers;

/// <summary>Turns each row of scores into probabilities: pᵢ = e^zᵢ / Σₖ e^zₖ.</summary>
public sealed class Softmax : ILayer
{
    /// <summary>None.</summary>
    public double[][] Parameters => [];

    /// <summary>None.</summary>
    public double[][] Gradients => [];

    /// <summary>pᵢ = e^zᵢ / Σₖ e^zₖ in every row, even for scores of ±1000.</summary>
    public double[][] Forward(double[][] batch, bool isTraining)
    {
        // TODO (task 4): what can you subtract from all scores of a row without changing its probabilities?
        throw new NotImplementedException();
    }

    /// <summary>∂J/∂zᵢ = pᵢ (gᵢ − Σₖ gₖpₖ), g a row of the gradient: every score moves every probability of its row.</summary>
    public double[][] Backward(double[][] gradient)
    {
        // TODO (task 4): if you raise one score, what happens to its own probability, and what to the others?
        throw new NotImplementedException();
    }
}
