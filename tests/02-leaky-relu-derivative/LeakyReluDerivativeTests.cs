using Katas.LeakyReluDerivative;
using Katas.Oracles;
using Katas.Oracles.LeakyReluDerivative;

namespace Katas.Tests;

[Stage]
public sealed class LeakyReluDerivativeTests
{
    private const string Derivative = "LeakyRelu.Derivative(z)";
    private const string Derivatives = "LeakyRelu.Derivative(double[] z)";

    [Test, Task(1)]
    public void The_slope_is_1_right_of_zero_and_alpha_left_of_it() =>
        LeakyReluDerivativeCases.Scalars.ShouldAllMatch(
            Derivative,
            c => LeakyRelu.Derivative((double)c.Z[0], (double)c.Alpha),
            LeakyReluDerivativeOracle.Derivative,
            LeakyReluDerivativeMistakes.Derivative);

    [Test, Task(1)]
    public void Alpha_defaults_to_one_hundredth() => LeakyRelu.Derivative(-3).ShouldMatch(Derivative, 0.01);

    [Test, Task(1)]
    public void The_slope_depends_only_on_the_sign_of_z()
    {
        LeakyRelu.Derivative(double.Epsilon).ShouldMatch(Derivative, 1.0);
        LeakyRelu.Derivative(-double.Epsilon).ShouldMatch(Derivative, 0.01);
        LeakyRelu.Derivative(1e300).ShouldMatch(Derivative, 1.0);
        LeakyRelu.Derivative(-1e300).ShouldMatch(Derivative, 0.01);
        LeakyRelu.Derivative(double.PositiveInfinity).ShouldMatch(Derivative, 1.0);
        LeakyRelu.Derivative(double.NegativeInfinity).ShouldMatch(Derivative, 0.01);
    }

    [Test, Task(1)]
    public void The_slope_is_the_rise_over_run_of_the_value()
    {
        foreach (var z in (double[])[-8, -0.5, 0.25, 4])
        {
            var rise = LeakyRelu.Value(2 * z, alpha: 0.125) - LeakyRelu.Value(z, alpha: 0.125);

            LeakyRelu.Derivative(z, alpha: 0.125).ShouldMatch(Derivative, rise / z);
        }
    }

    [Test, Task(2)]
    public void An_array_gives_the_slope_at_every_element() =>
        LeakyReluDerivativeCases.Vectors.ShouldAllMatch(
            Derivatives,
            c => LeakyRelu.Derivative(c.Z.AsDoubles(), (double)c.Alpha),
            LeakyReluDerivativeOracle.Derivatives,
            LeakyReluDerivativeMistakes.Derivatives);

    [Test, Task(2)]
    public void The_callers_z_is_unchanged() =>
        LeakyReluDerivativeCases.Vectors.ShouldAllMatch(
            Derivatives,
            c =>
            {
                var z = c.Z.AsDoubles();
                LeakyRelu.Derivative(z, (double)c.Alpha);
                return z;
            },
            c => c.Z,
            LeakyReluDerivativeMistakes.CallersZ);

    [Test, Task(2)]
    public void Every_call_returns_a_new_array()
    {
        double[] z = [1.0, -1.0];

        var first = LeakyRelu.Derivative(z);
        z[0] = -2.0;

        LeakyRelu.Derivative(z).ShouldMatch(Derivatives, (double[])[0.01, 0.01]);
        first.ShouldMatch(Derivatives, (double[])[1, 0.01]);
    }

    [Test, Task(2)]
    public void NaN_does_not_affect_the_other_elements()
    {
        // Any slope will do there, but one there must be, and the others beside it.
        LeakyRelu.Derivative(double.NaN);
        var slopes = LeakyRelu.Derivative([double.NaN, 2.0, -1.0]);

        slopes.Skip(1).ToArray().ShouldMatch(Derivatives, (double[])[1, 0.01]);
    }

    [Test, Task(2)]
    public void An_empty_array_gives_an_empty_result() =>
        LeakyRelu.Derivative(Array.Empty<double>()).ShouldMatch(Derivatives, Array.Empty<double>());

    [Test, Task(2)]
    public void For_an_array_too_alpha_defaults_to_one_hundredth() =>
        LeakyRelu.Derivative([4.0, -3.0]).ShouldMatch(Derivatives, (double[])[1, 0.01]);
}
