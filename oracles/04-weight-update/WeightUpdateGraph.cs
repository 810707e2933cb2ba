namespace Katas.Oracles.WeightUpdate;

/// <summary>How stage 04 gets from slopes to new parameters.</summary>
public static class WeightUpdateGraph
{
    /// <summary>One step.</summary>
    public static Graph<UpdateCase> Step { get; } = new(
        new(WeightStep, "the learning rate times each slope", v =>
            (decimal[])[.. v.Case.WeightGradient.Select(slope => v.Case.LearningRate * slope)]),
        new(BiasStep, "the learning rate times the slope", v => v.Case.LearningRate * v.Case.BiasGradient),
        new("w", "w − η ∂J/∂w", v => (decimal[])[.. v.Case.Weights.Zip(v.Row(WeightStep), (w, step) => w - step)])
        {
            Call = Update,
            Part = nameof(Parameters.Weights),
        },
        new("b", "b − η ∂J/∂b", v => v.Case.Bias - v.Number(BiasStep)) { Call = Update, Part = nameof(Parameters.Bias) });

    /// <summary>Several steps: the first one, and where the last one ends.</summary>
    public static Graph<DescentCase> Descent { get; } = new(
        new("J, first", "1/(2m) Σ (w·x + b − y)²", v => WeightUpdateOracle.Cost(v.Case, v.Case.Weights, v.Case.Bias)),
        new("∂J/∂w, first", "the slopes at the first w and b", v => Slopes(v).Weights),
        new("∂J/∂b, first", "the slope at the first w and b", v => Slopes(v).Bias),
        new("w, second", "w − η ∂J/∂w", v => (decimal[])[
            .. v.Case.Weights.Zip(v.Row("∂J/∂w, first"), (w, slope) => w - (v.Case.LearningRate * slope))]),
        new("b, second", "b − η ∂J/∂b", v => v.Case.Bias - (v.Case.LearningRate * v.Number("∂J/∂b, first"))),
        new("J", "before each step", v => WeightUpdateOracle.Descend(v.Case).Costs)
        {
            Call = Descend,
            Part = nameof(WeightUpdate.Descent.Costs),
        },
        new("w", "after the last step", v => WeightUpdateOracle.Descend(v.Case).Weights)
        {
            Call = Descend,
            Part = nameof(WeightUpdate.Descent.Weights),
        },
        new("b", "after the last step", v => WeightUpdateOracle.Descend(v.Case).Bias)
        {
            Call = Descend,
            Part = nameof(WeightUpdate.Descent.Bias),
        });

    internal const string WeightStep = "η ∂J/∂w";
    internal const string BiasStep = "η ∂J/∂b";

    private const string Update = "Neuron.Update(weightGradient, biasGradient, learningRate)";
    private const string Descend = "Neuron.Descend(evaluate, learningRate, steps)";

    private static Parameters Slopes(NodeValues<DescentCase> v) =>
        WeightUpdateOracle.Slopes(v.Case, v.Case.Weights, v.Case.Bias);
}
