using static Katas.Oracles.Optimisers.WrongWalks;

namespace Katas.Oracles.Optimisers;

/// <summary>The known wrong ways to clip gradients, in doubles as a learner's code computes them, 0/0 included.</summary>
public static class ClippingMistakes
{
    /// <summary>Of clipped gradients.</summary>
    public static Mistake<ClippingCase, double[][]>[] Gradients =>
    [
        WrongClipping("clipped-per-layer", _perLayer, (g, max) =>
            Each(g, layer => Scaled([layer], Limit(Norm([layer]), max))[0])),
        WrongClipping("clipped-per-layer", _perLayer, (g, max) =>
            Norm(g) > max ? Each(g, layer => Scaled([layer], max / Norm([layer]))[0]) : g),
        WrongClipping(
            "clipped-per-slope",
            "each slope is clipped to ±maxNorm, which changes the direction: scale all by the same number",
            (g, max) => Each(g, layer => Each(layer, slope => Math.Clamp(slope, -max, max)))),
        WrongScale("always-rescaled", "short gradients are made longer: scale only those over maxNorm", (g, max) =>
            max / Norm(g)),
        WrongScale("always-rescaled", "short gradients are made longer: scale only those over maxNorm", (g, max) =>
            Norm(g) > 0 ? max / Norm(g) : 1),
        WrongScale("made-of-length-one", "the norm becomes 1: it should become maxNorm, and only if it was larger", (g, _) =>
            1 / Norm(g)),
        WrongScale("made-of-length-one", "the norm becomes 1: it should become maxNorm, and only if it was larger", (g, max) =>
            Norm(g) > max ? 1 / Norm(g) : 1),
        WrongNorm("root-left-out", "Σg² is used as the norm: take the root", Squares),
        WrongScale("compared-without-the-root", "Σg² is compared with maxNorm: compare the root", (g, max) =>
            Squares(g) > max ? max / Norm(g) : 1),
        WrongScale("scaled-without-the-root", "scaled by maxNorm/Σg²: divide by the root", (g, max) =>
            Norm(g) > max ? max / Squares(g) : 1),
        WrongNorm(
            "norms-summed",
            "the layers' norms are added up: add the squares of all slopes, then take one root",
            g => g.Sum(layer => Norm([layer]))),
        WrongNorm("largest-norm", "the largest layer's norm is used: compute one norm over all slopes", g =>
            g.Max(layer => Norm([layer]))),
        WrongNorm("absolute-sum", "Σ|g| is used as the norm: use the root of Σg²", g => g.Sum(layer => layer.Sum(Math.Abs))),
        WrongNorm("slopes-summed", "plus and minus cancel in Σg: sum the squares", g => Math.Abs(g.Sum(layer => layer.Sum()))),
        WrongNorm("slopes-summed", "plus and minus cancel in Σg: sum the squares", g => g.Sum(layer => layer.Sum())),
        WrongNorm("largest-slope", "the largest |g| is used as the norm: use the root of Σg²", g =>
            g.Max(layer => layer.Max(Math.Abs))),
        WrongNorm(
            "mean-for-sum",
            "the root of the mean square is used: use the root of the sum, however many slopes there are",
            g => Norm(g) / Math.Sqrt(g.Sum(layer => layer.Length))),
        WrongNorm(
            "mean-for-sum",
            "the root of the mean square is used: use the root of the sum, however many slopes there are",
            g => Norm(g) / Math.Sqrt(g.Length)),
        WrongSquares("first-layer-norm", "only the first layer is in the norm: include all layers", g => g[..1]),
        WrongSquares(
            "last-layer-norm",
            "only the last layer is in the norm: set the sum to 0 before the layers, not in each",
            g => g[^1..]),
        WrongSquares("first-layer-left-out", "the first layer isn't in the norm: start with it", g => g[1..]),
        WrongScale(
            "scaled-by-the-limit", "scaled by maxNorm alone: scale by maxNorm/‖g‖", (g, max) => Norm(g) > max ? max : 1),
        WrongScale("fraction-turned", "scaled by ‖g‖/maxNorm: it should be the other way round", (g, max) =>
            Norm(g) > max ? Norm(g) / max : 1),
        WrongScale("fraction-squared", "scaled by the square of maxNorm/‖g‖: scale by the fraction itself", (g, max) =>
            Math.Pow(Limit(Norm(g), max), 2)),
        WrongScale("root-of-the-scale", "scaled by the root of maxNorm/‖g‖: only the norm has a root", (g, max) =>
            Math.Sqrt(Limit(Norm(g), max))),
        WrongScale(
            "condition-turned",
            "short gradients are scaled and long ones kept: it should be the other way round",
            (g, max) => Norm(g) < max ? max / Norm(g) : 1),
        WrongScale(
            "condition-turned",
            "short gradients are scaled and long ones kept: it should be the other way round",
            (g, max) => Math.Max(1, max / Norm(g))),
        WrongScale("nothing-clipped", "the gradients are returned unchanged: scale those over maxNorm", (_, _) => 1),
        WrongScale(
            "gradient-thrown-away",
            "a gradient over the limit becomes 0: shorten it and keep its direction",
            (g, max) => Norm(g) > max ? 0 : 1),
        WrongScale("epsilon-in-the-divisor", _epsilonInTheDivisor, (g, max) => Math.Min(1, max / (Norm(g) + 1e-6))),
        WrongScale("epsilon-in-the-divisor", _epsilonInTheDivisor, (g, max) => Norm(g) > max ? max / (Norm(g) + 1e-6) : 1),
        WrongClipping("norm-so-far", "each layer is scaled by the norm so far: finish the sum first", (g, max) =>
            [.. g.Select((layer, i) => Scaled([layer], Limit(Norm(g[..(i + 1)]), max))[0])]),
    ];

    /// <summary>Of the caller's gradients after they were clipped.</summary>
    public static Mistake<ClippingCase, double[][]>[] CallersGradients =>
    [
        new("callers-gradients-overwritten", "the caller's gradients are scaled in place: write into new arrays", c =>
            [Each(OptimisersOracle.Clipped(c), layer => layer.AsDoubles())]),
    ];

    private const string _perLayer = "each layer is clipped by its own norm, which changes the direction: use one norm for all";

    private const string _epsilonInTheDivisor =
        "an ε in the divisor, as in PyTorch, makes the result slightly too short: leave it out";

    private static Mistake<ClippingCase, double[][]> WrongScale(
        string id, string story, Func<double[][], double, double> scale) =>
        WrongClipping(id, story, (g, max) => Scaled(g, scale(g, max)))
            .At(OptimisersGraph.Scale, c => [scale(c.Gradients.AsDoubles(), (double)c.MaxNorm)]);

    private static Mistake<ClippingCase, double[][]> WrongNorm(string id, string story, Func<double[][], double> norm) =>
        WrongScale(id, story, (g, max) => Limit(norm(g), max))
            .At(OptimisersGraph.Norm, c => [norm(c.Gradients.AsDoubles())]);

    /// <summary>The squares of some layers only.</summary>
    private static Mistake<ClippingCase, double[][]> WrongSquares(string id, string story, Func<double[][], double[][]> of) =>
        WrongNorm(id, story, g => Norm(of(g))).At(OptimisersGraph.Squares, c => [Squares(of(c.Gradients.AsDoubles()))]);

    private static Mistake<ClippingCase, double[][]> WrongClipping(
        string id, string story, Func<double[][], double, double[][]> clip) =>
        new(id, story, c => [clip(c.Gradients.AsDoubles(), (double)c.MaxNorm)]);

    private static double Limit(double norm, double max) => norm > max ? max / norm : 1;

    private static double Norm(double[][] gradients) => Math.Sqrt(Squares(gradients));

    private static double Squares(double[][] gradients) => gradients.Sum(layer => layer.Sum(slope => slope * slope));

    private static double[][] Scaled(double[][] gradients, double scale) =>
        Each(gradients, layer => Each(layer, slope => scale * slope));
}
