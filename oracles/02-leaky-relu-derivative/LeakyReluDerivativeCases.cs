namespace Katas.Oracles.LeakyReluDerivative;

/// <summary>Pre-activations and the slope below zero.</summary>
public sealed record LeakyReluDerivativeCase(string Name, decimal Alpha, params decimal[] Z) : Case(Name)
{
    /// <inheritdoc/>
    public override bool IsSound => true;

    /// <inheritdoc/>
    public override string Given => $"z = {(Z.Length == 1 ? Numbers.Text(Z[0]) : Numbers.Text(Z))}  α = {Numbers.Text(Alpha)}";

    /// <inheritdoc/>
    public override string Worked =>
        $"a = max(αz, z) = {Text(z => LeakyReluDerivativeOracle.Value(z, Alpha))}  slope = "
        + $"{Text(z => LeakyReluDerivativeOracle.Derivative(z, Alpha, KinkSide.Left))}";

    private string Text(Func<decimal, decimal> of) =>
        Z.Length == 1 ? Numbers.Text(of(Z[0])) : Numbers.Text(Z.Select(of).ToArray());
}

/// <summary>The cases of stage 02.</summary>
public static class LeakyReluDerivativeCases
{
    /// <summary>One z each.</summary>
    public static LeakyReluDerivativeCase[] Scalars =>
    [
        new("right of zero", 0.01m, 0.72m),
        new("left of zero", 0.01m, -0.14m),
        new("exactly 0", 0.01m, 0),
        new("between 0 and α", 0.01m, 0.005m),
        new("between −α and 0", 0.01m, -0.005m),
        new("right of α", 0.01m, 0.02m),
        new("α = 0", 0, -3),
        new("α = 0, right of zero", 0, 3),
        new("α of many digits", 0.012_345_67m, -3),
        new("α = 0.2", 0.2m, -3),
        new("far to the right", 0.2m, 50_000),
        new("far to the left", 0.2m, -50_000),
        .. new Draw(Draw.Seed).Numbers(6, range: 4)
            .Select(z => new LeakyReluDerivativeCase($"drawn: {Numbers.Text(z)}", 0.03m, z)),
    ];

    /// <summary>Several z at once.</summary>
    public static LeakyReluDerivativeCase[] Vectors =>
    [
        new("both sides and 0", 0.01m, 0.72m, -0.14m, 0, 3, -2),
        new("one element", 0.01m, -0.5m),
        new("around α", 0.1m, 0.05m, 0.1m, 0.15m, -0.05m, -0.1m),
        new("α = 0", 0, 1, -1),
        new("α = 0.2", 0.2m, -7, 8, -9),
        new("some alike", 0.01m, 3, -2, 3, 3, -2),
        new("drawn: 300 elements", 0.03m, new Draw(Draw.Seed).Numbers(300, range: 4)),
    ];
}
