using static Katas.Oracles.BatchNormalisation.BatchNormalisationOracle;

namespace Katas.Oracles.BatchNormalisation;

/// <summary>The known wrong gradients, when other batches went through before, and through another layer since.</summary>
public static class GradientMistakes
{
    /// <summary>Of γ and β.</summary>
    public static Mistake<LayerCase, ParameterGradients>[] Parameters =>
    [
        WrongGamma("gamma-gradient-without-normalised", "∂J/∂γ is Σ g: γ multiplies x̂, so sum g·x̂", c => c.Gradient),
        WrongGamma("gamma-gradient-of-x", "∂J/∂γ is computed from x: γ multiplies x̂, so sum g·x̂", c =>
            Times(c.Gradient, c.Batch)),
        WrongGamma("gamma-gradient-of-y", "∂J/∂γ is computed from the output: γ multiplies x̂, so sum g·x̂", c =>
            Times(c.Gradient, Output(c))),
        WrongGamma("gamma-in-its-own-gradient", "∂J/∂γ includes the factor γ: it is Σ g·x̂", c =>
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
        WrongGamma("kept-in-training-only", KeptInTrainingOnly, c =>
            c.IsTraining ? Times(c.Gradient, Normalised(c)) : Times(c.Gradient, Normalised(c.Before(c.Earlier.Length - 1)))),
        WrongGamma("first-batch-kept-for-gradients", FirstBatchKept, c =>
            Times(c.Gradient, Normalised(c.Earlier.Length == 0 ? c : c.Before(0)))),
        WrongGamma("cache-shared", CacheShared, c => Times(c.Gradient, OfAnother(c))),
    ];

    /// <summary>Of x after a pass in training.</summary>
    public static Mistake<LayerCase, decimal[][]>[] Training =>
    [
        new("statistics-as-constants", "mean and variance are treated as constants: in training x moves both", c =>
            [InputGradient(c, movesMean: false, movesVariance: false)]),
        new("mean-as-constant", "the mean is treated as a constant: x moves it, which is the term ∂J/∂β/m", c =>
            [InputGradient(c, movesMean: false, movesVariance: true)]),
        new("variance-as-constant", "the variance is treated as a constant: x moves it, which is the term x̂·∂J/∂γ/m", c =>
            [InputGradient(c, movesMean: true, movesVariance: false)]),
        WrongInput("sums-not-averaged", "the sums ∂J/∂β and x̂·∂J/∂γ aren't divided by m", (_, t) =>
            t.Factor * (t.G - t.Beta - (t.X * t.Gamma))),
        WrongInput("sums-by-m-minus-1", "the sums are divided by m − 1: mean and variance have the divisor m", (c, t) =>
            t.Factor * (t.G - ((t.Beta + (t.X * t.Gamma)) / (c.Batch.Length - 1)))),
        WrongInput("statistics-added", "what goes through the statistics is added: subtract it from g", (c, t) =>
            t.Factor * (t.G + ((t.Beta + (t.X * t.Gamma)) / c.Batch.Length))),
        WrongInput("normalised-left-out", "x̂ is missing: the second sum is x̂·∂J/∂γ", (c, t) =>
            t.Factor * (t.G - ((t.Beta + t.Gamma) / c.Batch.Length))),
        WrongInput("input-for-normalised", "x stands where x̂ should be: the second sum is x̂·∂J/∂γ", (c, t) =>
            t.Factor * (t.G - ((t.Beta + (c.Batch[t.Row][t.Column] * t.Gamma)) / c.Batch.Length))),
        WrongInput("output-for-normalised", "y stands where x̂ should be: the second sum is x̂·∂J/∂γ", (c, t) =>
            t.Factor * (t.G - ((t.Beta + (Output(c)[t.Row][t.Column] * t.Gamma)) / c.Batch.Length))),
        WrongInput("factor-on-one-part", "γ/√(σ² + ε) multiplies g alone: multiply the whole difference", (c, t) =>
            (t.Factor * t.G) - ((t.Beta + (t.X * t.Gamma)) / c.Batch.Length)),
        WrongInput("running-variance-in-backward", "the running variance is used: divide by the batch's √(σ² + ε)", (c, t) =>
            t.Right * Root(c, t.Column) / Functions.Sqrt(RunningAfter(c, c.Earlier.Length + 1).Variances[t.Column] + c.Epsilon)),
        WrongInput("batch-gradient-by-m", "∂J/∂x is divided by m: the gradient that comes in already includes the 1/m", (c, t) =>
            t.Right / c.Batch.Length),
        .. Both,
    ];

    /// <summary>Of x after a pass in evaluation.</summary>
    public static Mistake<LayerCase, decimal[][]>[] Evaluation =>
    [
        WrongInput("statistics-moved-in-evaluation", MovedInEvaluation, (c, t) =>
            t.Factor * (t.G - ((t.Beta + (t.X * t.Gamma)) / c.Batch.Length))),
        WrongInput(
            "batch-variance-after-evaluation",
            "the batch's own variance is used after evaluation: Forward divided by √(running variance + ε)",
            (c, t) => t.Right * Root(c, t.Column)
                / Functions.Sqrt(BatchNormalisationOracle.Variances(c.Batch)[t.Column] + c.Epsilon)),
        WrongInput("kept-in-training-only", KeptInTrainingOnly, (c, t) =>
            t.Right * Root(c, t.Column) / Root(c.Before(c.Earlier.Length - 1), t.Column)),
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
        WrongInput("gamma-left-out-of-gradient", "γ is missing from ∂J/∂x: the output moves γ times as far as x̂", (c, t) =>
            t.Right / c.Gamma[t.Column]),
        WrongInput("gamma-twice", "γ is in ∂J/∂x twice: once is enough", (c, t) => t.Right * c.Gamma[t.Column]),
        WrongInput("root-left-out-of-gradient", "∂J/∂x isn't divided by √(σ² + ε), as x̂ is", (c, t) =>
            t.Right * Root(c, t.Column)),
        WrongInput("variance-for-root-in-gradient", "∂J/∂x is divided by σ² + ε: divide by its root", (c, t) =>
            t.Right / Root(c, t.Column)),
        WrongInput("multiplied-by-root-in-gradient", "∂J/∂x is multiplied by √(σ² + ε): divide by it, as for x̂", (c, t) =>
            t.Right * Root(c, t.Column) * Root(c, t.Column)),
        WrongInput("epsilon-left-out-of-gradient", "ε is missing from the divisor of ∂J/∂x: divide by √(σ² + ε)", (c, t) =>
            t.Right * Root(c, t.Column) / Functions.Sqrt(Used(c).Variances[t.Column])),
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
    {
        var (right, gradients, normalised) = (InputGradient(c), BatchNormalisationOracle.Gradients(c), Normalised(c));
        return
        [
            Each(c.Gradient, (g, i, j) => value(c, new Terms(
                i,
                j,
                g,
                normalised[i][j],
                c.Gamma[j] / Root(c, j),
                gradients.Gamma[j],
                gradients.Beta[j],
                right[i][j]))),
        ];
    });

    private static Mistake<LayerCase, ParameterGradients> Wrong(
        string id, string story, Func<LayerCase, ParameterGradients, ParameterGradients> gradients) => new(id, story, c =>
        [gradients(c, BatchNormalisationOracle.Gradients(c))]);

    /// <summary>Another ∂J/∂γ: the sum of these rows.</summary>
    private static Mistake<LayerCase, ParameterGradients> WrongGamma(
        string id, string story, Func<LayerCase, decimal[][]> rows) =>
        Wrong(id, story, (c, right) => right with { Gamma = Summed(rows(c)) });

    private static Mistake<LayerCase, ParameterGradients> WrongBeta(
        string id, string story, Func<LayerCase, decimal[][]> rows) =>
        Wrong(id, story, (c, right) => right with { Beta = Summed(rows(c)) });

    private static decimal[][] Times(decimal[][] a, decimal[][] b) => Each(a, (value, i, j) => value * b[i][j]);

    private static decimal[] Scaled(decimal[] values, decimal by) => [.. values.Select(value => value * by)];

    private static decimal[] Summed(IEnumerable<decimal[]> rows) =>
        rows.Aggregate((sum, row) => [.. sum.Zip(row, (a, b) => a + b)]);
}
