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
    }
}
