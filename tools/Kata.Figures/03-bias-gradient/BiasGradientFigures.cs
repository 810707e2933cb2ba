using Katas.BiasGradient;

namespace Kata.Figures;

public static class BiasGradientFigures
{
    private const double Weight = 0.8;

    private static readonly double[][] _batch = [[-1.5], [-0.5], [0.5], [1.0], [2.0]];
    private static readonly double[] _targets = [0.1, 0.4, 1.1, 1.2, 2.1];

    public static void Draw(Page page)
    {
        page.Add(new Chart(
            "The gradient is the slope of the cost",
            "bias b",
            new Axis("cost J") { From = -0.2, To = 2 },
            [
                Curve.Of("J at w = 0.8", b => At(Weight, b).Cost(_batch, _targets), -2, 3),
                .. ((double[])[-1.2, 0.2, 2.2]).Select(Tangent),
                Touching(-1.2, 0.2, 2.2),
            ])
        {
            Caption = "Each straight line has the slope that BiasGradient returns at its point. Where the gradient is negative, "
                + "the line falls to the right: more bias, less cost. At the bottom it is flat.",
        });
        page.Add(new Chart(
            "The cost over weight and bias, and the direction of descent",
            "weight w",
            "bias b",
            Surface.Of(
                "J",
                (w, b) => At(w, b).Cost(_batch, _targets),
                new Point(-1, -2),
                new Point(3, 2),
                low: 0,
                high: 6) with
            { Levels = 16 },
            new Arrows("against the gradient", [.. Grid().Select(Downhill)]) { Colour = 1 })
        {
            IsSquare = true,
            Caption = "Each arrow is −(∂J/∂w, ∂J/∂b) at its tail, scaled down to fit. All point downhill, at right angles to the "
                + "contour lines.",
        });
    }

    private static Neuron At(double w, double b) => new([w], b, alpha: 0.1);

    private static Curve Tangent(double at)
    {
        const double Reach = 0.6;
        var (cost, slope) = (At(Weight, at).Cost(_batch, _targets), At(Weight, at).BiasGradient(_batch, _targets));
        return Curve.Of("", b => cost + (slope * (b - at)), at - Reach, at + Reach, samples: 2) with { Colour = 1 };
    }

    private static Dots Touching(params double[] at) =>
        new("slope by BiasGradient", [.. at.Select(b => new Point(b, At(Weight, b).Cost(_batch, _targets)))]) { Colour = 1 };

    private static IEnumerable<Point> Grid() =>
        from w in Enumerable.Range(0, 9)
        from b in Enumerable.Range(0, 9)
        select new Point(-0.8 + (0.45 * w), -1.8 + (0.45 * b));

    private static (Point From, Point To) Downhill(Point at)
    {
        const double Longest = 0.4;
        var neuron = At(at.X, at.Y);
        var (w, b) = (neuron.WeightGradient(_batch, _targets)[0], neuron.BiasGradient(_batch, _targets));
        var shorter = Longest / (1 + Math.Sqrt((w * w) + (b * b)));
        return (at, new Point(at.X - (shorter * w), at.Y - (shorter * b)));
    }
}
