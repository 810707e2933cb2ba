namespace Katas.Oracles.Layers;

/// <summary>The known wrong answers of Dropout: for every mask there is, since chance decides.</summary>
public static class DropoutMistakes
{
    /// <summary>Of what it gives and sends back.</summary>
    public static Mistake<DropoutCase, Pass>[] Pass =>
    [
        new("never-dropped", "nothing is dropped in training: draw a mask when isTraining is true", c =>
            [LayersOracle.Masked(c, LayersOracle.Whole(c), LayersOracle.Whole(c))]),
        Wrong("no-one-over-keep", "kept values are unscaled: multiply them by 1/keep, so that the mean stays the same", c =>
            Twice(c, mask => Scale(mask, c.Keep))),
        new(
            "not-inverted",
            "values are multiplied by keep when isTraining is false: divide by keep in training instead",
            c => c.Training
                ? Masks(c).Select(mask => LayersOracle.Masked(c, Scale(mask, c.Keep), Scale(mask, c.Keep)))
                : [
                    LayersOracle.Masked(c, Scale(LayersOracle.Whole(c), c.Keep), Scale(LayersOracle.Whole(c), c.Keep)),
                    LayersOracle.Masked(c, Scale(LayersOracle.Whole(c), c.Keep), LayersOracle.Whole(c)),
                ]),
        new(
            "neither-scaled-nor-masked-back",
            "kept values are unscaled and the gradient is unmasked: apply one mask of 0 and 1/keep both ways",
            c => c.Training
                ? Masks(c).Select(mask => LayersOracle.Masked(c, Scale(mask, c.Keep), LayersOracle.Whole(c)))
                : LayersOracle.Dropout(c)),
        Wrong("multiplied-by-keep", "kept values are multiplied by keep: divide by it", c =>
            Twice(c, mask => Scale(mask, c.Keep * c.Keep))),
        Wrong("scaled-by-the-dropped", "kept values are divided by the rate: divide by keep = 1 − rate", c =>
            Twice(c, mask => Scale(mask, c.Keep / (1 - c.Keep)))),
        new("dropout-at-test-time", "values are dropped when isTraining is false: all should pass unchanged", c =>
            LayersOracle.Dropout(c with { Training = true })),
        new(
            "scaled-at-test-time",
            "values are scaled when isTraining is false: inverted dropout scales only in training",
            c => c.Training
                ? LayersOracle.Dropout(c)
                : [
                    LayersOracle.Masked(c, Scale(LayersOracle.Whole(c), c.Keep), Scale(LayersOracle.Whole(c), c.Keep)),
                    LayersOracle.Masked(c, Scale(LayersOracle.Whole(c), c.Keep), LayersOracle.Whole(c)),
                    LayersOracle.Masked(c, Scale(LayersOracle.Whole(c), 1 / c.Keep), Scale(LayersOracle.Whole(c), 1 / c.Keep)),
                ]),
        Wrong(
            "mask-not-used-backward",
            "the gradient is passed back unmasked: 0 for dropped values, 1/keep times for the others",
            c => Masks(c).Select(mask => (mask, LayersOracle.Whole(c)))),
        Wrong("backward-not-scaled", "the gradient isn't scaled by 1/keep: the factor of a value is also that of its slope", c =>
            Masks(c).Select(mask => (mask, Scale(mask, c.Keep)))),
        Wrong(
            "dropped-for-kept-backward",
            "dropped values have a gradient: use the same mask as in the forward pass",
            c => Masks(c).Select(mask => (mask, (decimal[])[.. mask.Select(kept => (1 / c.Keep) - kept)]))),
        new(
            "mask-kept-for-prediction",
            "the gradient uses the mask of an earlier training pass: if isTraining is false, use a mask of 1s",
            c => c.Training
                ? LayersOracle.Dropout(c)
                : Masks(c).Select(backward => LayersOracle.Masked(c, LayersOracle.Whole(c), backward))),
        new("another-mask-backward", "the gradient uses another mask than the values: keep the one that Forward drew", c =>
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
