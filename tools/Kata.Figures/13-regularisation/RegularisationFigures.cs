using Katas.FullMlp;
using Katas.Regularisation;

namespace Kata.Figures;

public static class RegularisationFigures
{
    private const int Hidden = 40;
    private const int Rows = 12;
    private const double LearningRate = 0.01;
    private const double Lambda = 0.01;
    private const double Noise = 0.25;

    public static void Draw(Page page)
    {
        var random = new Random(5);
        var (few, others) = (Draws(random, Rows), Draws(random, 200));
        var epochs = page.Effort == Effort.Little ? 100 : 4000;
        var free = Train(few, others, lambda: 0, epochs, done => page.Progress("training without a penalty", done));
        var held = Train(few, others, Lambda, epochs, done => page.Progress("training with a penalty", done));

        page.Add(new Chart(
            "Overfitting, and what L2 does about it",
            new Axis("epoch") { IsLogarithmic = true, From = 10 },
            new Axis("cost without the penalty") { IsLogarithmic = true },
            new Curve("training, λ = 0", free.Training),
            new Curve("validation, λ = 0", free.Validation),
            new Curve(FormattableString.Invariant($"training, λ = {Lambda}"), held.Training),
            new Curve(FormattableString.Invariant($"validation, λ = {Lambda}"), held.Validation),
            new Dots("early stopping keeps this epoch", [new Point(free.BestEpoch, free.BestLoss)]))
        {
            Caption = $"{Rows} noisy rows, {Hidden} hidden units. Without a penalty the training cost keeps falling while the "
                + "validation cost rises again; early stopping goes back to where the validation cost was lowest.",
        });
        page.Add(new Chart("What the two networks have learned", "x", new Axis("y") { From = -2, To = 2 },
            Curve.Of("the truth", Truth, -1, 1) with { IsDashed = true, Colour = 6 },
            Curve.Of("λ = 0", x => free.Network.Forward([x]).Output, -1, 1) with { Colour = 1 },
            Curve.Of(FormattableString.Invariant($"λ = {Lambda}"), x => held.Network.Forward([x]).Output, -1, 1) with
            { Colour = 0 },
            new Dots("training rows", [.. few.Inputs.Zip(few.Targets, (x, y) => new Point(x[0], y))]) { Colour = 6 })
        {
            Caption = "Without a penalty the curve bends towards individual noisy rows. Small weights cannot bend it so sharply.",
        });
        page.Add(new Chart(
            "Inverted dropout preserves the mean",
            new Axis("passes") { IsLogarithmic = true },
            new Axis("mean output for an input of 1") { From = 0, To = 2 },
            [.. ((double[])[0.2, 0.5, 0.8]).Select(Means)])
        {
            Caption = "Each pass gives 0 or 1/keep. On average that is the input, so nothing has to be scaled when dropout is "
                + "off.",
        });
    }

    private static double Truth(double x) => Math.Sin(1.5 * Math.PI * x);

    private static (double[][] Inputs, double[] Targets) Draws(Random random, int count)
    {
        double[][] inputs = [.. Enumerable.Range(0, count).Select(_ => (double[])[(2 * random.NextDouble()) - 1])];
        return (inputs, [.. inputs.Select(x => Truth(x[0]) + (Noise * Math.Sqrt(3) * ((2 * random.NextDouble()) - 1)))]);
    }

    /// <summary>Hidden units with steep kinks all along the axis, in both directions: enough to memorise anything.</summary>
    private static Mlp Bends(Random random)
    {
        const double Steepness = 3;
        double[] w1 = [.. Enumerable.Range(0, Hidden).Select(i => i % 2 == 0 ? Steepness : -Steepness)];
        return new Mlp(
            [.. w1.Select(w => (double[])[w])],
            [.. w1.Select(w => w * ((2 * random.NextDouble()) - 1))],
            [.. w1.Select(_ => (random.NextDouble() - 0.5) / 5)],
            0);
    }

    private static (Mlp Network, Point[] Training, Point[] Validation, int BestEpoch, double BestLoss) Train(
        (double[][] Inputs, double[] Targets) few,
        (double[][] Inputs, double[] Targets) others,
        double lambda,
        int epochs,
        Action<double> progress)
    {
        const int Every = 10;
        var mlp = Bends(new Random(3));
        var stopping = new EarlyStopping(patience: epochs);
        var (training, validation) = (new List<Point>(), new List<Point>());
        for (var epoch = 1; epoch <= epochs; epoch++)
        {
            Step(mlp, few, lambda);
            if (epoch % Every == 0)
            {
                training.Add(new Point(epoch, Cost(mlp, few)));
                validation.Add(new Point(epoch, Cost(mlp, others)));
                stopping.Observe(validation[^1].Y, [.. mlp.W1, mlp.B1, mlp.W2]);
                progress((double)epoch / epochs);
            }
        }

        return (mlp, [.. training], [.. validation], stopping.BestEpoch * Every, stopping.BestLoss);
    }

    /// <summary>One step on all rows: the mean gradient of the network plus that of the penalty.</summary>
    private static void Step(Mlp mlp, (double[][] Inputs, double[] Targets) data, double lambda)
    {
        var all = data.Inputs.Zip(data.Targets, mlp.Backward).ToArray();
        Layer[] slopes =
        [
            new(
                [.. mlp.W1.Select((row, i) => row.Select((_, j) => all.Average(g => g.W1[i][j])).ToArray())],
                [.. mlp.B1.Select((_, i) => all.Average(g => g.B1[i]))]),
            new([[.. mlp.W2.Select((_, i) => all.Average(g => g.W2[i]))]], [all.Average(g => g.B2)]),
        ];
        var gradients = L2.Gradients(slopes, [new(mlp.W1, mlp.B1), new([mlp.W2], [mlp.B2])], lambda);
        mlp.Update(
            new Gradients(gradients[0].Weights, gradients[0].Biases, gradients[1].Weights[0], gradients[1].Biases[0]),
            LearningRate);
    }

    private static double Cost(Mlp mlp, (double[][] Inputs, double[] Targets) data) =>
        L2.Cost([.. data.Inputs.Zip(data.Targets, (x, y) => Math.Pow(mlp.Forward(x).Output - y, 2) / 2)], [], lambda: 0);

    private static Curve Means(double rate)
    {
        const int Passes = 1000;
        var dropout = new Dropout(rate, seed: 4);
        var sum = 0.0;
        return Curve.Of(
            FormattableString.Invariant($"rate {rate}"),
            Enumerable.Range(1, Passes)
                .Select(pass => (sum += dropout.Forward([[1.0]], isTraining: true)[0][0]) / pass)
                .ToArray());
    }
}
