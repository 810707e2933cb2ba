namespace Katas.Oracles.Layers;

/// <summary>The known wrong answers of a network's two passes and of its step.</summary>
public static class NetworkMistakes
{
    /// <summary>Of what it gives.</summary>
    public static Mistake<NetworkCase, decimal[][]>[] Forward =>
    [
        WrongOutput("last-layer-left-out", "the last layer isn't called: the loop ends one early", c => c.Layers[..^1]),
        WrongOutput("first-layer-left-out", "the first layer isn't called: the loop starts one late", c =>
            IsSquare(c) ? c.Layers[1..] : null).At(LayersGraph.FirstOutput, c => [c.Batch]),
        WrongOutput("layers-from-the-end", "the batch goes through the last layer first: forward is from first to last", c =>
            IsSquare(c) ? [.. c.Layers.Reverse()] : null),
        WrongOutput(
            "batch-for-every-layer",
            "every layer gets the original batch: it should get the previous layer's output",
            c => IsSquare(c) ? c.Layers[^1..] : null),
    ];

    /// <summary>Of what it sends back, and of the slopes on the way.</summary>
    public static Mistake<NetworkCase, NetworkPass>[] Backward =>
    [
        WrongWay(
            "backward-from-the-first",
            "the gradient goes through the first layer first: backward is from last to first",
            c => IsSquare(c) ? Back(c, order => order) : null),
        WrongWay(
            "gradient-for-every-layer",
            "every layer gets the loss's gradient: it should get what the next layer's Backward returned",
            c => IsSquare(c) ? Back(c, order => order.Reverse(), isHandedOn: false) : null),
        WrongWay("last-layer-not-asked-back", "the last layer isn't called: the loop starts one layer too early", LastNotAsked)
            .At(c => LastNotAsked(c) is { } wrong
                ? [[new(LayersGraph.LastBack, c.Gradient), new(LayersGraph.ParameterSlopes, wrong.Gradients)]]
                : []),
        WrongWay("first-layer-not-asked-back", "the first layer isn't called: the backward loop ends one early", c =>
            Back(c, order => order.Reverse().SkipLast(1))),
        WrongWay(
            "gradient-not-sent-on",
            "the gradient is returned unchanged: return what the first layer's Backward returns",
            c => LayersOracle.Network(c) with { InputGradient = c.Gradient }),
    ];

    /// <summary>Of the slopes, as the network lists them.</summary>
    public static Mistake<NetworkCase, decimal[][]>[] Gradients =>
    [
        WrongList(
            "gradients-from-the-end",
            "the last layer's come first: use the order of Parameters, first layer first",
            layers => [.. layers.Reverse()]),
        WrongList(
            "gradients-of-the-first",
            "only the first layer's are listed: join those of all layers",
            layers => layers.Take(1)),
        WrongList(
            "gradients-of-the-last",
            "only the last layer's are listed: join those of all layers",
            layers => layers.TakeLast(1)),
    ];

    /// <summary>Of the parameters, as the network lists them.</summary>
    public static Mistake<NetworkCase, decimal[][]>[] Parameters =>
    [
        new("parameters-of-the-first", "only the first layer's are listed: join those of all layers", c =>
            [LayersOracle.Parameters(c.Layers.Take(1))]),
        new("parameters-of-the-last", "only the last layer's are listed: join those of all layers", c =>
            [LayersOracle.Parameters(c.Layers.TakeLast(1))]),
        new("parameters-from-the-end", "the last layer's come first: list the first layer's first", c =>
            [LayersOracle.Parameters(c.Layers.Reverse())]),
    ];

    /// <summary>Of the parameters after a step along slopes that the test has written into the network.</summary>
    public static Mistake<NetworkCase, decimal[][]>[] Step =>
    [
        WrongStep("plus-for-minus", "the step goes uphill: subtract η times the slope", (theta, slope) =>
            theta + (LayersOracle.StepRate * slope)),
        WrongStep("learning-rate-left-out", "the slopes are subtracted unscaled: multiply them by η first", (theta, slope) =>
            theta - slope),
        WrongStep("never-moved", "nothing changed: write into the arrays of Parameters, not into copies of them", (theta, _) =>
            theta),
        WrongStep("moved-twice", "every parameter moves twice: move it once per step", (theta, slope) =>
            theta - (2 * LayersOracle.StepRate * slope)),
        new("first-array-only", "only the first array of Parameters changes: update all of them", c =>
            [Moved(c, (at, _) => at == 0)]),
        new("last-array-left-out", "the last array of Parameters didn't change: the loop ends one early", c =>
            [Moved(c, (at, all) => at < all - 1)]),
    ];

    /// <summary>Some slopes that a test can write: another number for each parameter.</summary>
    public static decimal[][] Slopes(NetworkCase c) =>
        [.. LayersOracle.Parameters(c.Layers).Select((theta, i) => theta.Select((_, j) => i + 1 + (0.5m * j)).ToArray())];

    /// <summary>The parameters after a step along them.</summary>
    public static decimal[][] Moved(NetworkCase c) => Moved(c, (_, _) => true);

    private static decimal[][] Moved(NetworkCase c, Func<int, int, bool> moves)
    {
        var parameters = LayersOracle.Parameters(c.Layers);
        return [.. parameters.Zip(Slopes(c)).Select((pair, at) => moves(at, parameters.Length)
            ? pair.First.Zip(pair.Second, (theta, slope) => theta - (LayersOracle.StepRate * slope)).ToArray()
            : pair.First)];
    }

    private static bool IsSquare(NetworkCase c) => LayersCases.SquareNetworks.Any(square => square.Name == c.Name);

    private static NetworkPass? LastNotAsked(NetworkCase c) => IsSquare(c) ? Back(c, order => order.Reverse().Skip(1)) : null;

    /// <summary>Null where the mistake cannot be made: the layers' shapes do not let it through.</summary>
    private static Mistake<NetworkCase, decimal[][]> WrongOutput(string id, string story, Func<NetworkCase, Layer[]?> layers) =>
        new(id, story, c => layers(c) is { } wrong ? [LayersOracle.Forward(wrong, c.Batch)] : []);

    private static Mistake<NetworkCase, NetworkPass> WrongWay(string id, string story, Func<NetworkCase, NetworkPass?> pass) =>
        new(id, story, c => pass(c) is { } wrong ? [wrong] : []);

    private static Mistake<NetworkCase, decimal[][]> WrongList(
        string id, string story, Func<Layer[], IEnumerable<Layer>> order) => new(id, story, c =>
        [[
            .. order(c.Layers).SelectMany(listed =>
                LayersOracle.Network(c).Of(c.Layers.Index().First(at => ReferenceEquals(at.Item, listed)).Index, c)),
        ]]);

    private static Mistake<NetworkCase, decimal[][]> WrongStep(string id, string story, Func<decimal, decimal, decimal> step) =>
        new(id, story, c =>
            [[.. LayersOracle.Parameters(c.Layers).Zip(Slopes(c), (theta, slope) => theta.Zip(slope, step).ToArray())]]);

    /// <summary>
    /// A way back that asks the layers in some order, each for the batch it saw; those not asked keep slopes of 0.
    /// </summary>
    private static NetworkPass Back(NetworkCase c, Func<IEnumerable<int>, IEnumerable<int>> order, bool isHandedOn = true)
    {
        var gradients =
            c.Layers.Select(layer => LayersOracle.Parameters([layer]).Select(theta => new decimal[theta.Length]).ToArray())
                .ToArray();
        var gradient = c.Gradient;
        foreach (var at in order(Enumerable.Range(0, c.Layers.Length)))
        {
            var batch = LayersOracle.Forward(c.Layers[..at], c.Batch);
            var coming = isHandedOn ? gradient : c.Gradient;
            if (c.Layers[at] is Linear linear)
            {
                var slopes = LayersOracle.Dense(new DenseCase(c.Name, linear, batch, coming));
                gradients[at] = [.. slopes.WeightGradient, slopes.BiasGradient];
            }

            gradient = LayersOracle.InputGradient(c.Layers[at], batch, coming);
        }

        return new NetworkPass(LayersOracle.Forward(c.Layers, c.Batch), gradient, [.. gradients.SelectMany(of => of)]);
    }

    /// <summary>The slopes of one layer.</summary>
    private static decimal[][] Of(this NetworkPass pass, int layer, NetworkCase c)
    {
        var before = LayersOracle.Parameters(c.Layers[..layer]).Length;
        return pass.Gradients[before..(before + LayersOracle.Parameters([c.Layers[layer]]).Length)];
    }
}
