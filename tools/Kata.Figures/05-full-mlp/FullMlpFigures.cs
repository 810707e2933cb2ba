using Katas.FullMlp;

namespace Kata.Figures;

public static class FullMlpFigures
{
    private const double LearningRate = 0.2;
    private const int Hidden = 8;

    private static readonly double[][] _inputs = [[0, 0], [1, 1], [0, 1], [1, 0]];
    private static readonly double[] _targets = [0, 0, 1, 1];
    private static readonly int[] _film =
    [
        0, 2, 4, 6, 8, 10, 12, 15, 18, 21, 25, 30, 35, 40, 50, 60, 70, 80, 90, 100, 120, 150, 200, 300, 400,
    ];

    public static void Draw(Page page)
    {
        var mlp = Mlp.Create(inputs: 2, Hidden, seed: 1);
        var frames = new List<(string, Chart)>();
        var costs = new List<double>();
        foreach (var epoch in _film)
        {
            page.Progress("training on XOR", (double)epoch / _film[^1]);
            costs.AddRange(mlp.Fit(_inputs, _targets, LearningRate, epochs: epoch - costs.Count, batchSize: 4, seed: epoch));
            var cost = _inputs.Zip(_targets, (x, y) => Math.Pow(mlp.Forward(x).Output - y, 2) / 2).Average();
            frames.Add(($"epoch {epoch} · cost {Tick.Brief(cost)}", Plane(mlp)));
        }

        page.Add(new Frames("XOR: the network's output over all its inputs", [.. frames])
        {
            Caption = "The decision boundary is f = ½. No single straight line separates circles from squares; eight hidden "
                + "units bend the plane until two boundaries do.",
        });
        page.Add(new Chart("Cost per epoch", "epoch", new Axis("cost J") { IsLogarithmic = true }, Curve.Of("", costs))
        {
            Caption = "All four rows per step, η = 0.2. On a logarithmic axis a straight line means the same factor every epoch.",
        });
        page.Add(new Chart(
            "Hidden activations along the diagonal",
            "x₁ = x₂",
            "h",
            [
                .. Enumerable.Range(0, Hidden)
                    .Select(unit =>
                        Curve.Of($"unit {unit}", t => mlp.Forward([t, t]).Hidden[unit], -0.5, 1.5) with { Colour = unit }),
            ])
        {
            Caption = "Each unit has its kink in a different place. Their weighted sum is the network's output.",
        });
        NoisyXor.Draw(page);
    }

    private static Chart Plane(Mlp mlp)
    {
        var output = Surface.Of(
            "f",
            (x1, x2) => mlp.Forward([x1, x2]).Output,
            new Point(-0.5, -0.5),
            new Point(1.5, 1.5),
            low: 0,
            high: 1,
            cells: 60) with
        { IsTwoSided = true };
        return new Chart(
            "XOR",
            "x₁",
            "x₂",
            output,
            output.Contour("f = ½", 0.5) with { Colour = 6 },
            new Dots("target 0", [.. Of(0)]) { Colour = 0 },
            new Dots("target 1", [.. Of(1)]) { Colour = 1 })
        {
            IsSquare = true,
        };
    }

    private static IEnumerable<Point> Of(double target) =>
        _inputs.Where((_, i) => _targets[i] == target).Select(x => new Point(x[0], x[1]));
}
