namespace Katas.Oracles.FullMlp;

/// <summary>How stage 05 gets from x to L, and back to the slopes of L.</summary>
public static class FullMlpGraph
{
    /// <summary>One example, forward and backward.</summary>
    public static Graph<MlpCase> Example { get; } = new(
        new(Z, "W₁x + b₁", v => FullMlpOracle.PreActivations(v.Case.Network, v.Case.X))
        {
            Call = Forward,
            Part = nameof(Pass.PreActivations),
        },
        new(H, "max(0, z)", v => (decimal[])[.. v.Row(Z).Select(z => Math.Max(0, z))])
        {
            Call = Forward,
            Part = nameof(Pass.Hidden),
        },
        new(F, "W₂·h + b₂", v => Numbers.Dot(v.Case.Network.W2, v.Row(H)) + v.Case.Network.B2)
        {
            Call = Forward,
            Part = nameof(Pass.Output),
        },
        new(Error, "output minus target", v => v.Number(F) - v.Case.Target) { IsBackward = true },
        new("∂L/∂b₂", "f − y", v => v.Number(Error)) { IsBackward = true, Call = Backward, Part = nameof(Network.B2) },
        new("∂L/∂W₂", "(f − y)·h", v => (decimal[])[.. v.Row(H).Select(h => v.Number(Error) * h)])
        {
            IsBackward = true,
            Call = Backward,
            Part = nameof(Network.W2),
        },
        new(Delta, "(f − y)·W₂ where z > 0, else 0", v => (decimal[])[
            .. v.Row(Z).Zip(v.Case.Network.W2, (z, w) => v.Side.IsRight(z) ? v.Number(Error) * w : 0)])
        { IsBackward = true },
        new("∂L/∂b₁", "δ", v => v.Row(Delta)) { IsBackward = true, Call = Backward, Part = nameof(Network.B1) },
        new("∂L/∂W₁", "δxᵀ", v => (decimal[][])[
            .. v.Row(Delta).Select(delta => v.Case.X.Select(x => delta * x).ToArray())])
        {
            IsBackward = true,
            Call = Backward,
            Part = nameof(Network.W1),
        });

    /// <summary>One step.</summary>
    public static Graph<MlpCase> Step { get; } = new(
        new("∂L/∂W₁", "given", v => Slopes(v).W1),
        new("∂L/∂b₁", "given", v => Slopes(v).B1),
        new("∂L/∂W₂", "given", v => Slopes(v).W2),
        new("∂L/∂b₂", "given", v => Slopes(v).B2),
        new("W₁", "W₁ − η ∂L/∂W₁", v => Stepped(v, "∂L/∂W₁").W1) { Call = Update, Part = nameof(Network.W1) },
        new("b₁", "b₁ − η ∂L/∂b₁", v => Stepped(v, "∂L/∂b₁").B1) { Call = Update, Part = nameof(Network.B1) },
        new("W₂", "W₂ − η ∂L/∂W₂", v => Stepped(v, "∂L/∂W₂").W2) { Call = Update, Part = nameof(Network.W2) },
        new("b₂", "b₂ − η ∂L/∂b₂", v => Stepped(v, "∂L/∂b₂").B2) { Call = Update, Part = nameof(Network.B2) });

    /// <summary>A training: the losses of its first step, and what it ends with if the rows keep their order.</summary>
    public static Graph<FitCase> Training { get; } = new(
        new("f, first", "W₂·h + b₂ of each row", v => (decimal[])[
            .. v.Case.Inputs.Select((x, i) => FullMlpOracle.Forward(ExampleOf(v.Case, i)).Output)]),
        new("L, first", "½ (f − y)² of each row", v => (decimal[])[
            .. v.Row("f, first").Zip(v.Case.Targets, (f, y) => (f - y) * (f - y) / 2)]),
        new("costs", "the mean L of each epoch", v => InOrder(v).Costs) { Call = Fit, Part = "Costs" },
        new("W₁", "after the last epoch", v => InOrder(v).W1) { Call = Fit, Part = nameof(Network.W1) },
        new("b₁", "after the last epoch", v => InOrder(v).B1) { Call = Fit, Part = nameof(Network.B1) },
        new("W₂", "after the last epoch", v => InOrder(v).W2) { Call = Fit, Part = nameof(Network.W2) },
        new("b₂", "after the last epoch", v => InOrder(v).B2) { Call = Fit, Part = nameof(Network.B2) });

    internal const string Z = "z";
    internal const string H = "h";
    internal const string F = "f";
    internal const string Error = "f − y";
    internal const string Delta = "δ";

    private const string Forward = "Mlp.Forward(x)";
    private const string Backward = "Mlp.Backward(x, target)";
    private const string Update = "Mlp.Update(gradients, learningRate)";
    private const string Fit = "Mlp.Fit(inputs, targets, learningRate, epochs, batchSize, seed)";

    private static Network Slopes(NodeValues<MlpCase> v) => FullMlpOracle.Slopes(v.Case, KinkSide.Left);

    private static Network Stepped(NodeValues<MlpCase> v, string slope)
    {
        _ = v[slope];
        return FullMlpOracle.Update(v.Case);
    }

    private static MlpCase ExampleOf(FitCase c, int row) => new(c.Name, c.Network, c.Inputs[row], c.Targets[row]);

    private static FullMlp.Training InOrder(NodeValues<FitCase> v) => FullMlpOracle.Fit(v.Case).First();
}
