using Katas.FullMlp;

namespace Kata.Figures;

public static class FullMlpFigures
{
    private const double LearningRate = 0.2;
    private const int Hidden = 8;

    private static readonly double[][] _inputs = [[0, 0], [1, 1], [0, 1], [1, 0]];
    private static readonly double[] _targets = [0, 0, 1, 1];
    private static readonly int[] _film = [0, 5, 10, 20, 30, 40, 60, 80, 100, 150, 200, 300, 400];

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
            frames.Add((FormattableString.Invariant($"epoch {epoch} · cost {cost:0.00000}"), Plane(mlp)));
        }

        page.Add(new Frames("XOR: the network's output over all its inputs", [.. frames])
        {
            Caption = "Drag the slider to step through training. No single straight line separates circles from squares; eight "
                + "hidden units bend the plane until two boundaries do.",
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
                        Curve.Of("", t => mlp.Forward([t, t]).Hidden[unit], -0.5, 1.5) with { Colour = unit % Palette.Count }),
            ])
        {
            Caption = "Each unit has its kink in a different place. Their weighted sum is the network's output.",
        });
        NoisyXor.Draw(page);
    }

    private static Chart Plane(Mlp mlp) => new(
        "XOR",
        "x₁",
        "x₂",
        Surface.Of(
            "f",
            (x1, x2) => mlp.Forward([x1, x2]).Output,
            new Point(-0.5, -0.5),
            new Point(1.5, 1.5),
            low: 0,
            high: 1,
            cells: 60) with
        { IsTwoSided = true },
        new Dots("target 0", [.. Of(0)]),
        new Dots("target 1", [.. Of(1)]))
    {
        IsSquare = true,
    };

    private static IEnumerable<Point> Of(double target) =>
        _inputs.Where((_, i) => _targets[i] == target).Select(x => new Point(x[0], x[1]));
}
