using Katas.LeakyReluDerivative;
using Katas.Oracles;
using Katas.Oracles.LeakyReluDerivative;

namespace Katas.Tests;

[Stage]
public sealed class LeakyReluDerivativeTests
{
    private const string Derivative = "LeakyRelu.Derivative(z)";
    private const string Derivatives = "LeakyRelu.Derivative(double[] z)";

    private const string _neighbours = "that is the slope from one element to the next: take the derivative at each z[i] alone";

    private static readonly Suspect _far = new(
        "far-or-near", "wrong only for a very small, very large or infinite z: check only which side of 0 it is on");

    private static readonly Suspect _alphaDefault = new(
        "alpha-default", "wrong only if alpha is left out: its default is 0.01, as declared");

    [Test, Task(1)]
    public void The_slope_is_1_right_of_zero_and_alpha_left_of_it() =>
        LeakyReluDerivativeCases.Scalars.ShouldAllMatch(
            Derivative,
            c => LeakyRelu.Derivative((double)c.Z[0], (double)c.Alpha),
            LeakyReluDerivativeOracle.Derivative,
            LeakyReluDerivativeMistakes.Derivative);

    [Test, Task(1)]
    public void Alpha_defaults_to_one_hundredth()
    {
        LeakyRelu.Derivative(-3, alpha: 0.5).ShouldMatch(Derivative, 0.5);
        LeakyRelu.Derivative(-3).ShouldMatch(Derivative, 0.01, _alphaDefault);
    }

    [Test, Task(1)]
    public void At_the_kink_either_slope_will_do()
    {
        var slope = LeakyRelu.Derivative(0, alpha: 0.25);

        (slope == 1 ? 0.25 : slope).ShouldMatch(
            Derivative,
            0.25,
            new Suspect("nan-at-zero", "NaN at z = 0: both slopes are accepted there, so return α or 1", double.NaN),
            new Suspect("zero-at-zero", "0 at the kink is less steep than either line: at z = 0 return α or 1", 0.0));
    }

    [Test, Task(1)]
    public void The_slope_depends_only_on_the_sign_of_z()
    {
        LeakyRelu.Derivative(2).ShouldMatch(Derivative, 1.0);
        LeakyRelu.Derivative(-2).ShouldMatch(Derivative, 0.01);
        LeakyRelu.Derivative(double.Epsilon).ShouldMatch(Derivative, 1.0, _far);
        LeakyRelu.Derivative(-double.Epsilon).ShouldMatch(Derivative, 0.01, _far);
        LeakyRelu.Derivative(1e300).ShouldMatch(Derivative, 1.0, _far);
        LeakyRelu.Derivative(-1e300).ShouldMatch(Derivative, 0.01, _far);
        LeakyRelu.Derivative(double.PositiveInfinity).ShouldMatch(Derivative, 1.0, _far);
        LeakyRelu.Derivative(double.NegativeInfinity).ShouldMatch(Derivative, 0.01, _far);
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

        LeakyRelu.Derivative(z).ShouldMatch(
            Derivatives,
            (double[])[0.01, 0.01],
            new Suspect(
                "earlier-result",
                "that is an earlier call's result: compute the slopes in every call, and keep nothing in a field",
                (double[])[1, 0.01]));
        first.ShouldBeUnchanged(Derivatives, (double[])[1, 0.01]);
    }

    [Test, Task(2)]
    public void NaN_does_not_affect_the_other_elements()
    {
        // Any slope will do there, but one there must be, and the others beside it.
        LeakyRelu.Derivative(double.NaN);
        LeakyRelu.Derivative([0.5, 2.0, -1.0]).ShouldMatch(Derivatives, (double[])[1, 1, 0.01]);
        var slopes = LeakyRelu.Derivative([double.NaN, 2.0, -1.0]);

        slopes.Skip(1).ToArray().ShouldMatch(
            Derivatives,
            (double[])[1, 0.01],
            new Suspect("elements-mixed", "a NaN in z affects other elements: compute slope i from z[i] alone"));
    }

    [Test, Task(2)]
    public void An_empty_array_gives_an_empty_result() =>
        LeakyRelu.Derivative(Array.Empty<double>()).ShouldMatch(
            Derivatives,
            Array.Empty<double>(),
            new Suspect("empty-z", "an empty z gives an empty array, not null: it needs no special case"));

    [Test, Task(2)]
    public void For_an_array_too_alpha_defaults_to_one_hundredth()
    {
        LeakyRelu.Derivative([4.0, -3.0], alpha: 0.5).ShouldMatch(
            Derivatives,
            (double[])[1, 0.5],
            new Suspect("neighbours", _neighbours, (double[])[((0.5 * -3.0) - 4.0) / (-3.0 - 4.0), 0]));
        LeakyRelu.Derivative([4.0, -3.0]).ShouldMatch(Derivatives, (double[])[1, 0.01], _alphaDefault);
    }
}
