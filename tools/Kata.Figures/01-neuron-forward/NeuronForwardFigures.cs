using Katas.NeuronForward;

namespace Kata.Figures;

public static class NeuronForwardFigures
{
    private const double Reach = 3;

    public static void Draw(Page page)
    {
        page.Add(new Chart(
            "The leaky ReLU: a = max(αz, z)",
            "z",
            new Axis("a") { From = -1.5, To = Reach },
            [.. ((double[])[0, 0.1, 0.4]).Select(alpha => LeakyRelu(alpha))])
        {
            Caption = "Above zero, z passes unchanged. Below zero it is multiplied by α; the course's neurons use 0.01.",
        });

        var neuron = new Neuron([1.0, -2.0], 0.5, alpha: 0.3);
        page.Add(new Chart(
            "The activation of one neuron over its inputs",
            new Axis("x₁"),
            new Axis("x₂"),
            Surface.Of(
                "a",
                (x1, x2) => neuron.Forward([x1, x2]),
                new Point(-Reach, -Reach),
                new Point(Reach, Reach),
                low: -9,
                high: 9) with
            { IsTwoSided = true, Levels = 37 },
            ZeroOf(neuron))
        {
            IsSquare = true,
            Caption = "w = [1, −2], b = 0.5, α = 0.3. On the dashed line z is 0; the weight vector is perpendicular to it, and "
                + "the bias moves it away from the origin. On one side the activation rises steadily; on the other it falls, α "
                + "times as steeply.",
        });
    }

    private static Curve LeakyRelu(double alpha)
    {
        var neuron = new Neuron([1.0], 0, alpha);
        return Curve.Of(FormattableString.Invariant($"α = {alpha}"), z => neuron.Forward([z]), -Reach, Reach);
    }

    /// <summary>Where z is 0, found between z at x₂ = 0 and z at x₂ = 1: z is a straight line in x₂.</summary>
    private static Curve ZeroOf(Neuron neuron) => Curve.Of("z = 0", x1 =>
    {
        var (z0, z1) = (neuron.PreActivation([x1, 0]), neuron.PreActivation([x1, 1]));
        return z0 / (z0 - z1);
    }, -Reach, Reach) with
    { IsDashed = true, Colour = 6 };
}
