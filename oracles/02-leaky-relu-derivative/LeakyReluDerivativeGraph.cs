namespace Katas.Oracles.LeakyReluDerivative;

/// <summary>How stage 02 gets from z to its slope.</summary>
public static class LeakyReluDerivativeGraph
{
    /// <summary>For one z.</summary>
    public static Graph<LeakyReluDerivativeCase> Scalar { get; } = new(
        new("a", "max(αz, z)", v => LeakyReluDerivativeOracle.Value(v.Case.Z[0], v.Case.Alpha)),
        new(Side, "1 right of the kink, 0 left of it", v => v.Side.IsRight(v.Case.Z[0]) ? 1m : 0m) { IsBackward = true },
        new("∂a/∂z", "1 if [z > 0], else α", v => v.Number(Side) == 1 ? 1 : v.Case.Alpha)
        {
            IsBackward = true,
            Call = "LeakyRelu.Derivative(z)",
        });

    /// <summary>For several.</summary>
    public static Graph<LeakyReluDerivativeCase> Vector { get; } = new(
        new("a", "max(αz, z)", v =>
            (decimal[])[.. v.Case.Z.Select(z => LeakyReluDerivativeOracle.Value(z, v.Case.Alpha))]),
        new(Side, "1 right of the kink, 0 left of it", v => (decimal[])[.. v.Case.Z.Select(z => v.Side.IsRight(z) ? 1m : 0m)])
        {
            IsBackward = true,
        },
        new("∂a/∂z", "1 if [z > 0], else α", v =>
            (decimal[])[.. v.Row(Side).Select(side => side == 1 ? 1 : v.Case.Alpha)])
        {
            IsBackward = true,
            Call = "LeakyRelu.Derivative(double[] z)",
        });

    internal const string Side = "[z > 0]";
}
