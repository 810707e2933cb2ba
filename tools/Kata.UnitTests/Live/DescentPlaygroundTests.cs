using static Kata.UnitTests.Live.TestedPlayground;

namespace Kata.UnitTests.Live;

/// <summary>The playgrounds of the stages 04 and 12.</summary>
public sealed class DescentPlaygroundTests
{
    private static readonly string[] _racers = ["plain", "momentum", "rmsProp", "adam"];

    [Test]
    public void The_descent_follows_the_slopes_of_the_cost()
    {
        var answer = new TestedPlayground("04-weight-update").Ask(new { w = 2.0, b = 0.0, rate = 0.1, steps = 30 });

        // x = [0.5, 1, 1.5, 2, 2.5] and y = [1.8, 2, 2.6, 2.8, 3.4]: at w = 2, b = 0 the errors wx + b − y are these.
        double[] errors = [-0.8, 0, 0.4, 1.2, 1.6];
        var path = answer["path"]!.AsArray().Select(Numbers).ToArray();
        path.Length.ShouldBe(31);
        ShouldBeClose(path[0], [2, 0]);
        ShouldBeClose(
            path[1],
            [
                2 - (0.1 * ((-0.8 * 0.5) + (0 * 1) + (0.4 * 1.5) + (1.2 * 2) + (1.6 * 2.5)) / 5),
                0 - (0.1 * errors.Sum() / 5),
            ]);
        var costs = Numbers(answer["costs"]);
        costs.Length.ShouldBe(31);
        costs[0].ShouldBe(errors.Sum(error => error * error) / 10, 1e-5);
        costs.Zip(costs.Skip(1)).ShouldAllBe(pair => pair.Second < pair.First);
    }

    [Test]
    public void The_surface_is_the_cost_of_each_cell()
    {
        var answer = new TestedPlayground("04-weight-update").Ask(new { w = 2.0, b = 0.0, rate = 0.1, steps = 1 });

        var (surface, cells) = (Numbers(answer["surface"]), (int)answer["cells"]!);
        surface.Length.ShouldBe(cells * cells);
        // The last cell is at the bottom right: the largest w, the smallest b.
        var half = 2.0 / cells;
        var (w, b) = (3 - half, -1 + half);
        double[] errors = [(0.5 * w) + b - 1.8, w + b - 2, (1.5 * w) + b - 2.6, (2 * w) + b - 2.8, (2.5 * w) + b - 3.4];
        surface[^1].ShouldBe(errors.Sum(error => error * error) / 10, 1e-4);
    }

    [TestCase("valley", 2.0, 1.0, 2.0, 15.0)]
    [TestCase("bend", 2.0, 1.5, 2 - 1 - (4 * (1.5 - 1) * 2), 4 * (1.5 - 1))]
    [TestCase("saddle", 1.0, 1.0, (1 - 4) * 1.0 / 4, 1.0)]
    public void Plain_descent_steps_against_the_slopes(string surface, double x, double y, double slopeX, double slopeY)
    {
        var first = Race(surface, x, y, steps: 1).Single(racer => racer.Name == "plain");

        ShouldBeClose(first.Path[1], [x - (0.01 * slopeX), y - (0.01 * slopeY)]);
    }

    [TestCase("valley")]
    [TestCase("bend")]
    [TestCase("saddle")]
    public void All_racers_start_together_and_end_lower(string surface)
    {
        var racers = Race(surface, 2.0, 1.5, steps: 300);

        racers.Select(racer => racer.Name).ShouldBe(_racers);
        racers.ShouldAllBe(racer => racer.Path[0][0] == 2.0 && racer.Path[0][1] == 1.5);
        racers.ShouldAllBe(racer => racer.Costs.Length == 301 && racer.Costs[300] < racer.Costs[0] / 2);
    }

    [Test]
    public void Adam_is_the_solutions()
    {
        var adam = Race("valley", 2.0, 1.0, steps: 5).Single(racer => racer.Name == "adam");

        double[] start = [2, 1];
        dynamic expected = Activator.CreateInstance(Solution("Optimisers.Adam"), [start, 0.9, 0.999, 1e-8])!;
        for (var step = 0; step < 5; step++)
        {
            double[] at = expected.Parameters;
            expected.Update(new[] { at[0], 15 * at[1] }, 0.01);
        }

        ShouldBeClose(adam.Path[^1], expected.Parameters);
    }

    [Test]
    public void Bad_requests_are_refused()
    {
        var descent = new TestedPlayground("04-weight-update");
        descent.Refusal(new { w = 4, b = 0, rate = 0.1, steps = 1 }).ShouldBe("w must be a number from -1 to 3.");
        descent.Refusal(new { w = 0, b = 0, rate = 0.1, steps = 201 }).ShouldBe("steps must be a whole number from 1 to 200.");

        var race = new TestedPlayground("12-optimisers");
        race.Refusal(new { surface = "moon" }).ShouldBe("surface must be one of: valley, bend, saddle.");
        race.Refusal(new { surface = "valley", x = 0, y = 3.5 }).ShouldBe("y must be a number from -3 to 3.");
        race.Refusal(new { surface = "valley", x = 0, y = 0, steps = 1, plain = 0 })
            .ShouldBe("plain must be a number from 0.0001 to 10.");
    }

    private static (string Name, double[][] Path, double[] Costs)[] Race(string surface, double x, double y, int steps)
    {
        var answer = new TestedPlayground("12-optimisers").Ask(
            new { surface, x, y, steps, plain = 0.01, momentum = 0.01, rmsProp = 0.01, adam = 0.01 });
        return
        [
            .. answer["racers"]!.AsArray().Select(racer => (
                (string)racer!["name"]!,
                racer["path"]!.AsArray().Select(Numbers).ToArray(),
                Numbers(racer["costs"]))),
        ];
    }
}
