using Katas.LeakyReluDerivative;

namespace Kata.Figures;

public static class LeakyReluDerivativeFigures
{
    private const double Reach = 3;

    public static void Draw(Page page)
    {
        page.Add(new Chart(
            "The value and its slope, α = 0.2",
            "z",
            new Axis("a, ∂a/∂z") { From = -1, To = Reach },
            Value(0.2),
            Slope("slope ∂a/∂z", 0.2))
        {
            Caption = "At zero the value has a kink but doesn't jump. The slope does jump, from α to 1, with nothing in between.",
        });
        page.Add(new Chart(
            "The slope for three values of α",
            "z",
            new Axis("∂a/∂z") { From = -0.1, To = 1.1 },
            [.. ((double[])[0.01, 0.2, 0.5]).Select(alpha => Slope(FormattableString.Invariant($"α = {alpha}"), alpha))])
        {
            Caption = "Right of zero all are 1. Left of zero a neuron learns α times as fast; with α = 0 it wouldn't learn at "
                + "all.",
        });
    }

    private static Curve Value(double alpha) => Curve.Of("value a", z => LeakyRelu.Value(z, alpha), -Reach, Reach);

    /// <summary>Broken at the kink, where it jumps.</summary>
    private static Curve Slope(string name, double alpha) =>
        Curve.Of(name, z => z == 0 ? double.NaN : LeakyRelu.Derivative(z, alpha), -Reach, Reach);
}
