using static Kata.UnitTests.Live.TestedPlayground;

namespace Kata.UnitTests.Live;

// Each test has a playground of its own.
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class FullMlpPlaygroundTests
{
    private readonly TestedPlayground _playground = new("05-full-mlp");

    [Test]
    public void Training_in_steps_is_the_solutions_training()
    {
        var start = _playground.Ask(new { act = "start", set = "xor", hidden = 6, seed = 3 });
        var steps = Enumerable.Range(0, 3)
            .Select(_ => _playground.Ask(new { act = "train", rate = 0.1, batchSize = 10, epochs = 4 })).ToArray();

        var points = start["points"]!.AsArray().Select(Numbers).ToArray();
        double[][] inputs = [.. points.Select(point => point[..2])];
        double[] targets = [.. points.Select(point => point[2])];
        dynamic mlp = Solution("FullMlp.Mlp").GetMethod("Create")!.Invoke(null, [2, 6, 3])!;
        foreach (var (step, i) in steps.Select((step, i) => (step, i)))
        {
            double[] costs = mlp.Fit(inputs, targets, 0.1, 4, 10, 4 * i);
            // The page has the points with six digits, so that the two trainings differ a little.
            Numbers(step["costs"]).Zip(costs).ShouldAllBe(pair => Math.Abs(pair.First - pair.Second) < 1e-3 * pair.Second);
            ((int)step["epoch"]!).ShouldBe(4 * (i + 1));
        }

        var (plane, cells) = (Numbers(steps[^1]["plane"]), (int)steps[^1]["cells"]!);
        var edge = 1.5 - (1.5 / cells);
        plane.Length.ShouldBe(cells * cells);
        plane[0].ShouldBe((double)mlp.Forward(new[] { -edge, edge }).Output, 0.01);
        plane[^1].ShouldBe((double)mlp.Forward(new[] { edge, -edge }).Output, 0.01);
        var hidden = steps[^1]["hidden"]!.AsArray();
        hidden.Count.ShouldBe(6);
        hidden.ShouldAllBe(unit => unit!.AsArray().Count == cells * cells);
    }

    [TestCase("xor", 0.1)]
    [TestCase("circles", 0.1)]
    public void The_sets_are_learned(string set, double rate)
    {
        _playground.Ask(new { act = "start", set, hidden = 16, seed = 1 });
        var end = _playground.Ask(new { act = "train", rate, batchSize = 10, epochs = 100 });

        ((int)end["right"]!).ShouldBeGreaterThan(190, "of 200 points");
    }

    [Test]
    public void Painted_points_change_while_the_network_stays()
    {
        object Paint(string act, params double[][] points) => new { act, set = "painted", points, hidden = 4, seed = 1 };
        var start = _playground.Ask(Paint("start", [0.5, 0.5, 1]));
        var trained = _playground.Ask(new { act = "train", rate = 0.1, batchSize = 10, epochs = 5 });

        var painted = _playground.Ask(Paint("data", [0.5, 0.5, 1], [1, -1, 0]));

        ((int)painted["epoch"]!).ShouldBe(5);
        painted["points"]!.AsArray().Count.ShouldBe(2);
        painted["plane"]!.ToJsonString().ShouldBe(trained["plane"]!.ToJsonString());
        painted["plane"]!.ToJsonString().Equals(start["plane"]!.ToJsonString(), StringComparison.Ordinal).ShouldBeFalse();
    }

    [Test]
    public void A_network_that_a_save_has_replaced_starts_over_and_looking_changes_nothing()
    {
        object Act(string act) =>
            new { act, set = "circles", hidden = 4, seed = 2, rate = 0.1, batchSize = 10, epochs = 3 };

        var trained = _playground.Ask(Act("train"));

        ((int)trained["epoch"]!).ShouldBe(3);
        trained["points"]!.AsArray().Count.ShouldBe(200);
        _playground.Ask(Act("look"))["plane"]!.ToJsonString().ShouldBe(trained["plane"]!.ToJsonString());
        ((int)_playground.Ask(Act("start"))["epoch"]!).ShouldBe(0);
    }

    [Test]
    public void A_training_that_diverges_gives_costs_that_are_null()
    {
        _playground.Ask(new { act = "start", set = "xor", hidden = 32, seed = 1 });
        var end = _playground.Ask(new { act = "train", rate = 10, batchSize = 1, epochs = 20 });

        end["costs"]!.AsArray()[^1].ShouldBeNull();
    }

    [Test]
    public void Bad_requests_are_refused()
    {
        object Paint(params double[][] points) => new { act = "start", set = "painted", points, hidden = 4, seed = 1 };
        var train = new { act = "train", rate = 0.1, batchSize = 10, epochs = 1 };

        _playground.Refusal(train).ShouldBe("The request has no hidden.");
        _playground.Refusal(new { act = "stop" }).ShouldBe("act must be one of: start, data, train, look.");
        _playground.Refusal(new { act = "start", set = "xor", hidden = 33, seed = 1 })
            .ShouldBe("hidden must be a whole number from 1 to 32.");
        _playground.Refusal(new { act = "start", set = "moons", hidden = 3, seed = 1 })
            .ShouldBe("set must be one of: xor, spirals, circles, painted.");
        _playground.Refusal(Paint()).ShouldBe("points must be an array of 1 to 500.");
        _playground.Refusal(Paint([.. Enumerable.Repeat((double[])[0, 0, 0], 501)]))
            .ShouldBe("points must be an array of 1 to 500.");
        _playground.Refusal(Paint([1, 2])).ShouldBe("points[0] must be an array of 3 numbers.");
        _playground.Refusal(Paint([1, 1.6, 0])).ShouldStartWith("Points must lie between -1.5 and 1.5");
        _playground.Refusal(Paint([1, 1, 2])).ShouldStartWith("Points must lie between -1.5 and 1.5, with a class from 0 to 1");
        _playground.Ask(Paint([1, 1, 1]));
        _playground.Refusal(train with { epochs = 101 }).ShouldBe("epochs must be a whole number from 1 to 100.");
        _playground.Refusal(train with { rate = 0 }).ShouldBe("rate must be a number from 0.0001 to 10.");
    }
}
