namespace Katas.Oracles.Activations;

/// <summary>A point z on a squashing curve.</summary>
public sealed record PointCase(string Name, Curve Curve, decimal Z) : Case(Name)
{
    private const decimal Far = 60;

    /// <inheritdoc/>
    public override string Given => $"z = {Numbers.Text(Z)}";

    /// <inheritdoc/>
    public override string Worked => Math.Abs(Z) > Far
        ? $"a = {Curve.Name}(z) = {Numbers.Text(Curve.Value(Z))}"
        : $"e^z = {Numbers.Text(Functions.Exp(Z))}  e^−z = {Numbers.Text(Functions.Exp(-Z))}  a = {Curve.Name}(z) = "
            + $"{Numbers.Text(Curve.Value(Z))}";
}

/// <summary>What a squashing curve gave, the z behind it not told.</summary>
public sealed record OutputCase(string Name, Curve Curve, decimal A) : Case(Name)
{
    /// <inheritdoc/>
    public override string Given => $"a = {Numbers.Text(A)}";

    /// <inheritdoc/>
    public override string Worked => Curve.SlopeFromOutput(A) == 0
        ? "the curve is level here"
        : $"{Curve.Name}({Numbers.Text(Curve.Inverse(A))}) = {Numbers.Text(A)}";
}

/// <summary>A point z on a (leaky) ReLU.</summary>
public sealed record ReluCase(string Name, decimal Z, decimal Alpha) : Case(Name)
{
    /// <inheritdoc/>
    public override string Given => $"z = {Numbers.Text(Z)}  α = {Numbers.Text(Alpha)}";

    /// <inheritdoc/>
    public override string Worked =>
        $"αz = {Numbers.Text(Alpha * Z)}  a = max(αz, z) = {Numbers.Text(ActivationsOracle.Relu(this))}";
}

/// <summary>What a (leaky) ReLU gave, the z behind it not told.</summary>
public sealed record ReluOutputCase(string Name, decimal A, decimal Alpha) : Case(Name)
{
    /// <inheritdoc/>
    public override string Given => $"a = {Numbers.Text(A)}  α = {Numbers.Text(Alpha)}";

    /// <inheritdoc/>
    public override string Worked => A > 0 ? $"z = a = {Numbers.Text(A)}"
        : Alpha > 0 ? $"z = a / α = {Numbers.Text(A / Alpha)}"
        : "z is 0 or less";
}

/// <summary>A batch on its way through f(z) = z² − 1, which stands for any curve.</summary>
public sealed record ForwardCase(string Name, decimal[][] Z) : Case(Name)
{
    /// <inheritdoc/>
    public override bool IsSound => true;

    /// <inheritdoc/>
    public override string Given => $"z = {Numbers.Text(Z)}  f(z) = z² − 1";

    /// <inheritdoc/>
    public override string Worked => $"z² = {Numbers.Text((decimal[][])[.. Z.Select(row => row.Select(z => z * z).ToArray())])}";

    /// <summary>f.</summary>
    public static decimal Function(decimal z) => (z * z) - 1;
}

/// <summary>The slopes of a cost on their way back through a curve whose slope is 2 − a, which stands for any.</summary>
public sealed record BackwardCase(string Name, decimal[][] OutputGradient, decimal[][] A) : Case(Name)
{
    /// <inheritdoc/>
    public override bool IsSound => true;

    /// <inheritdoc/>
    public override string Given => $"∂J/∂a = {Numbers.Text(OutputGradient)}  a = {Numbers.Text(A)}  ∂a/∂z = 2 − a";

    /// <inheritdoc/>
    public override string Worked => $"∂a/∂z = {Numbers.Text(Map((_, a) => Slope(a)))}";

    /// <summary>∂a/∂z as a function of a.</summary>
    public static decimal Slope(decimal a) => 2 - a;

    /// <summary>A number for each pair of an element of ∂J/∂a and one of a.</summary>
    public decimal[][] Map(Func<decimal, decimal, decimal> of) =>
        [.. OutputGradient.Zip(A, (slopes, row) => slopes.Zip(row, of).ToArray())];
}

/// <summary>The cases of stage 06.</summary>
public static class ActivationsCases
{
    /// <summary>z where the curve bends, and where it is level but for the last digits of a double.</summary>
    public static PointCase[] Near(Curve curve) =>
    [
        new("right of zero", curve, 0.5m),
        new("left of zero", curve, -0.5m),
        new("exactly 0", curve, 0),
        new("close to 0", curve, 0.01m),
        new("2", curve, 2),
        new("−2", curve, -2),
        new("nearly level, right", curve, 6),
        new("nearly level, left", curve, -6),
        .. ((decimal[])[8, -8, 12, -12, 20, -20, 30, -30, 36, -36])
            .Select(z => new PointCase($"level but for a few digits: {Numbers.Text(z)}", curve, z)),
        .. new Draw(Draw.Seed).Numbers(6, range: 4)
            .Concat(new Draw(Draw.Seed + 1).Numbers(6, range: 13).Select((z, i) => i % 2 == 0 ? 20 + z : z - 20))
            .Select(z => new PointCase($"drawn: {Numbers.Text(z)}", curve, z)),
    ];

    /// <summary>
    /// z far from zero, where powers of e leave the range of a double. Over 709 they are ∞, and so are the squares of those over
    /// 355.
    /// </summary>
    public static PointCase[] Far(Curve curve) =>
    [
        .. ((decimal[])[100, -100, 300, -300, 1_000, -1_000, 100_000, -100_000])
            .Select(z => new PointCase($"far {(z > 0 ? "right" : "left")}: {Numbers.Text(z)}", curve, z)),
    ];

    /// <summary>What the sigmoid can have given.</summary>
    public static OutputCase[] SigmoidOutputs =>
    [
        new("the middle", Curve.Sigmoid, 0.5m),
        new("left of the middle", Curve.Sigmoid, 0.3m),
        new("right of the middle", Curve.Sigmoid, 0.9m),
        new("nearly 1", Curve.Sigmoid, 0.999m),
        new("far left", Curve.Sigmoid, 0),
        new("far right", Curve.Sigmoid, 1),
        .. new Draw(Draw.Seed).Numbers(4, range: 0.49m)
            .Select(a => new OutputCase($"drawn: {Numbers.Text(a + 0.5m)}", Curve.Sigmoid, a + 0.5m)),
    ];

    /// <summary>What tanh can have given.</summary>
    public static OutputCase[] TanhOutputs =>
    [
        new("the middle", Curve.Tanh, 0),
        new("left of the middle", Curve.Tanh, -0.5m),
        new("right of the middle", Curve.Tanh, 0.4m),
        new("nearly −1", Curve.Tanh, -0.999m),
        new("far left", Curve.Tanh, -1),
        new("far right", Curve.Tanh, 1),
        .. new Draw(Draw.Seed).Numbers(4, range: 0.99m).Select(a => new OutputCase($"drawn: {Numbers.Text(a)}", Curve.Tanh, a)),
    ];

    /// <summary>z on both sides of the kink.</summary>
    public static ReluCase[] Relu =>
    [
        new("plain, right of zero", 3, 0),
        new("plain, left of zero", -3, 0),
        new("plain, at the kink", 0, 0),
        new("plain, far right", 1_000, 0),
        new("plain, far left", -1_000, 0),
        new("leaky, right of zero", 0.5m, 0.2m),
        new("leaky, left of zero", -0.5m, 0.2m),
        new("leaky, at the kink", 0, 0.2m),
        new("leaky, between 0 and α", 0.1m, 0.2m),
        new("leaky, close to zero", -0.001m, 0.01m),
        new("leaky, far left", -1_000, 0.01m),
        .. new Draw(Draw.Seed).Numbers(4, range: 4).Select(z => new ReluCase($"drawn: {Numbers.Text(z)}", z, 0.03m)),
    ];

    /// <summary>What a (leaky) ReLU can have given.</summary>
    public static ReluOutputCase[] ReluOutputs =>
    [
        new("plain, on", 3, 0),
        new("plain, on by a little", 0.001m, 0),
        new("plain, off", 0, 0),
        new("leaky, right of zero", 0.5m, 0.2m),
        new("leaky, between 0 and α", 0.1m, 0.2m),
        new("leaky, left of zero", -0.1m, 0.2m),
        new("leaky, at the kink", 0, 0.2m),
        new("leaky, close to zero", -0.000_01m, 0.01m),
        new("leaky, far left", -10, 0.01m),
    ];

    /// <summary>Batches of several shapes.</summary>
    public static ForwardCase[] Forward =>
    [
        new("two rows of three", [[1, -2, 0.5m], [3, 0, -1.5m]]),
        new("two rows of two", [[2, 3], [-4, 0.1m]]),
        new("one row", [[2, -3, 4]]),
        new("one column", [[0.5m], [-1.2m], [2]]),
        new("no rows", []),
        new("drawn: 5 × 4", new Draw(Draw.Seed).Rows(5, 4)),
    ];

    /// <summary>Batches of several shapes, with the slopes that come back to them.</summary>
    public static BackwardCase[] Backward =>
    [
        new("two rows of three", [[1, -2, 0.5m], [3, 0, -1]], [[0.5m, 3, -1], [2, 0.2m, 1.5m]]),
        new("two rows of two", [[0.1m, 0.2m], [-0.4m, 3]], [[1.5m, 0.5m], [0, -2]]),
        new("one row", [[2, -3, 4]], [[0.9m, 0.1m, -0.3m]]),
        new("one column", [[0.5m], [-1.2m], [2]], [[3], [0.7m], [-0.5m]]),
        new("no rows", [], []),
        Drawn(),
    ];

    private static BackwardCase Drawn()
    {
        var draw = new Draw(Draw.Seed);
        return new("drawn: 5 × 4", draw.Rows(5, 4), draw.Rows(5, 4));
    }
}
