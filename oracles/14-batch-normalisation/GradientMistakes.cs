using static Katas.Oracles.BatchNormalisation.BatchNormalisationOracle;

namespace Katas.Oracles.BatchNormalisation;

/// <summary>The known wrong gradients, when other batches went through before, and through another layer since.</summary>
public static class GradientMistakes
{
    /// <summary>Of γ and β.</summary>
    public static Mistake<LayerCase, ParameterGradients>[] Parameters =>
    [
        WrongProducts("gamma-gradient-without-normalised", "∂J/∂γ is Σ g: γ multiplies x̂, so sum g·x̂", c =>
            c.Gradient),
        WrongProducts("gamma-gradient-of-x", "∂J/∂γ is computed from x: γ multiplies x̂, so sum g·x̂", c =>
            Times(c.Gradient, c.Batch)),
        WrongProducts("gamma-gradient-of-y", "∂J/∂γ is computed from the output: γ multiplies x̂, so sum g·x̂", c =>
            Times(c.Gradient, Output(c))),
        WrongProducts("gamma-in-its-own-gradient", "∂J/∂γ includes the factor γ: it is Σ g·x̂", c =>
            Each(Times(c.Gradient, Normalised(c)), (value, _, j) => value * c.Gamma[j])),
        WrongBeta("beta-gradient-of-normalised", "∂J/∂β is Σ g·x̂, that of γ: β is added, so sum g", c =>
            Times(c.Gradient, Normalised(c))),
        WrongBeta("gamma-in-the-beta-gradient", "∂J/∂β includes the factor γ: it is Σ g", c =>
            Each(c.Gradient, (g, _, j) => g * c.Gamma[j])),
        Wrong("gradients-swapped", "∂J/∂β comes first: Gradients have the order of Parameters, γ and then β", (_, right) =>
            new(right.Beta, right.Gamma)),
        Wrong(
            "averaged-twice",
            "divided by m: the gradient that comes in already includes the 1/m, so sum over the rows",
            (c, right) => new(Scaled(right.Gamma, 1m / c.Batch.Length), Scaled(right.Beta, 1m / c.Batch.Length))),
        Wrong("gradients-of-last-row", "only the last row counts: add up the rows (+=), don't overwrite (=)", (c, _) =>
            new(Times(c.Gradient, Normalised(c))[^1], c.Gradient[^1])),
        Wrong("gradients-added-up", "the gradients include those of earlier calls: each Backward starts from 0", (c, right) =>
        {
            var all = Enumerable.Range(0, c.Earlier.Length).Select(pass => BatchNormalisationOracle.Gradients(c.Before(pass)))
                .Append(right)
                .ToArray();
            return new(Summed(all.Select(each => each.Gamma)), Summed(all.Select(each => each.Beta)));
        }),
        Wrong("gradients-missing", "the gradients are 0: set Gradients in Backward", (_, right) =>
            new(Scaled(right.Gamma, 0), Scaled(right.Beta, 0))),
        WrongNormal("kept-in-training-only", KeptInTrainingOnly, c =>
            Normalised(c.IsTraining ? c : c.Before(c.Earlier.Length - 1))),
        WrongNormal("first-batch-kept-for-gradients", FirstBatchKept, c => Normalised(c.Earlier.Length == 0 ? c : c.Before(0))),
        WrongNormal("cache-shared", CacheShared, OfAnother),
    ];

    /// <summary>Of x after a pass in training.</summary>
    public static Mistake<LayerCase, decimal[][]>[] Training =>
    [
        WrongTerms("statistics-as-constants", "mean and variance are treated as constants: in training x moves both", (_, _) =>
            (0, 0)),
        WrongTerms("mean-as-constant", "the mean is treated as a constant: x moves it, which is the term ∂J/∂β/m", (c, t) =>
            (0, t.X * t.Gamma / c.Batch.Length)),
        WrongTerms(
            "variance-as-constant",
            "the variance is treated as a constant: x moves it, which is the term x̂·∂J/∂γ/m",
            (c, t) => (t.Beta / c.Batch.Length, 0)),
        WrongTerms("sums-not-averaged", "the sums ∂J/∂β and x̂·∂J/∂γ aren't divided by m", (_, t) =>
            (t.Beta, t.X * t.Gamma)),
        WrongTerms("sums-by-m-minus-1", "the sums are divided by m − 1: mean and variance have the divisor m", (c, t) =>
            (t.Beta / (c.Batch.Length - 1), t.X * t.Gamma / (c.Batch.Length - 1))),
        WrongInput("statistics-added", "what goes through the statistics is added: subtract it from g", (c, t) =>
            t.Factor * (t.G + ((t.Beta + (t.X * t.Gamma)) / c.Batch.Length))),
        WrongSecond("normalised-left-out", "x̂ is missing: the second sum is x̂·∂J/∂γ", (_, _) => 1),
        WrongSecond("input-for-normalised", "x stands where x̂ should be: the second sum is x̂·∂J/∂γ", (c, t) =>
            c.Batch[t.Row][t.Column]),
        WrongSecond("output-for-normalised", "y stands where x̂ should be: the second sum is x̂·∂J/∂γ", (c, t) =>
            Output(c)[t.Row][t.Column]),
        WrongInput("factor-on-one-part", "γ/√(σ² + ε) multiplies g alone: multiply the whole difference", (c, t) =>
            (t.Factor * t.G) - ((t.Beta + (t.X * t.Gamma)) / c.Batch.Length)),
        WrongFactor(
            "running-variance-in-backward",
            "the running variance is used: divide by the batch's √(σ² + ε)",
            (c, j) => c.Gamma[j] / Functions.Sqrt(RunningAfter(c, c.Earlier.Length + 1).Variances[j] + c.Epsilon)),
        WrongInput("batch-gradient-by-m", "∂J/∂x is divided by m: the gradient that comes in already includes the 1/m", (c, t) =>
            t.Right / c.Batch.Length),
        .. Both,
    ];

    /// <summary>Of x after a pass in evaluation.</summary>
    public static Mistake<LayerCase, decimal[][]>[] Evaluation =>
    [
        WrongTerms("statistics-moved-in-evaluation", MovedInEvaluation, (c, t) =>
            (t.Beta / c.Batch.Length, t.X * t.Gamma / c.Batch.Length)),
        WrongFactor(
            "batch-variance-after-evaluation",
            "the batch's own variance is used after evaluation: Forward divided by √(running variance + ε)",
            (c, j) => c.Gamma[j] / Functions.Sqrt(BatchNormalisationOracle.Variances(c.Batch)[j] + c.Epsilon)),
        WrongFactor("kept-in-training-only", KeptInTrainingOnly, (c, j) =>
            c.Gamma[j] / Root(c.Before(c.Earlier.Length - 1), j)),
        .. Both,
    ];

    private const string KeptInTrainingOnly =
        "that belongs to an earlier batch: keep what Backward needs even if isTraining is false";

    private const string FirstBatchKept =
        "that belongs to the first batch this layer saw: keep what Backward needs in every Forward";

    private const string CacheShared =
        "that belongs to another layer's batch: each object needs its own cache, in a non-static field";

    private const string MovedInEvaluation =
        "the terms of mean and variance are there after evaluation: no x moves the running values";

    private static Mistake<LayerCase, decimal[][]>[] Both =>
    [
        WrongInput("gradient-passed-on", "the gradient is passed on unchanged: task 7 sends it back through x̂", (_, t) => t.G),
        WrongFactor(
            "gamma-left-out-of-gradient",
            "γ is missing from ∂J/∂x: the output moves γ times as far as x̂",
            (c, j) => 1 / Root(c, j)),
        WrongFactor("gamma-twice", "γ is in ∂J/∂x twice: once is enough", (c, j) => c.Gamma[j] * c.Gamma[j] / Root(c, j)),
        WrongFactor("root-left-out-of-gradient", "∂J/∂x isn't divided by √(σ² + ε), as x̂ is", (c, j) => c.Gamma[j]),
        WrongFactor("variance-for-root-in-gradient", "∂J/∂x is divided by σ² + ε: divide by its root", (c, j) =>
            c.Gamma[j] / (Used(c).Variances[j] + c.Epsilon)),
        WrongFactor(
            "multiplied-by-root-in-gradient",
            "∂J/∂x is multiplied by √(σ² + ε): divide by it, as for x̂",
            (c, j) => c.Gamma[j] * Root(c, j)),
        WrongFactor(
            "epsilon-left-out-of-gradient",
            "ε is missing from the divisor of ∂J/∂x: divide by √(σ² + ε)",
            (c, j) => c.Gamma[j] / Functions.Sqrt(Used(c).Variances[j])),
        WrongInput("input-gradient-zero", "∂J/∂x is 0, so no earlier layer would learn", (_, _) => 0),
    ];

    /// <summary>What the input gradient of one value is made of.</summary>
    /// <param name="Row">i.</param>
    /// <param name="Column">j.</param>
    /// <param name="G">The gradient of the output.</param>
    /// <param name="X">x̂.</param>
    /// <param name="Factor">γ/√(σ² + ε).</param>
    /// <param name="Gamma">∂J/∂γ.</param>
    /// <param name="Beta">∂J/∂β.</param>
    /// <param name="Right">The right gradient.</param>
    private sealed record Terms(
        int Row, int Column, decimal G, decimal X, decimal Factor, decimal Gamma, decimal Beta, decimal Right);

    private static decimal Root(LayerCase c, int column) => Functions.Sqrt(Used(c).Variances[column] + c.Epsilon);

    /// <summary>x̂ of another layer with the same parameters, which saw another batch in training.</summary>
    private static decimal[][] OfAnother(LayerCase c) =>
        Normalised(c with { Earlier = [], Batch = c.Other, IsTraining = true });

    private static Mistake<LayerCase, decimal[][]> WrongInput(
        string id, string story, Func<LayerCase, Terms, decimal> value) => new(id, story, c =>
        [Each(TermsOf(c), (t, _, _) => value(c, t))]);

    private static Terms[][] TermsOf(LayerCase c)
    {
        var (right, gradients, normalised) = (InputGradient(c), BatchNormalisationOracle.Gradients(c), Normalised(c));
        return Each(c.Gradient, (g, i, j) => new Terms(
            i,
            j,
            g,
            normalised[i][j],
            c.Gamma[j] / Root(c, j),
            gradients.Gamma[j],
            gradients.Beta[j],
            right[i][j]));
    }

    /// <summary>Another share that goes back through the mean, and through the variance.</summary>
    private static Mistake<LayerCase, decimal[][]> WrongTerms(
        string id, string story, Func<LayerCase, Terms, (decimal ByMean, decimal ByVariance)> terms) =>
        WrongInput(id, story, (c, t) => terms(c, t) is var (mean, variance) ? t.Factor * (t.G - mean - variance) : 0)
            .At(c =>
            [[
                new(BatchNormalisationGraph.ByMean, Each(TermsOf(c), (t, _, _) => terms(c, t).ByMean)),
                new(BatchNormalisationGraph.ByVariance, Each(TermsOf(c), (t, _, _) => terms(c, t).ByVariance)),
            ]]);

    /// <summary>Something other than x̂ in the share that goes back through the variance.</summary>
    private static Mistake<LayerCase, decimal[][]> WrongSecond(
        string id, string story, Func<LayerCase, Terms, decimal> normalised) => WrongTerms(id, story, (c, t) =>
            (t.Beta / c.Batch.Length, normalised(c, t) * t.Gamma / c.Batch.Length));

    /// <summary>Another factor than γ/√(σ² + ε) for each column.</summary>
    private static Mistake<LayerCase, decimal[][]> WrongFactor(
        string id, string story, Func<LayerCase, int, decimal> factor) =>
        WrongInput(id, story, (c, t) => t.Right / t.Factor * factor(c, t.Column))
            .At(BatchNormalisationGraph.Factor, c => [c.Gamma.Select((_, j) => factor(c, j)).ToArray()]);

    private static Mistake<LayerCase, ParameterGradients> Wrong(
        string id, string story, Func<LayerCase, ParameterGradients, ParameterGradients> gradients) => new(id, story, c =>
        [gradients(c, BatchNormalisationOracle.Gradients(c))]);

    /// <summary>Another ∂J/∂γ: the sum of these rows.</summary>
    private static Mistake<LayerCase, ParameterGradients> WrongProducts(
        string id, string story, Func<LayerCase, decimal[][]> rows) =>
        Wrong(id, story, (c, right) => right with { Gamma = Summed(rows(c)) })
            .At(BatchNormalisationGraph.Products, c => [rows(c)]);

    /// <summary>The x̂ of another batch in ∂J/∂γ.</summary>
    private static Mistake<LayerCase, ParameterGradients> WrongNormal(
        string id, string story, Func<LayerCase, decimal[][]> normalised) =>
        WrongProducts(id, story, c => Times(c.Gradient, normalised(c)))
            .At(BatchNormalisationGraph.Normal, c => [normalised(c)]);

    private static Mistake<LayerCase, ParameterGradients> WrongBeta(
        string id, string story, Func<LayerCase, decimal[][]> rows) =>
        Wrong(id, story, (c, right) => right with { Beta = Summed(rows(c)) });

    private static decimal[][] Times(decimal[][] a, decimal[][] b) => Each(a, (value, i, j) => value * b[i][j]);

    private static decimal[] Scaled(decimal[] values, decimal by) => [.. values.Select(value => value * by)];

    private static decimal[] Summed(IEnumerable<decimal[]> rows) =>
        rows.Aggregate((sum, row) => [.. sum.Zip(row, (a, b) => a + b)]);
}
