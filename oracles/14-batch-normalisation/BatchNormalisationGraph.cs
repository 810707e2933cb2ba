using static Katas.Oracles.BatchNormalisation.BatchNormalisationOracle;

namespace Katas.Oracles.BatchNormalisation;

/// <summary>How stage 14 gets from a batch to y and the running values, and back to the slopes.</summary>
public static class BatchNormalisationGraph
{
    /// <summary>The means.</summary>
    public static Graph<BatchCase> Average { get; } = new(
        new(Sum, "each column added up", v => (decimal[])[.. Columns(v.Case.Batch).Select(column => column.Sum())]),
        new(Mean, "Σx / m", v => (decimal[])[.. v.Row(Sum).Select(sum => sum / v.Case.Batch.Length)])
        {
            Call = "Statistics.Means(batch)",
        });

    /// <summary>The variances.</summary>
    public static Graph<BatchCase> Spread { get; } = new(
        new(Mean, "the mean of each column", v => Means(v.Case.Batch)),
        new(Deviation, "how far each value is from μ", v => Each(v.Case.Batch, (x, _, j) => x - v.Row(Mean)[j])),
        new(Squared, "each of them squared", v => Each(v.Rows(Deviation), (deviation, _, _) => deviation * deviation)),
        new(Variance, "the mean of each column of these", v => Means(v.Rows(Squared)))
        {
            Call = "Statistics.Variances(batch)",
        });

    /// <summary>x̂ by a given μ and σ².</summary>
    public static Graph<NormaliseCase> Normalise { get; } = new(
        new(Deviation, "how far each value is from μ", v => Each(v.Case.Batch, (x, _, j) => x - v.Case.Means[j])),
        new(Shifted, "the variance, and ε added to it", v =>
            (decimal[])[.. v.Case.Variances.Select(variance => variance + v.Case.Epsilon)]),
        new(Root, "the root of that", v => (decimal[])[.. v.Row(Shifted).Select(Functions.Sqrt)]),
        new(Normal, "(x − μ)/√(σ² + ε)", v => Each(v.Rows(Deviation), (deviation, _, j) => deviation / v.Row(Root)[j]))
        {
            Call = "Statistics.Normalise(batch, means, variances, epsilon)",
        });

    /// <summary>y in training.</summary>
    public static Graph<LayerCase> Output { get; } = Forward().Answering(ForwardCall, (Y, null));

    /// <summary>y in evaluation, and the running values after it.</summary>
    public static Graph<LayerCase> Evaluation { get; } = Forward(
        new(RunningMean, "as training left it", v => RunningAfter(v.Case, v.Case.Earlier.Length).Means),
        new(RunningVariance, "as training left it", v => RunningAfter(v.Case, v.Case.Earlier.Length).Variances)).Answering(
            ForwardCall,
            (Y, nameof(BatchNormalisation.Evaluation.Output)),
            (RunningMean, nameof(BatchNormalisation.Evaluation.RunningMeans)),
            (RunningVariance, nameof(BatchNormalisation.Evaluation.RunningVariances)));

    /// <summary>The running values after each pass in training.</summary>
    public static Graph<LayerCase> Running { get; } = new Graph<LayerCase>(
        new("μ of each pass", "the mean of each column of its batch", v => Passes(v.Case, Means)),
        new("σ² of each pass", "the variance of each column", v => Passes(v.Case, Variances)),
        new(Unbiased, "each σ² times m/(m − 1)", v => Each(v.Rows("σ² of each pass"), (variance, pass, _) =>
            variance * Rows(v.Case, pass) / (Rows(v.Case, pass) - 1))),
        new(RunningMean, "(1 − momentum)·old + momentum·μ", v => Blend(v.Case, v.Rows("μ of each pass"), start: 0)),
        new(RunningVariance, "the same of σ²·m/(m − 1), from 1", v => Blend(v.Case, v.Rows(Unbiased), start: 1))).Answering(
            ForwardCall,
            (RunningMean, nameof(BatchNormalisation.Running.Means)),
            (RunningVariance, nameof(BatchNormalisation.Running.Variances)));

    /// <summary>∂J/∂γ and ∂J/∂β.</summary>
    public static Graph<LayerCase> Parameters { get; } = Backward().Answering(
        BackwardCall, (GammaSlope, nameof(ParameterGradients.Gamma)), (BetaSlope, nameof(ParameterGradients.Beta)));

    /// <summary>∂J/∂x.</summary>
    public static Graph<LayerCase> Input { get; } = Backward().Answering(BackwardCall, ("∂J/∂x", null));

    internal const string Sum = "Σx";
    internal const string Mean = "μ";
    internal const string Deviation = "x − μ";
    internal const string Squared = "(x − μ)²";
    internal const string Variance = "σ²";
    internal const string Shifted = "σ² + ε";
    internal const string Root = "√(σ² + ε)";
    internal const string Normal = "x̂";
    internal const string Scaled = "γx̂";
    internal const string Y = "y";
    internal const string Unbiased = "σ²·m/(m − 1)";
    internal const string RunningMean = "running μ";
    internal const string RunningVariance = "running σ²";
    internal const string Products = "g·x̂";
    internal const string GammaSlope = "∂J/∂γ";
    internal const string BetaSlope = "∂J/∂β";
    internal const string Factor = "γ/√(σ² + ε)";
    internal const string ByMean = "through μ";
    internal const string ByVariance = "through σ²";

    private const string ForwardCall = "BatchNorm.Forward(batch, isTraining)";
    private const string BackwardCall = "BatchNorm.Backward(gradient)";

    /// <summary>From x to y. Whose mean and variance: the batch's in training, the running ones in evaluation.</summary>
    private static Graph<LayerCase> Forward(params Node<LayerCase>[] then) => new(
    [
        new(Mean, "the batch's, or the running one", v => Used(v.Case).Means),
        new(Variance, "the batch's, or the running one", v => Used(v.Case).Variances),
        new(Root, "the root of the variance plus ε", v =>
            (decimal[])[.. v.Row(Variance).Select(variance => Functions.Sqrt(variance + v.Case.Epsilon))]),
        new(Normal, "(x − μ)/√(σ² + ε)", v => Each(v.Case.Batch, (x, _, j) => (x - v.Row(Mean)[j]) / v.Row(Root)[j])),
        new(Scaled, "γ times x̂", v => Each(v.Rows(Normal), (x, _, j) => v.Case.Gamma[j] * x)),
        new(Y, "γx̂ + β", v => Each(v.Rows(Scaled), (x, _, j) => x + v.Case.Beta[j])),
        .. then,
    ]);

    /// <summary>The same, and back again.</summary>
    private static Graph<LayerCase> Backward() => Forward(
        new(Products, "the gradient times x̂", v => Each(v.Case.Gradient, (g, i, j) => g * v.Rows(Normal)[i][j]))
        {
            IsBackward = true,
        },
        new(GammaSlope, "Σ g·x̂", v => Summed(v.Rows(Products))) { IsBackward = true },
        new(BetaSlope, "Σ g", v => Summed(v.Case.Gradient)) { IsBackward = true },
        new(Factor, "γ divided by the root", v => (decimal[])[.. v.Row(Root).Zip(v.Case.Gamma, (root, gamma) => gamma / root)])
        {
            IsBackward = true,
        },
        new(ByMean, "∂J/∂β / m; 0 after evaluation", v =>
            Each(v.Case.Batch, (_, _, j) => v.Case.IsTraining ? v.Row(BetaSlope)[j] / v.Case.Batch.Length : 0))
        {
            IsBackward = true,
        },
        new(ByVariance, "x̂·∂J/∂γ / m; 0 after evaluation", v => Each(v.Rows(Normal), (x, _, j) =>
            v.Case.IsTraining ? x * v.Row(GammaSlope)[j] / v.Case.Batch.Length : 0))
        {
            IsBackward = true,
        },
        new("∂J/∂x", "γ/√(σ² + ε)·(g − both of these)", v => Each(v.Case.Gradient, (g, i, j) =>
            v.Row(Factor)[j] * (g - v.Rows(ByMean)[i][j] - v.Rows(ByVariance)[i][j])))
        {
            IsBackward = true,
        });

    private static decimal[] Summed(decimal[][] rows) => [.. Columns(rows).Select(column => column.Sum())];

    private static decimal[][] Passes(LayerCase c, Func<decimal[][], decimal[]> of) => [.. c.Earlier.Select(of), of(c.Batch)];

    private static decimal Rows(LayerCase c, int pass) => (pass < c.Earlier.Length ? c.Earlier[pass] : c.Batch).Length;

    private static decimal[][] Blend(LayerCase c, decimal[][] values, decimal start)
    {
        decimal[] running = [.. c.Gamma.Select(_ => start)];
        return [.. values.Select(now =>
            running = [.. running.Zip(now, (old, each) => ((1 - c.Momentum) * old) + (c.Momentum * each))])];
    }
}
