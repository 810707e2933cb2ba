using Katas.Activations;

namespace Kata.Figures;

public static class ActivationsFigures
{
    private const double Reach = 5;
    private const int Layers = 10;

    private static readonly (string Name, Func<double, double> Value, Func<double, double> Slope)[] _activations =
    [
        ("sigmoid", Sigmoid.Value, Sigmoid.Derivative),
        ("tanh", Tanh.Value, Tanh.Derivative),
        ("ReLU", z => Relu.Value(z), z => Relu.Derivative(z)),
        ("leaky ReLU, α = 0.1", z => Relu.Value(z, 0.1), z => Relu.Derivative(z, 0.1)),
    ];

    /// <summary>
    /// Swish (Ramachandran et al., 2017), GELU in its approximation by tanh (Hendrycks and Gimpel, 2016), ELU (Clevert et al.,
    /// 2015) and SELU (Klambauer et al., 2017).
    /// </summary>
    private static readonly (string Name, Func<double, double> Value)[] _smooth =
    [
        ("Swish", z => z * Sigmoid.Value(z)),
        ("GELU", z => z / 2 * (1 + Tanh.Value(Math.Sqrt(2 / Math.PI) * (z + (0.044715 * z * z * z))))),
        ("ELU", Elu),
        ("SELU", z => 1.0507 * (z > 0 ? z : 1.6733 * Elu(z))),
    ];

    public static void Draw(Page page)
    {
        page.Add(new Chart(
            "Four activation functions",
            "z",
            new Axis("a") { From = -1.5, To = 3 },
            [.. _activations.Select(activation => Curve.Of(activation.Name, activation.Value, -Reach, Reach))])
        {
            Caption = "Sigmoid and tanh level off on both sides; the ReLUs never level off on the right.",
        });
        page.Add(new Chart(
            "Their slopes",
            "z",
            new Axis("∂a/∂z") { From = -0.05, To = 1.1 },
            [
                .. _activations.Select(activation =>
                    Curve.Of(activation.Name, z => z == 0 ? double.NaN : activation.Slope(z), -Reach, Reach, samples: 401)),
            ])
        {
            Caption = "The sigmoid's slope never exceeds 1/4. Where a curve has levelled off, its slope is almost 0, so a "
                + "saturated unit hardly learns. The ReLU's slope jumps at zero.",
        });
        page.Add(new Chart(
            "How a gradient shrinks, layer by layer",
            "layers passed",
            new Axis("product of the slopes") { IsLogarithmic = true, To = 2 },
            [
                .. _activations.Take(3)
                    .Select(activation =>
                        Curve.Of(
                            $"{activation.Name} at z = 1",
                            Enumerable.Range(0, Layers + 1).Select(layer => Math.Pow(activation.Slope(1), layer)),
                            first: 0)),
            ])
        {
            Caption = "Each layer multiplies by its slope. At z = 1 ten sigmoids leave a ten-millionth; ten ReLUs leave it "
                + "unchanged.",
        });
        page.Add(new Table(
            "Extreme inputs",
            ["z", "sigmoid", "its slope", "tanh", "its slope"],
            [.. ((double[])[-1000, -10, 0, 10, 1000]).Select(z => (string[])[
                Tick.Brief(z), Tick.Brief(Sigmoid.Value(z)), Tick.Brief(Sigmoid.Derivative(z)), Tick.Brief(Tanh.Value(z)),
                Tick.Brief(Tanh.Derivative(z))])])
        {
            Caption = "No overflow and no NaN: even where e to the z is too large for a double, the result is still 0 or 1.",
        });
        page.Add(new Chart(
            "Smooth relatives of the ReLU",
            "z",
            new Axis("a") { From = -2, To = 3 },
            [.. _smooth.Select(activation => Curve.Of(activation.Name, activation.Value, -Reach, 3))])
        {
            Caption = "Swish and GELU dip below 0 and come back to it. ELU levels off at −1, and SELU at −1.76. For a large z "
                + "all of them are straight lines, as the ReLU is.",
        });
        page.Add(new Chart(
            "The slopes of these relatives",
            "z",
            new Axis("∂a/∂z"),
            [
                .. _smooth.Select(activation =>
                    Curve.Of(activation.Name, z => Slope(activation.Value, z), -Reach, 3)),
            ])
        {
            Caption = "Left of 0 none of them has a slope of exactly 0 everywhere, as the ReLU has. So a unit with a negative z "
                + "can still learn. The slope of SELU jumps at zero; the others have no jump.",
        });
    }

    private static double Elu(double z) => z > 0 ? z : Math.Exp(z) - 1;

    /// <summary>Measured, by a central difference.</summary>
    private static double Slope(Func<double, double> f, double z)
    {
        const double Step = 1e-5;
        return (f(z + Step) - f(z - Step)) / (2 * Step);
    }
}
