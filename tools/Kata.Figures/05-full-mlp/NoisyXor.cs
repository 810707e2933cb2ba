using Katas.FullMlp;
using Katas.Toolbox;

namespace Kata.Figures;

/// <summary>XOR with noise on its inputs: 200 rows to train on and 100 others for validation.</summary>
internal static class NoisyXor
{
    private const double LearningRate = 0.2;
    private const int BatchSize = 20;
    private const int Enough = 8;
    private const int Few = 1;

    public static void Draw(Page page)
    {
        var (training, validation) = (Rows.Draw(seed: 1, count: 200), Rows.Draw(seed: 2, count: 100));
        var epochs = page.Effort == Effort.Little ? 3 : 100;
        var enough = Run.Train(Enough, training, validation, epochs);
        page.Progress("training on XOR with noise", 0.5);
        var few = Run.Train(Few, training, validation, epochs);

        page.Add(OverEpochs.Of(
            "XOR with noise: training and validation",
            new Axis("cost J") { IsLogarithmic = true },
            enough.Training,
            enough.Validation,
            "The network learns from 200 rows. The validation cost is that of 100 rows it never learns from: where it stops "
                + "falling, the network gains nothing more for new rows."));
        page.Add(Boundary(enough.Network, validation));
        page.Add(new Chart(
            "Underfitting: too few hidden units",
            "epoch",
            new Axis("cost J") { From = 0 },
            Curve.Of($"{Few} unit, training", few.Training),
            Curve.Of($"{Few} unit, validation", few.Validation),
            Curve.Of($"{Enough} units, training", enough.Training),
            Curve.Of($"{Enough} units, validation", enough.Validation))
        {
            Caption = "With one hidden unit the cost stays high on both sets of rows. That is underfitting: the network is too "
                + "simple for its task, and neither more rows nor more epochs help.",
        });
        page.Add(new Chart(
            "How large the gradients are",
            "epoch",
            new Axis("length") { IsLogarithmic = true },
            Curve.Of("|∂J/∂W₁|", enough.Lengths.Select(length => length.W1)),
            Curve.Of("|∂J/∂W₂|", enough.Lengths.Select(length => length.W2)))
        {
            Caption = "The gradient of all 200 rows, at the end of each epoch. It shrinks as the cost flattens out. It doesn't "
                + "reach 0, because the steps on 20 rows keep the network moving around the minimum.",
        });
        page.Add(Around(enough.Network, training, cells: page.Effort == Effort.Little ? 8 : 40));
    }

    private static Chart Boundary(Mlp network, Rows rows) => new(
        "The boundary over the validation rows",
        "x₁",
        "x₂",
        Surface.Of(
            "f",
            (x1, x2) => network.Forward([x1, x2]).Output,
            new Point(-0.75, -0.75),
            new Point(1.75, 1.75),
            low: 0,
            high: 1,
            cells: 60) with
        { IsTwoSided = true },
        new Dots("target 0", rows.Of(target: 0)),
        new Dots("target 1", rows.Of(target: 1)))
    {
        IsSquare = true,
        Caption = "The boundary is where the colour fades, at f = ½. A circle on red or a square on blue is a mistake on a new "
            + "row.",
    };

    /// <summary>J over two random directions of length 1 in the space of all parameters.</summary>
    private static Chart Around(Mlp network, Rows rows, int cells)
    {
        const double Reach = 3;
        var (theta, random) = (Parameters(network), new Random(1));
        var (u, v) = (Direction(theta.Length, random), Direction(theta.Length, random));
        return new Chart(
            "The cost around the minimum",
            "along a random direction",
            "along another",
            Surface.Of(
                "log₁₀ J",
                (s, t) => Math.Log10(rows.Cost(Network([.. theta.Select((value, i) => value + (s * u[i]) + (t * v[i]))]))),
                new Point(-Reach, -Reach),
                new Point(Reach, Reach),
                low: -2,
                high: 1,
                cells) with
            { Levels = 12 },
            new Dots("the trained network", [new Point(0, 0)]) { Colour = 1 })
        {
            IsSquare = true,
            Caption = $"The network has {theta.Length} parameters; this is a slice through its loss surface. Each shade is a "
                + "range of costs, so their borders are contour lines. The trained network lies in a valley.",
        };
    }

    private static double[] Parameters(Mlp network) =>
        [.. network.W1.SelectMany(row => row), .. network.B1, .. network.W2, network.B2];

    private static Mlp Network(double[] theta) =>
        new(
            [.. theta[..(2 * Enough)].Chunk(2)],
            theta[(2 * Enough)..(3 * Enough)],
            theta[(3 * Enough)..(4 * Enough)],
            theta[^1]);

    private static double[] Direction(int length, Random random)
    {
        double[] direction = [.. Enumerable.Range(0, length).Select(_ => Dataset.StandardNormal(random))];
        return [.. direction.Select(value => value / Length(direction))];
    }

    private static double Length(IEnumerable<double> values) => Math.Sqrt(values.Sum(value => value * value));

    private sealed record Rows(double[][] Inputs, double[] Targets)
    {
        public static Rows Draw(int seed, int count)
        {
            var xor = Dataset.NoisyXor(seed, count);
            return new Rows(xor.Inputs, Array.ConvertAll(xor.Labels, label => (double)label));
        }

        public double Cost(Mlp network) =>
            Inputs.Zip(Targets, (x, y) => Math.Pow(network.Forward(x).Output - y, 2) / 2).Average();

        public Point[] Of(double target) =>
            [.. Inputs.Where((_, row) => Targets[row] == target).Select(x => new Point(x[0], x[1]))];
    }

    /// <summary>A training: both costs and the lengths of the gradients at the end of each epoch.</summary>
    private sealed record Run(Mlp Network, List<double> Training, List<double> Validation, List<(double W1, double W2)> Lengths)
    {
        public static Run Train(int hidden, Rows training, Rows validation, int epochs)
        {
            var run = new Run(Mlp.Create(inputs: 2, hidden, seed: 1), [], [], []);
            for (var epoch = 1; epoch <= epochs; epoch++)
            {
                run.Network.Fit(training.Inputs, training.Targets, LearningRate, epochs: 1, BatchSize, seed: epoch);
                run.Training.Add(training.Cost(run.Network));
                run.Validation.Add(validation.Cost(run.Network));
                run.Lengths.Add(run.Measure(training));
            }

            return run;
        }

        private (double W1, double W2) Measure(Rows rows)
        {
            Gradients[] all = [.. rows.Inputs.Zip(rows.Targets, Network.Backward)];
            double Mean(Func<Gradients, double> part) => all.Average(part);
            return (
                Length(Network.W1.SelectMany((row, i) => row.Select((_, j) => Mean(slopes => slopes.W1[i][j])))),
                Length(Network.W2.Select((_, i) => Mean(slopes => slopes.W2[i]))));
        }
    }
}
