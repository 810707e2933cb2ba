using Katas.WeightInitialisation;

namespace Kata.Figures;

public static class WeightInitialisationFigures
{
    private const int Layers = 10;
    private const int Units = 100;

    private static readonly (string Name, Func<int, int, double> Spread)[] _spreads =
    [
        ("0.01", (_, _) => 0.01), ("1", (_, _) => 1), ("He", Spread.He), ("Glorot", Spread.Glorot),
    ];

    public static void Draw(Page page)
    {
        var inputs = Weights.Normal(Units, page.Effort == Effort.Little ? 5 : 100, 1, seed: 1);
        int[] sizes = [.. Enumerable.Repeat(Units, Layers + 1)];
        double[][][] positive = [.. Enumerable.Range(0, Layers).Select(Positive)];

        (string Name, double[][][] Weights)[] nets =
        [
            .. _spreads.Select(spread => (spread.Name, Weights.Layers(sizes, spread.Spread, seed: 2))),
            ("uniform [0, 1)", positive),
        ];

        page.Add(new Chart(
            "Ten ReLU layers",
            "layer",
            Variance(1e-26, 1e34),
            [.. nets.Select(net => Curve.Of(net.Name, Signal.ReluVariances(inputs, net.Weights)))])
        {
            Caption = "With He's weights the variance neither vanishes nor explodes. Glorot's lose half of it per layer, because "
                + "a ReLU lets only half through. A spread of 0.01 loses nearly all of it; a spread of 1 multiplies it by fifty "
                + "in every layer. Weights that are never negative make it explode even faster.",
        });
        page.Add(new Chart(
            "The gradient on its way back through the ReLU layers",
            "layer",
            Variance(1e-26, 1e34),
            [.. nets.Select(net => Curve.Of(net.Name, GradientVariances(inputs, net.Weights)))])
        {
            Caption = "Read it from right to left: the gradient starts after layer 10 with a variance of 1. It vanishes and "
                + "explodes with the same weights as the signal does, and only He's carry both.",
        });
        page.Add(new Chart(
            "Ten tanh layers",
            "layer",
            Variance(1e-20, 10),
            [.. nets.Select(net => Curve.Of(net.Name, Signal.TanhVariances(inputs, net.Weights)))])
        {
            Caption = "A tanh cannot explode: with a spread of 1 it saturates near −1 and 1, where its slope is almost 0. "
                + "Glorot's weights are made for it.",
        });
        page.Add(new Chart("Two distributions with the same spread", "weight", "count, of 10,000 weights",
            Histogram("normal", Weights.Normal(Units, Units, Spread.He(Units, Units), seed: 3), shift: -1),
            Histogram("uniform", Weights.Uniform(Units, Units, Spread.UniformLimit(Spread.He(Units, Units)), seed: 3), shift: 0))
        {
            Caption = "Both have He's standard deviation for 100 inputs, 0.14. The uniform ones end at √3 times that, 0.245.",
        });
    }

    /// <summary>The variance of ∂J/∂x at the input x of each ReLU layer, for a gradient from N(0, 1) after the last.</summary>
    private static double[] GradientVariances(double[][] inputs, double[][][] weights)
    {
        var (a, after) = (inputs, new double[weights.Length][][]);
        for (var l = 0; l < weights.Length; l++)
        {
            a = Array.ConvertAll(a, x => Array.ConvertAll(weights[l], w => Math.Max(0, w.Zip(x, (wj, xj) => wj * xj).Sum())));
            after[l] = a;
        }

        var gradient = Weights.Normal(Units, inputs.Length, 1, seed: 4);
        var variances = new double[weights.Length];
        for (var l = weights.Length - 1; l >= 0; l--)
        {
            gradient = [.. gradient.Zip(after[l], (g, h) => Back(weights[l], g, h))];
            variances[l] = Signal.Variance(gradient);
        }

        return variances;
    }

    /// <summary>Wᵀ·g, where g counts only for the units that are on.</summary>
    private static double[] Back(double[][] weights, double[] gradient, double[] hidden)
    {
        var back = new double[weights[0].Length];
        for (var i = 0; i < weights.Length; i++)
        {
            for (var j = 0; j < back.Length; j++)
            {
                back[j] += hidden[i] > 0 ? weights[i][j] * gradient[i] : 0;
            }
        }

        return back;
    }

    private static Axis Variance(double from, double to) => new("variance") { IsLogarithmic = true, From = from, To = to };

    /// <summary>A common beginner's mistake: weights from [0, 1).</summary>
    private static double[][] Positive(int seed) =>
        [.. Weights.Uniform(Units, Units, 0.5, seed).Select(row => row.Select(w => w + 0.5).ToArray())];

    private static Bars Histogram(string name, double[][] weights, int shift)
    {
        const double Width = 0.05;
        return new Bars(
            name,
            [
                .. weights.SelectMany(row => row)
                    .CountBy(w => Math.Floor(w / Width))
                    .OrderBy(bin => bin.Key)
                    .Select(bin => new Point(((bin.Key + 0.75) * Width) + (shift * Width / 2), bin.Value)),
            ],
            Width / 2);
    }
}
