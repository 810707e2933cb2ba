using Katas.Activations;
using Katas.Oracles;
using Katas.Oracles.Activations;

namespace Katas.Tests;

[Stage]
public sealed class ActivationsTests
{
    private const string SigmoidValue = "Sigmoid.Value(z)";
    private const string SigmoidDerivative = "Sigmoid.Derivative(z)";
    private const string SigmoidFromOutput = "Sigmoid.DerivativeFromOutput(a)";
    private const string TanhValue = "Tanh.Value(z)";
    private const string TanhDerivative = "Tanh.Derivative(z)";
    private const string TanhFromOutput = "Tanh.DerivativeFromOutput(a)";
    private const string ReluValue = "Relu.Value(z, alpha)";
    private const string ReluDerivative = "Relu.Derivative(z, alpha)";
    private const string ReluFromOutput = "Relu.DerivativeFromOutput(a, alpha)";
    private const string Forward = "Batch.Forward(z, value)";
    private const string Backward = "Batch.Backward(outputGradient, a, derivativeFromOutput)";

    private static readonly Suspect _nanLost = new(
        "nan-lost", "NaN becomes a number: no branch should catch it, since the formula alone passes it on");

    [Test, Task(1)]
    public void The_sigmoid_rises_from_0_to_1() =>
        ActivationsCases.Near(Curve.Sigmoid)
            .ShouldAllMatch(SigmoidValue, c => Sigmoid.Value((double)c.Z), ActivationsOracle.Value, ActivationsMistakes.Sigmoid);

    [Test, Task(1)]
    public void The_sigmoid_saturates_at_0_and_1() =>
        ActivationsCases.Far(Curve.Sigmoid)
            .ShouldAllMatch(
                SigmoidValue,
                c => Sigmoid.Value((double)c.Z),
                c => (double)ActivationsOracle.Value(c),
                ActivationsMistakes.FarValue);

    [Test, Task(1)]
    public void The_sigmoid_of_NaN_is_NaN()
    {
        Sigmoid.Value(1).ShouldMatch(
            SigmoidValue,
            1 / (1 + Math.Exp(-1)),
            new Suspect("minus-for-plus", "the denominator is 1 − e⁻ᶻ: it should be 1 + e⁻ᶻ", 1 / (1 - Math.Exp(-1))));
        Sigmoid.Value(double.NaN).ShouldMatch(SigmoidValue, double.NaN, _nanLost);
    }

    [Test, Task(2)]
    public void The_slope_of_the_sigmoid_at_z() =>
        ActivationsCases.Near(Curve.Sigmoid).ShouldAllMatch(
            SigmoidDerivative, c => Sigmoid.Derivative((double)c.Z), ActivationsOracle.Slope, ActivationsMistakes.SigmoidSlope);

    [Test, Task(2)]
    public void The_sigmoid_is_flat_far_from_zero() =>
        ActivationsCases.Far(Curve.Sigmoid)
            .ShouldAllMatch(
                SigmoidDerivative,
                c => Sigmoid.Derivative((double)c.Z),
                c => (double)ActivationsOracle.Slope(c),
                ActivationsMistakes.FarSlope);

    [Test, Task(2)]
    public void The_slope_of_the_sigmoid_from_its_output() =>
        ActivationsCases.SigmoidOutputs.ShouldAllMatch(
            SigmoidFromOutput,
            c => Sigmoid.DerivativeFromOutput((double)c.A),
            ActivationsOracle.Slope,
            ActivationsMistakes.SigmoidSlopeFromOutput);

    [Test, Task(3)]
    public void Tanh_rises_from_minus_1_to_1() =>
        ActivationsCases.Near(Curve.Tanh)
            .ShouldAllMatch(TanhValue, c => Tanh.Value((double)c.Z), ActivationsOracle.Value, ActivationsMistakes.Tanh);

    [Test, Task(3)]
    public void Tanh_saturates_at_minus_1_and_1() =>
        ActivationsCases.Far(Curve.Tanh)
            .ShouldAllMatch(
                TanhValue, c => Tanh.Value((double)c.Z), c => (double)ActivationsOracle.Value(c), ActivationsMistakes.FarValue);

    [Test, Task(3)]
    public void Tanh_of_NaN_is_NaN()
    {
        Tanh.Value(1).ShouldMatch(TanhValue, Math.Tanh(1));
        Tanh.Value(double.NaN).ShouldMatch(TanhValue, double.NaN, _nanLost);
    }

    [Test, Task(3)]
    public void The_slope_of_tanh_at_z() =>
        ActivationsCases.Near(Curve.Tanh)
            .ShouldAllMatch(
                TanhDerivative, c => Tanh.Derivative((double)c.Z), ActivationsOracle.Slope, ActivationsMistakes.TanhSlope);

    [Test, Task(3)]
    public void Tanh_is_flat_far_from_zero() =>
        ActivationsCases.Far(Curve.Tanh)
            .ShouldAllMatch(
                TanhDerivative,
                c => Tanh.Derivative((double)c.Z),
                c => (double)ActivationsOracle.Slope(c),
                ActivationsMistakes.FarSlope);

    [Test, Task(3)]
    public void The_slope_of_tanh_from_its_output() =>
        ActivationsCases.TanhOutputs.ShouldAllMatch(
            TanhFromOutput,
            c => Tanh.DerivativeFromOutput((double)c.A),
            ActivationsOracle.Slope,
            ActivationsMistakes.TanhSlopeFromOutput);

    [Test, Task(4)]
    public void The_relu_is_the_larger_of_alpha_z_and_z() =>
        ActivationsCases.Relu.ShouldAllMatch(
            ReluValue, c => Relu.Value((double)c.Z, (double)c.Alpha), ActivationsOracle.Relu, ActivationsMistakes.Relu);

    [Test, Task(4)]
    public void The_slope_of_the_relu_at_z() =>
        ActivationsCases.Relu.ShouldAllMatch(
            ReluDerivative,
            c => Relu.Derivative((double)c.Z, (double)c.Alpha),
            ActivationsOracle.ReluSlope,
            ActivationsMistakes.ReluSlope);

    [Test, Task(4)]
    public void The_slope_of_the_relu_from_its_output() =>
        ActivationsCases.ReluOutputs.ShouldAllMatch(
            ReluFromOutput,
            c => Relu.DerivativeFromOutput((double)c.A, (double)c.Alpha),
            ActivationsOracle.ReluSlope,
            ActivationsMistakes.ReluSlopeFromOutput);

    [Test, Task(4)]
    public void Alpha_defaults_to_0()
    {
        var suspect = new Suspect("alpha-default", "wrong only if alpha is left out: its default is 0, as declared");
        Relu.Value(-3, alpha: 0.5).ShouldMatch(ReluValue, 0.5 * -3);
        Relu.Value(-3).ShouldMatch(ReluValue, 0.0, suspect);
        Relu.Derivative(-3, alpha: 0.5).ShouldMatch(ReluDerivative, 0.5);
        Relu.Derivative(-3).ShouldMatch(ReluDerivative, 0.0, suspect);
        Relu.DerivativeFromOutput(0, alpha: 0).ShouldMatch(ReluFromOutput, 0.0);
        Relu.DerivativeFromOutput(-1.5, alpha: 0.5).ShouldMatch(ReluFromOutput, 0.5);
        Relu.DerivativeFromOutput(0).ShouldMatch(ReluFromOutput, 0.0, suspect);
        Relu.DerivativeFromOutput(3).ShouldMatch(ReluFromOutput, 1.0);
    }

    [Test, Task(5)]
    public void The_function_is_applied_to_every_element_of_a_batch() =>
        ActivationsCases.Forward.ShouldAllMatch(
            Forward, c => Batch.Forward(c.Z.AsDoubles(), F), ActivationsOracle.Forward, ActivationsMistakes.Forward);

    [Test, Task(5)]
    public void The_forward_pass_does_not_change_z() =>
        ActivationsCases.Forward.ShouldAllMatch(
            Forward,
            c =>
            {
                var z = c.Z.AsDoubles();
                Batch.Forward(z, F);
                return z;
            },
            c => c.Z,
            ActivationsMistakes.CallersZ);

    [Test, Task(5)]
    public void The_backward_pass_multiplies_by_the_slope_of_each_element() =>
        ActivationsCases.Backward.ShouldAllMatch(
            Backward,
            c => Batch.Backward(c.OutputGradient.AsDoubles(), c.A.AsDoubles(), Slope),
            ActivationsOracle.Backward,
            ActivationsMistakes.Backward);

    [Test, Task(5)]
    public void The_backward_pass_does_not_change_its_arguments() =>
        ActivationsCases.Backward.ShouldAllMatch(
            Backward,
            c =>
            {
                var (gradient, a) = (c.OutputGradient.AsDoubles(), c.A.AsDoubles());
                Batch.Backward(gradient, a, Slope);
                return new { OutputGradient = gradient, A = a };
            },
            c => new BackwardInputs(c.OutputGradient, c.A),
            ActivationsMistakes.CallersSlopes);

    [Test, Task(5)]
    public void Every_call_uses_the_current_rows_and_returns_new_ones()
    {
        double[][] z = [[1, 2], [3, 4]];

        var forward = Batch.Forward(z, value => value);
        var backward = Batch.Backward(z, z, _ => 1);
        z[0][0] = 7;
        double[][] earlier = [[1, 2], [3, 4]];
        var suspect = new Suspect("earlier-result", "that is an earlier call's result: compute it in every call", earlier);
        Batch.Forward(z, value => 2 * value).ShouldMatch(Forward, (double[][])[[2.0 * 7, 4], [6, 8]], suspect);
        Batch.Backward(z, z, _ => 2).ShouldMatch(Backward, (double[][])[[2.0 * 7, 4], [6, 8]], suspect);

        forward.ShouldBeUnchanged(Forward, earlier);
        backward.ShouldBeUnchanged(Backward, earlier);
    }

    [Test, Task(5)]
    public void Gradients_and_activations_of_different_shapes_are_refused()
    {
        Batch.Backward([[1, 2], []], [[3, 4], []], _ => 2).ShouldMatch(Backward, (double[][])[[1.0 * 2, 2.0 * 2], []]);

        Assertions.ShouldRefuse($"{Backward} with 1 row for 2", () => Batch.Backward([[1, 2]], [[1, 2], [3, 4]], Slope));
        Assertions.ShouldRefuse(
            $"{Backward} with a row of 1 value for 2", () => Batch.Backward([[1, 2], [3]], [[1, 2], [3, 4]], Slope));
    }

    [Node("a", SigmoidDerivative)]
    internal static object SigmoidOf(PointCase c) => Sigmoid.Value((double)c.Z);

    [Node("a", TanhDerivative)]
    internal static object TanhOf(PointCase c) => Tanh.Value((double)c.Z);

    private static double F(double z) => (z * z) - 1;

    private static double Slope(double a) => 2 - a;
}
