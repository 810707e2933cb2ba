using Katas.Oracles;
using Katas.Oracles.Activations;

namespace Katas.Tests;

[TestFixture]
public sealed class ActivationsOracleTests() : OracleTests(
[
    Question.Of("σ", () => Points(Curve.Sigmoid), Input, Answers),
    Question.Of("σ, from its output", () => ActivationsCases.SigmoidOutputs, Input, Answers),
    Question.Of("tanh", () => Points(Curve.Tanh), Input, Answers),
    Question.Of("tanh, from its output", () => ActivationsCases.TanhOutputs, Input, Answers),
    Question.Of("ReLU", () => ActivationsCases.Relu, c => new { c.Z, c.Alpha }, c =>
        ActivationsOracle.ReluSlope(c).Select(slope =>
            new { Value = ActivationsOracle.Relu(c), Derivative = slope })),
    Question.Of("ReLU, from its output", () => ActivationsCases.ReluOutputs, c => new { c.A, c.Alpha }, c =>
        ActivationsOracle.ReluSlope(c).Select(slope => new { Derivative = slope })),

    // Products only: there is nothing in these to ask PyTorch.
    Question.Of("forward", () => ActivationsCases.Forward, null, c => [new { Forward = ActivationsOracle.Forward(c) }]),
    Question.Of("backward", () => ActivationsCases.Backward, null, c => [new { Backward = ActivationsOracle.Backward(c) }]),
])
{
    [Test]
    public void The_values_and_slopes_are_those_worked_by_hand()
    {
        // e^(ln 3) = 3 and e^(−ln 3) = 1/3.
        var z = Functions.Log(3);

        Assert.That(Curve.Sigmoid.Value(z), Is.EqualTo(0.75m).Within(1e-26m), "1 / (1 + 1/3)");
        Assert.That(Curve.Tanh.Value(z), Is.EqualTo(0.8m).Within(1e-26m), "(3 − 1/3) / (3 + 1/3)");
        Assert.That(Curve.Sigmoid.Slope(z), Is.EqualTo(0.1875m).Within(1e-16m), "0.75 · 0.25");
        Assert.That(Curve.Tanh.Slope(z), Is.EqualTo(0.36m).Within(1e-16m), "1 − 0.64");
        Assert.That(Curve.Sigmoid.SlopeFromOutput(0.75m), Is.EqualTo(0.1875m).Within(1e-16m));
        Assert.That(Curve.Tanh.SlopeFromOutput(0.8m), Is.EqualTo(0.36m).Within(1e-16m));
    }

    [Test]
    public void The_curves_are_flat_at_both_ends()
    {
        Assert.That(Curve.Sigmoid.Value(-1000), Is.Zero);
        Assert.That(Curve.Tanh.Value(-1000), Is.EqualTo(-1));
        Assert.That(Curve.Sigmoid.Value(1000), Is.EqualTo(1));
        Assert.That(Curve.Tanh.Value(1000), Is.EqualTo(1));
        Assert.That(Curve.Sigmoid.Slope(1000), Is.Zero);
    }

    private static PointCase[] Points(Curve curve) => [.. ActivationsCases.Near(curve), .. ActivationsCases.Far(curve)];

    private static object Input(PointCase c) => new { Curve = c.Curve.Name, c.Z };

    private static object Input(OutputCase c) => new { Curve = c.Curve.Name, c.A };

    private static IEnumerable<object> Answers(PointCase c) =>
        [new { Value = ActivationsOracle.Value(c), Derivative = ActivationsOracle.Slope(c) }];

    private static IEnumerable<object> Answers(OutputCase c) => [new { Derivative = ActivationsOracle.Slope(c) }];
}
