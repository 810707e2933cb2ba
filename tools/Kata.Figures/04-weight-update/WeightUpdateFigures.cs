using Katas.WeightUpdate;

namespace Kata.Figures;

public static class WeightUpdateFigures
{
    private const int Steps = 40;

    private static readonly double[][] _batch = [[0.5], [1.0], [1.5], [2.0], [2.5]];
    private static readonly double[] _targets = [1.8, 2.0, 2.6, 2.8, 3.4];

    /// <summary>The least squares line: w = Σ(x − 1.5)(y − 2.52)/Σ(x − 1.5)² = 2/2.5, and b = 2.52 − 1.5w.</summary>
    private static readonly Point _minimum = new(0.8, 1.32);

    private static readonly (string Name, double LearningRate)[] _walks =
    [
        ("η = 0.02", 0.02), ("η = 0.3", 0.3), ("η = 0.54", 0.54),
    ];

    public static void Draw(Page page)
    {
        var paths = Array.ConvertAll(_walks, walk => Walk(walk.LearningRate));

        page.Add(new Chart(
            "Three ways down the same valley",
            "weight w",
            "bias b",
            [
                Surface.Of(
                    "J",
                    (w, b) => Evaluate([w], b).Cost,
                    new Point(0, -0.2),
                    new Point(2.4, 2.2),
                    low: 0,
                    high: 4) with { Levels = 20 },
                .. paths.Select((path, i) => new Curve(_walks[i].Name, path.Places) { Colour = i + 1 }),
                .. paths.Select((path, i) => new Dots("", path.Places) { Colour = i + 1, IsSmall = true }),
                new Dots("start", [paths[0].Places[0]]) { Colour = 0 },
                new Dots("minimum", [_minimum]) { Colour = 6 },
            ])
        {
            IsSquare = true,
            Caption = $"Each path starts at w = 2, b = 0.4 and takes {Steps} steps. A small η creeps. A medium one soon reaches "
                + "the bottom of the valley and follows it. A large one jumps from side to side; if it were slightly larger, it "
                + "would diverge.",
        });
        page.Add(new Chart(
            "Cost before each step",
            "step",
            new Axis("cost J") { IsLogarithmic = true },
            [.. paths.Select((path, i) => Curve.Of(_walks[i].Name, path.Costs) with { Colour = i + 1 })])
        {
            Caption = "The costs that Descend returns.",
        });
    }

    /// <summary>One step at a time, to record each position.</summary>
    private static (Point[] Places, double[] Costs) Walk(double learningRate)
    {
        var neuron = new Neuron([2.0], 0.4);
        var places = new List<Point> { new(neuron.Weights[0], neuron.Bias) };
        var costs = new List<double>();
        for (var step = 0; step < Steps; step++)
        {
            costs.AddRange(neuron.Descend(Evaluate, learningRate, steps: 1));
            places.Add(new Point(neuron.Weights[0], neuron.Bias));
        }

        return ([.. places], [.. costs]);
    }

    private static Evaluation Evaluate(double[] w, double b)
    {
        var neuron = new Katas.BiasGradient.Neuron(w, b, alpha: 0.1);
        return new Evaluation(
            neuron.Cost(_batch, _targets), neuron.WeightGradient(_batch, _targets), neuron.BiasGradient(_batch, _targets));
    }
}
