namespace Katas.Oracles.Activations;

/// <summary>From z to a, and back to the slopes. In doubles, since e⁻ᶻ leaves the range of a decimal.</summary>
public static class ActivationsGraph
{
    /// <summary>The sigmoid at z.</summary>
    public static Graph<PointCase> Sigmoid { get; } = new(
        new(Power, "Euler's number to the power of −z", v => Math.Exp(-(double)v.Case.Z)),
        new(A, "1 / (1 + e⁻ᶻ)", v => v.IsChanged(Power)
            ? 1 / (1 + (double)v[Power])
            : (double)Curve.Sigmoid.Value(v.Case.Z))
        { Call = "Sigmoid.Value(z)" },
        new(Slope, "a(1 − a)", v => (double)v[A] * (1 - (double)v[A])) { IsBackward = true, Call = "Sigmoid.Derivative(z)" });

    /// <summary>Tanh at z.</summary>
    public static Graph<PointCase> Tanh { get; } = new(
        new(Doubled, "the sigmoid of 2z", v => (double)Curve.Sigmoid.Value(2 * v.Case.Z)),
        new(A, "2σ(2z) − 1", v => v.IsChanged(Doubled)
            ? (2 * (double)v[Doubled]) - 1
            : (double)Curve.Tanh.Value(v.Case.Z))
        { Call = "Tanh.Value(z)" },
        new(Slope, "1 − a²", v => 1 - ((double)v[A] * (double)v[A])) { IsBackward = true, Call = "Tanh.Derivative(z)" });

    /// <summary>The sigmoid's slope from a.</summary>
    public static Graph<OutputCase> SigmoidFromOutput { get; } = new(
        new("1 − a", "how far a is below 1", v => 1 - (double)v.Case.A) { IsBackward = true },
        new(Slope, "a(1 − a)", v => (double)v.Case.A * (double)v["1 − a"])
        {
            IsBackward = true,
            Call = "Sigmoid.DerivativeFromOutput(a)",
        });

    /// <summary>Tanh's slope from a.</summary>
    public static Graph<OutputCase> TanhFromOutput { get; } = new(
        new("a²", "a times a", v => (double)v.Case.A * (double)v.Case.A) { IsBackward = true },
        new(Slope, "1 − a²", v => 1 - (double)v["a²"]) { IsBackward = true, Call = "Tanh.DerivativeFromOutput(a)" });

    /// <summary>The (leaky) ReLU at z.</summary>
    public static Graph<ReluCase> Relu { get; } = new(
        new(Leak, "α times z", v => (double)(v.Case.Alpha * v.Case.Z)),
        new(A, "max(αz, z)", v => Math.Max((double)v[Leak], (double)v.Case.Z)) { Call = "Relu.Value(z, alpha)" },
        new(Slope, "1 if z > 0, else α", v => (double)(v.Side.IsRight(v.Case.Z) ? 1 : v.Case.Alpha))
        {
            IsBackward = true,
            Call = "Relu.Derivative(z, alpha)",
        });

    /// <summary>The (leaky) ReLU's slope from a.</summary>
    public static Graph<ReluOutputCase> ReluFromOutput { get; } = new(
        new Node<ReluOutputCase>(Slope, "1 if a > 0, else α", v =>
            (double)((v.Case.Alpha > 0 ? v.Side : KinkSide.Left).IsRight(v.Case.A) ? 1 : v.Case.Alpha))
        {
            IsBackward = true,
            Call = "Relu.DerivativeFromOutput(a, alpha)",
        });

    /// <summary>A batch on its way forward.</summary>
    public static Graph<ForwardCase> Forward { get; } = new(
        new Node<ForwardCase>(A, "f(z) = z² − 1 of each element", v => ActivationsOracle.Forward(v.Case).AsDoubles())
        {
            Call = "Batch.Forward(z, value)",
        });

    /// <summary>Slopes on their way back.</summary>
    public static Graph<BackwardCase> Backward { get; } = new(
        new(Slope, "2 − a of each element", v => v.Case.Map((_, a) => BackwardCase.Slope(a)).AsDoubles()) { IsBackward = true },
        new("∂J/∂z", "∂J/∂a · ∂a/∂z", v => v.Case.OutputGradient.AsDoubles().Zip(
            (double[][])v[Slope], (slopes, curve) => slopes.Zip(curve, (g, slope) => g * slope).ToArray()).ToArray())
        {
            IsBackward = true,
            Call = "Batch.Backward(outputGradient, a, derivativeFromOutput)",
        });

    internal const string Power = "e⁻ᶻ";
    internal const string Doubled = "σ(2z)";
    internal const string Leak = "αz";
    internal const string A = "a";
    internal const string Slope = "∂a/∂z";
}
