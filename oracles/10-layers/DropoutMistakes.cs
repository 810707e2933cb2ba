namespace Katas.Oracles.Layers;

/// <summary>The known wrong answers of Dropout: for every mask there is, since chance decides.</summary>
public static class DropoutMistakes
{
    /// <summary>Of what it gives and sends back.</summary>
    public static Mistake<DropoutCase, Pass>[] Pass =>
    [
        new("never-dropped", "nothing was dropped in training: draw a mask when training is true", c =>
            [LayersOracle.Masked(c, LayersOracle.Whole(c), LayersOracle.Whole(c))]),
        Wrong("no-one-over-keep", "what is kept came out as it was: scale it by 1/keep, so that the mean stays", c =>
            Twice(c, mask => Scale(mask, c.Keep))),
        Wrong("multiplied-by-keep", "what is kept was multiplied by keep: divide by it", c =>
            Twice(c, mask => Scale(mask, c.Keep * c.Keep))),
        Wrong("scaled-by-the-dropped", "what is kept was divided by the rate: divide by keep = 1 − rate", c =>
            Twice(c, mask => Scale(mask, c.Keep / (1 - c.Keep)))),
        new("dropout-at-test-time", "values were dropped while training is false: then all pass as they are", c =>
            LayersOracle.Dropout(c with { Training = true })),
        new(
            "scaled-at-test-time",
            "values were scaled while training is false: inverted dropout scales in training, so that it need not later",
            c => c.Training
                ? LayersOracle.Dropout(c)
                : [
                    LayersOracle.Masked(c, Scale(LayersOracle.Whole(c), c.Keep), Scale(LayersOracle.Whole(c), c.Keep)),
                    LayersOracle.Masked(c, Scale(LayersOracle.Whole(c), c.Keep), LayersOracle.Whole(c)),
                    LayersOracle.Masked(c, Scale(LayersOracle.Whole(c), 1 / c.Keep), Scale(LayersOracle.Whole(c), 1 / c.Keep)),
                ]),
        Wrong(
            "mask-not-used-backward",
            "the gradient came back whole: what was dropped sends nothing back, the rest 1/keep times",
            c => Masks(c).Select(mask => (mask, LayersOracle.Whole(c)))),
        Wrong("backward-not-scaled", "the gradient lacks 1/keep on its way back: what scaled the value scales its slope", c =>
            Masks(c).Select(mask => (mask, Scale(mask, c.Keep)))),
        Wrong(
            "dropped-for-kept-backward",
            "the gradient came back where values were dropped: use the mask as it was forward",
            c => Masks(c).Select(mask => (mask, (decimal[])[.. mask.Select(kept => (1 / c.Keep) - kept)]))),
        new(
            "mask-kept-for-prediction",
            "the gradient met the mask of an earlier training pass: when training is false, keep one of 1s",
            c => c.Training
                ? LayersOracle.Dropout(c)
                : Masks(c).Select(backward => LayersOracle.Masked(c, LayersOracle.Whole(c), backward))),
        new("another-mask-backward", "the gradient met another mask than the values: keep the one that Forward drew", c =>
            c.Training
                ? LayersOracle.Masks(c)
                    .SelectMany(forward => LayersOracle.Masks(c), (forward, backward) =>
                        LayersOracle.Masked(c, forward, backward))
                : LayersOracle.Masks(c)
                    .Append(LayersOracle.Whole(c))
                    .Select(backward => LayersOracle.Masked(c, LayersOracle.Whole(c), backward))),
    ];

    private static Mistake<DropoutCase, Pass> Wrong(
        string id,
        string story,
        Func<DropoutCase, IEnumerable<(decimal[] Forward, decimal[] Backward)>> masks) => new(id, story, c => c.Training
        ? masks(c).Select(pair => LayersOracle.Masked(c, pair.Forward, pair.Backward))
        : LayersOracle.Dropout(c));

    private static IEnumerable<decimal[]> Masks(DropoutCase c) => LayersOracle.Masks(c);

    private static IEnumerable<(decimal[] Forward, decimal[] Backward)> Twice(DropoutCase c, Func<decimal[], decimal[]> scaled) =>
        Masks(c).Select(mask => (scaled(mask), scaled(mask)));

    private static decimal[] Scale(decimal[] mask, decimal factor) => [.. mask.Select(kept => kept * factor)];
}
