using Katas.Optimisers;

namespace Kata.Figures;

public static class OptimisersFigures
{
    private const int Steps = 60;
    private const double Steepness = 30;

    private static readonly double[] _start = [-4, 1];
    private static readonly int[] _film = [0, 1, 2, 3, 5, 8, 12, 16, 20, 25, 30, 40, 50, Steps];

    public static void Draw(Page page)
    {
        (string Name, Point[] Places)[] racers =
        [
            ("plain, η = 0.06", Race(new Momentum(_start, momentum: 0), 0.06)),
            ("momentum 0.8, η = 0.02", Race(new Momentum(_start, momentum: 0.8), 0.02)),
            ("RMSprop 0.9, η = 0.1", Race(new RmsProp(_start, rho: 0.9), 0.1)),
            ("Adam, η = 0.3", Race(new Adam(_start), 0.3)),
        ];

        page.Add(new Frames("A race in a narrow valley", [.. _film.Select(step => ($"step {step}", Valley(racers, step)))])
        {
            Caption = "The valley is thirty times as steep across as along. Plain gradient descent jumps from side to side. "
                + "Momentum accumulates the part of the slope that points along the valley, overshoots and comes back. RMSprop "
                + "and Adam start out diagonally, because their first steps are equally long in both directions.",
        });
        page.Add(new Chart(
            "Cost after each step",
            "step",
            new Axis("cost J") { IsLogarithmic = true, From = 1e-6 },
            [.. racers.Select((racer, i) => Curve.Of(racer.Name, racer.Places.Select(Cost), first: 0) with { Colour = i + 1 })])
        {
            Caption = "Each optimiser has a learning rate that suits it. In another valley another one may win.",
        });
        page.Add(new Chart("Decaying learning rates", "epoch", new Axis("η") { From = 0 },
            Curve.Of(
            "halved every 10 epochs",
            Enumerable.Range(0, 51).Select(epoch => LearningRate.StepDecay(0.1, 0.5, every: 10, step: epoch, stepsPerEpoch: 1)),
            first: 0),
            Curve.Of(
                "exponential, 0.07 per epoch",
                Enumerable.Range(0, 51).Select(epoch => LearningRate.ExponentialDecay(0.1, 0.07, step: epoch, stepsPerEpoch: 1)),
                first: 0))
        {
            Caption = "Large steps first, to get close; small steps later, to settle.",
        });
        page.Add(Clipped());
    }

    private static double Cost(Point at) => ((at.X * at.X) + (Steepness * at.Y * at.Y)) / 2;

    private static double[] Slopes(double[] at) => [at[0], Steepness * at[1]];

    private static Point[] Race(Momentum racer, double learningRate) =>
        Race(racer.Parameters, slopes => racer.Update(slopes, learningRate));

    private static Point[] Race(RmsProp racer, double learningRate) =>
        Race(racer.Parameters, slopes => racer.Update(slopes, learningRate));

    private static Point[] Race(Adam racer, double learningRate) =>
        Race(racer.Parameters, slopes => racer.Update(slopes, learningRate));

    private static Point[] Race(double[] parameters, Action<double[]> update)
    {
        var places = new List<Point> { new(parameters[0], parameters[1]) };
        for (var step = 0; step < Steps; step++)
        {
            update(Slopes(parameters));
            places.Add(new Point(parameters[0], parameters[1]));
        }

        return [.. places];
    }

    private static Chart Valley((string Name, Point[] Places)[] racers, int steps) => new(
        "A narrow valley",
        "along",
        "across",
        [
            Surface.Of(
                "J", (x, y) => Cost(new Point(x, y)), new Point(-4.5, -1.5), new Point(2, 1.5), low: 0, high: 30, cells: 60),
            new Dots("minimum", [new Point(0, 0)]) { Colour = 6 },
            .. racers.Select((racer, i) => new Curve("", racer.Places[..(steps + 1)]) { Colour = i + 1 }),
            .. racers.Select((racer, i) => new Dots(racer.Name, [racer.Places[steps]]) { Colour = i + 1 }),
        ]);

    private static HeatTable Clipped()
    {
        double[][] gradients = [[3, -4], [12], [0, 84]];
        var clipped = Clipping.ByGlobalNorm(gradients, maxNorm: 17);
        var largest = gradients.SelectMany(layer => layer).Max(Math.Abs);
        string[] names = [.. gradients.SelectMany((layer, l) => layer.Select((_, i) => $"layer {l}, slope {i}"))];
        return new HeatTable("A gradient clipped to norm 17", names, ["before", "after"],
            [
                .. gradients.SelectMany(layer => layer)
                    .Zip(clipped.SelectMany(layer => layer), (before, after) => ((double, string)[])[Cell(before), Cell(after)]),
            ])
        {
            Caption = "The global norm is 85. Every slope is divided by five, so the direction stays the same.",
        };

        (double, string) Cell(double slope) => (Math.Abs(slope) / largest, Tick.Brief(Math.Round(slope, 2)));
    }
}
