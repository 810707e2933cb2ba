using Katas.WeightUpdate;

namespace Kata.Figures;

public static class WeightUpdateFigures
{
    private const int Steps = 40;

    private static readonly double[][] _batch = [[-1.5], [-0.5], [0.5], [1.0], [2.0]];
    private static readonly double[] _targets = [0.1, 0.4, 1.1, 1.2, 2.1];
    private static readonly (string Name, double LearningRate)[] _walks = [("η = 0.02: slow", 0.02), ("η = 0.3: well", 0.3), ("η = 1.2: too far each time", 1.2)];

    public static void Draw(Page page)
    {
        var paths = Array.ConvertAll(_walks, walk => Walk(walk.LearningRate));

        page.Add(new Chart(
            "Three ways down the same valley",
            "weight w",
            "bias b",
            [
                Surface.Of("J", (w, b) => Evaluate([w], b).Cost, new Point(-1, -2), new Point(3, 2), low: 0, high: 6) with { Levels = 16 },
                .. paths.Select((path, i) => new Curve(_walks[i].Name, path.Places) { Colour = i + 1 }),
                .. paths.Select((path, i) => new Dots("", path.Places) { Colour = i + 1 }),
            ])
        {
            IsSquare = true,
            Caption = $"Each begins at w = 2.5, b = −1.5 and takes {Steps} steps. A small η creeps; a large one leaps from one side of the valley to the other.",
        });
        page.Add(new Chart("What the steps bring", "step", new Axis("cost J") { IsLogarithmic = true }, [.. paths.Select((path, i) => Curve.Of(_walks[i].Name, path.Costs) with { Colour = i + 1 })])
        {
            Caption = "The cost before each step, as Descend gives it back.",
        });
    }

    /// <summary>One step at a time, so that each place is known.</summary>
    private static (Point[] Places, double[] Costs) Walk(double learningRate)
    {
        var neuron = new Neuron([2.5], -1.5);
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
        return new Evaluation(neuron.Cost(_batch, _targets), neuron.WeightGradient(_batch, _targets), neuron.BiasGradient(_batch, _targets));
    }
}
