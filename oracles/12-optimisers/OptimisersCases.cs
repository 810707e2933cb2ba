namespace Katas.Oracles.Optimisers;

/// <summary>A walk with momentum: the slopes and the rate of each step are given.</summary>
public sealed record MomentumCase(
    string Name, decimal[] Parameters, decimal Momentum, decimal[][] Gradients, decimal[] Rates) : Case(Name)
{
    /// <inheritdoc/>
    public override bool IsSound => true;

    /// <inheritdoc/>
    public override string Given =>
        $"θ = {Numbers.Text(Parameters)}  μ = {Numbers.Text(Momentum)}  g = {Numbers.Text(Gradients)}  η = {Numbers.Text(Rates)}";

    /// <inheritdoc/>
    public override string Worked => $"a row for each step: v = {Numbers.Text(Velocities)}";

    private decimal[][] Velocities =>
    [
        .. Gradients.Select((_, t) =>
            Parameters.Select((_, i) => Math.Round(OptimisersOracle.Velocity(this, t, i), 9)).ToArray()),
    ];
}

/// <summary>A walk with RMSprop: the slopes and the rate of each step are given.</summary>
public sealed record RmsPropCase(
    string Name, decimal[] Parameters, decimal Rho, decimal Epsilon, decimal[][] Gradients, decimal[] Rates) : Case(Name)
{
    /// <inheritdoc/>
    public override bool IsSound => Epsilon > 0;

    /// <inheritdoc/>
    public override string Given =>
        $"θ = {Numbers.Text(Parameters)}  ρ = {Numbers.Text(Rho)}  ε = {Numbers.Text(Epsilon)}  g = {Numbers.Text(Gradients)}  "
        + $"η = {Numbers.Text(Rates)}";

    /// <inheritdoc/>
    public override string Worked => $"a row for each step: v = {Numbers.Text(MeanSquares)}";

    private decimal[][] MeanSquares =>
    [
        .. Gradients.Select((_, t) =>
            Parameters.Select((_, i) => Math.Round(OptimisersOracle.MeanSquare(this, t, i), 9)).ToArray()),
    ];
}

/// <summary>A walk with Adam: the slopes and the rate of each step are given.</summary>
public sealed record AdamCase(
    string Name,
    decimal[] Parameters,
    decimal Beta1,
    decimal Beta2,
    decimal Epsilon,
    decimal[][] Gradients,
    decimal[] Rates) : Case(Name)
{
    /// <inheritdoc/>
    public override bool IsSound => Epsilon > 0;

    /// <inheritdoc/>
    public override string Given =>
        $"θ = {Numbers.Text(Parameters)}  β₁ = {Numbers.Text(Beta1)}  β₂ = {Numbers.Text(Beta2)}  ε = {Numbers.Text(Epsilon)}  g "
        + $"= {Numbers.Text(Gradients)}  η = {Numbers.Text(Rates)}";

    /// <inheritdoc/>
    public override string Worked =>
        $"a row for each step: m̂ = {Hats(slope => slope, Beta1)}  v̂ = {Hats(slope => slope * slope, Beta2)}";

    private string Hats(Func<decimal, decimal> of, decimal beta) =>
        Numbers.Text(Gradients.Select((_, t) =>
            Parameters.Select((_, i) => Math.Round(OptimisersOracle.Mean(this, t, i, of, beta), 9)).ToArray())
            .ToArray());
}

/// <summary>A moment of a training whose rate falls in drops.</summary>
public sealed record StepDecayCase(
    string Name, decimal Initial, decimal Factor, int Every, int Step, int StepsPerEpoch) : Case(Name)
{
    /// <inheritdoc/>
    public override string Given =>
        $"η₀ = {Numbers.Text(Initial)}  factor = {Numbers.Text(Factor)}  every = {Every}  step = {Step}  stepsPerEpoch = "
        + $"{StepsPerEpoch}";

    /// <inheritdoc/>
    public override string Worked => $"epoch = {Step / StepsPerEpoch}  drops = {OptimisersOracle.Drops(this)}";
}

/// <summary>A moment of a training whose rate falls by the same share each epoch.</summary>
public sealed record ExponentialDecayCase(string Name, decimal Initial, decimal Decay, int Step, int StepsPerEpoch) : Case(Name)
{
    /// <inheritdoc/>
    public override string Given =>
        $"η₀ = {Numbers.Text(Initial)}  decay = {Numbers.Text(Decay)}  step = {Step}  stepsPerEpoch = {StepsPerEpoch}";

    /// <inheritdoc/>
    public override string Worked =>
        $"epoch = {Step / StepsPerEpoch}  decay·epoch = {Numbers.Text(Decay * (Step / StepsPerEpoch))}";
}

/// <summary>The gradients of all layers, and how long they may be.</summary>
public sealed record ClippingCase(string Name, decimal[][] Gradients, decimal MaxNorm) : Case(Name)
{
    /// <inheritdoc/>
    public override bool IsSound => true;

    /// <inheritdoc/>
    public override string Given => $"g = {Numbers.Text(Gradients)}  maxNorm = {Numbers.Text(MaxNorm)}";

    /// <inheritdoc/>
    public override string Worked =>
        $"Σg² = {Numbers.Text(Gradients.Sum(layer => layer.Sum(slope => slope * slope)))}  ‖g‖ = "
        + $"{Numbers.Text(OptimisersOracle.Norm(Gradients))}";
}

/// <summary>The cases of stage 12.</summary>
public static class OptimisersCases
{
    /// <summary>Walks with momentum.</summary>
    public static MomentumCase[] Momentums =>
    [
        new("three steps on the same slope", [1], 0.5m, [[1], [1], [1]], [0.1m, 0.1m, 0.1m]),
        new("three steps on different slopes", [0.5m, -1], 0.8m, [[1, -2], [0.5m, 1], [-3, 0.25m]], [0.1m, 0.1m, 0.1m]),
        new("a rate that falls", [1, 2], 0.75m, [[2, -1], [1, -1], [1, 3], [0.5m, 1]], [0.2m, 0.2m, 0.02m, 0.02m]),
        new("coasting", [2], 0.5m, [[4], [0], [0], [0]], [0.25m, 0.25m, 0.25m, 0.25m]),
        new("a slope that turns", [0], 0.9m, [[2], [-1], [-4], [-4]], [0.05m, 0.05m, 0.05m, 0.05m]),
        new("no momentum", [1, -1], 0, [[1, 2], [3, -1]], [0.5m, 0.25m]),
        new("one step", [0.3m, 0.4m, -0.1m], 0.9m, [[1, -2, 0.5m]], [0.1m]),
        .. Drawn().Select(drawn => new MomentumCase(drawn.Name, drawn.Parameters, 0.85m, drawn.Gradients, drawn.Rates)),
    ];

    /// <summary>Walks with RMSprop.</summary>
    public static RmsPropCase[] RmsProps =>
    [
        new("three steps with whole roots", [3], 0.75m, 0.5m, [[4], [2], [-2]], [0.1m, 0.1m, 0.1m]),
        new("three steps on different slopes", [0.5m, -1], 0.9m, 0.00000001m, [[1, -2], [-2, 1], [3, 0.25m]], [0.1m, 0.1m, 0.1m]),
        new(
            "slopes of different sizes",
            [0, 0, 0],
            0.99m,
            0.001m,
            [[100, -1, 0.01m], [200, -2, 0.02m], [50, 0.5m, -0.01m]],
            [0.1m, 0.1m, 0.1m]),
        new("a rate that falls", [1, 2], 0.8m, 0.01m, [[2, -1], [1, -1], [1, 3], [0.5m, 1]], [0.2m, 0.2m, 0.02m, 0.02m]),
        new("no slope at first", [0.25m], 0.5m, 0.1m, [[0], [3], [0], [1]], [0.1m, 0.1m, 0.1m, 0.1m]),
        new("nothing kept", [1, -1], 0, 0.25m, [[1, 2], [3, -1]], [0.5m, 0.25m]),
        new("one step", [0.3m, 0.4m, -0.1m], 0.99m, 0.00000001m, [[1, -2, 0.5m]], [0.1m]),
        .. Drawn().Select(drawn => new RmsPropCase(drawn.Name, drawn.Parameters, 0.85m, 0.05m, drawn.Gradients, drawn.Rates)),
    ];

    /// <summary>Walks with Adam.</summary>
    public static AdamCase[] Adams =>
    [
        new("three steps on the same slope", [1], 0.5m, 0.75m, 0.5m, [[2], [2], [2]], [0.1m, 0.1m, 0.1m]),
        new(
            "three steps on different slopes",
            [0.5m, -1],
            0.9m,
            0.999m,
            0.00000001m,
            [[1, -2], [-2, 1], [3, 0.25m]],
            [0.1m, 0.1m, 0.1m]),
        new(
            "slopes of different sizes",
            [0, 0, 0],
            0.9m,
            0.99m,
            0.001m,
            [[100, -1, 0.01m], [200, -2, 0.02m], [50, 0.5m, -0.01m]],
            [0.1m, 0.1m, 0.1m]),
        new("a rate that falls", [1, 2], 0.8m, 0.9m, 0.01m, [[2, -1], [1, -1], [1, 3], [0.5m, 1]], [0.2m, 0.2m, 0.02m, 0.02m]),
        new(
            "tiny slopes",
            [0, 0],
            0.9m,
            0.999m,
            0.00000001m,
            [[0.000_001m, -0.000_000_01m], [0.000_002m, 0.000_000_01m]],
            [0.1m, 0.1m]),
        new("no slope at first", [0.25m], 0.5m, 0.5m, 0.1m, [[0], [3], [0]], [0.1m, 0.1m, 0.1m]),
        new("one step", [0.3m, 0.4m, -0.1m], 0.9m, 0.999m, 0.00000001m, [[1, -2, 0.5m]], [0.1m]),
        .. Drawn().Select(drawn => new AdamCase(drawn.Name, drawn.Parameters, 0.85m, 0.95m, 0.05m, drawn.Gradients, drawn.Rates)),
    ];

    /// <summary>Rates that fall in drops.</summary>
    public static StepDecayCase[] StepDecays =>
    [
        new("the first step", 0.1m, 0.5m, 2, 0, 4),
        new("the last step before the first drop", 0.1m, 0.5m, 2, 7, 4),
        new("the first drop", 0.1m, 0.5m, 2, 8, 4),
        new("between two drops", 0.1m, 0.5m, 2, 13, 4),
        new("the second drop", 0.1m, 0.5m, 2, 16, 4),
        new("five drops", 0.8m, 0.5m, 3, 160, 10),
        new("a drop each epoch", 0.2m, 0.9m, 1, 17, 5),
        new("one step per epoch", 0.3m, 0.1m, 4, 9, 1),
        new("a long training", 0.1m, 0.25m, 10, 2_999, 100),
        new("the first step of the second epoch", 0.1m, 0.5m, 2, 4, 4),
        new("half-way through the second epoch", 0.1m, 0.5m, 2, 6, 4),
        .. DrawnStepDecays(),
    ];

    /// <summary>Rates that fall by the same share each epoch.</summary>
    public static ExponentialDecayCase[] ExponentialDecays =>
    [
        new("the first step", 0.1m, 0.5m, 0, 4),
        new("the last step of the first epoch", 0.1m, 0.5m, 3, 4),
        new("the second epoch", 0.1m, 0.5m, 4, 4),
        new("half-way through the third epoch", 0.1m, 0.5m, 10, 4),
        new("ten epochs", 0.2m, 0.1m, 1_004, 100),
        new("one step per epoch", 0.3m, 0.05m, 7, 1),
        new("a fast decay", 2, 1.5m, 11, 3),
        new("forty epochs", 0.1m, 0.5m, 163, 4),
        .. DrawnExponentialDecays(),
    ];

    /// <summary>Gradients to be clipped, and some not to be.</summary>
    public static ClippingCase[] Clippings =>
    [
        new("3 and 4 in two layers", [[3], [4]], 1),
        new("each layer under the limit, together over it", [[3], [4]], 4.5m),
        new("under the limit", [[0.3m, -0.4m], [1.2m]], 5),
        new("exactly at the limit", [[3], [4]], 5),
        new("a little under the limit", [[3], [4]], 6),
        new("a limit of 2", [[2, -1, 2], [4]], 2),
        new("one layer over, one far under", [[6, -8], [0.25m, 0, -0.5m]], 2.5m),
        new("many small slopes", [[0.5m, 0.5m, -0.5m, 0.5m, 0.5m, 0.5m], [-0.5m, 0.5m, 0.5m, 0.5m]], 0.75m),
        new("no slopes", [[0, 0], [0]], 1),
        new("one layer", [[5, -12]], 6.5m),
        .. DrawnGradients(),
    ];

    private static IEnumerable<(string Name, decimal[] Parameters, decimal[][] Gradients, decimal[] Rates)> Drawn()
    {
        var draw = new Draw(Draw.Seed);
        foreach (var (parameters, steps) in ((int, int)[])[(1, 6), (3, 5), (8, 10)])
        {
            yield return ($"drawn: {parameters} parameters, {steps} steps", draw.Numbers(parameters), draw.Rows(
                steps, parameters),
                [.. draw.Numbers(steps, range: 0.1m).Select(number => 0.05m + Math.Abs(number))]);
        }
    }

    /// <summary>Around a drop, which comes too late if a division is done by way of a rounded reciprocal.</summary>
    private static IEnumerable<StepDecayCase> DrawnStepDecays()
    {
        var draw = new Draw(Draw.Seed);
        StepDecayCase AtDrop(string name)
        {
            var (every, stepsPerEpoch) = (Count(draw), Count(draw));
            var step = Count(draw, max: 5) * every * stepsPerEpoch;
            return new(name, 0.3m + draw.Number(0.2m), 0.6m + draw.Number(0.3m), every, step, stepsPerEpoch);
        }

        var someDrop = AtDrop("drawn: any step");
        yield return someDrop with { Step = Count(draw, someDrop.Step) };
        yield return Draw.Until(() => AtDrop("drawn: a drop by epochs"), c => IsLate(c.Step / c.StepsPerEpoch, c.Every));
        var drop = Draw.Until(() => AtDrop("drawn: a drop by steps"), c => IsLate(c.Step, c.StepsPerEpoch));
        yield return drop;
        yield return drop with { Name = "drawn: the last step before the drop", Step = drop.Step - 1 };
    }

    /// <summary>Around the end of an epoch, which comes too late if a division is done by way of a rounded reciprocal.</summary>
    private static IEnumerable<ExponentialDecayCase> DrawnExponentialDecays()
    {
        var draw = new Draw(Draw.Seed);
        ExponentialDecayCase AtEnd(string name, int stepsPerEpoch) => new(
            name, 0.3m + draw.Number(0.2m), 0.1m + draw.Number(0.09m), Count(draw, max: 20) * stepsPerEpoch, stepsPerEpoch);

        var end = Draw.Until(() => AtEnd("drawn: a new epoch", Count(draw)), c => IsLate(c.Step, c.StepsPerEpoch));
        yield return end;
        yield return end with { Name = "drawn: the last step before it", Step = end.Step - 1 };
    }

    private static int Count(Draw draw, int max = 99) => 1 + (int)Math.Abs(draw.Number(max - 1));

    private static bool IsLate(int multiple, int divisor) => Math.Floor(multiple * (1.0 / divisor)) < multiple / divisor;

    private static IEnumerable<ClippingCase> DrawnGradients()
    {
        var draw = new Draw(Draw.Seed);
        foreach (var maxNorm in (decimal[])[0.5m, 3, 100])
        {
            yield return new ClippingCase(
                $"drawn: limit {Numbers.Text(maxNorm)}", [draw.Numbers(3), draw.Numbers(7), draw.Numbers(1)], maxNorm);
        }
    }
}
