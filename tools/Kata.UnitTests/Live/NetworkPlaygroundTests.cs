using System.Text.Json.Nodes;
using static Kata.UnitTests.Live.TestedPlayground;

namespace Kata.UnitTests.Live;

/// <summary>The playgrounds of the stages 10 and 15.</summary>
public sealed class NetworkPlaygroundTests
{
    private static readonly object _layers =
        new { act = "start", set = "spirals", layers = 2, units = 5, activation = "relu", seed = 1 };

    private static readonly object _loop =
        new { act = "start", set = "xor", units = 16, dropout = 0, rule = "adam", weightDecay = 0, seed = 1 };

    [Test]
    public void A_network_of_layers_is_trained_as_the_solutions_is()
    {
        var playground = new TestedPlayground("10-layers");
        var points = Points(playground.Ask(_layers));
        var answer = playground.Ask(new { act = "train", rate = 0.3, batchSize = 10, epochs = 3 });

        dynamic network = Network();
        dynamic history = network.Fit(
            points.Select(point => point[..2]).ToArray(),
            points.Select(point => Enumerable.Range(0, 3).Select(k => k == (int)point[2] ? 1.0 : 0).ToArray()).ToArray(),
            0.3,
            3,
            10,
            0,
            (dynamic)Activator.CreateInstance(Solution("Layers.CategoricalCrossEntropy"))!);
        double[] costs = [.. ((IEnumerable<object>)history).Select(epoch => (double)((dynamic)epoch).Cost)];
        Numbers(answer["costs"]).Zip(costs).ShouldAllBe(pair => Math.Abs(pair.First - pair.Second) < 0.01);

        var cells = (int)answer["cells"]!;
        var plane = answer["plane"]!.AsArray().Select(Numbers).ToArray();
        plane.Length.ShouldBe(cells * cells);
        plane.ShouldAllBe(cell => cell[0] >= 0 && cell[0] <= 2 && cell[1] >= 0 && cell[1] <= 1);
        answer["hidden"]!.AsArray().Count.ShouldBe(2 * 5, "layers times units");
        answer["hidden"]!.AsArray().ShouldAllBe(unit => unit!.AsArray().Count == cells * cells);
    }

    [TestCase("relu")]
    [TestCase("tanh")]
    [TestCase("swish")]
    public void Every_activation_learns_the_circles(string activation)
    {
        var playground = new TestedPlayground("10-layers");
        playground.Ask(new { act = "start", set = "circles", layers = 2, units = 8, activation, seed = 1 });

        var end = playground.Ask(new { act = "train", rate = 0.3, batchSize = 10, epochs = 50 });

        ((int)end["right"]!).ShouldBeGreaterThan(190, "of 200 points");
    }

    [Test]
    public void A_training_is_measured_on_both_sets_after_every_epoch()
    {
        var playground = new TestedPlayground("15-training-loop");
        Points(playground.Ask(_loop)).Length.ShouldBe(60);
        object Train(double rate) => new { act = "train", rate, batchSize = 10, epochs = 10 };

        var first = playground.Ask(Train(0.02));
        var second = playground.Ask(Train(0.001));

        ((int)second["epoch"]!).ShouldBe(20);
        foreach (var name in (string[])["costs", "validationCosts", "accuracies", "validationAccuracies"])
        {
            Numbers(second[name]).Length.ShouldBe(10);
        }

        Numbers(first["costs"])[^1].ShouldBeLessThan(Numbers(first["costs"])[0]);
        // With the lower rate the cost changes less from one epoch to the next.
        Swing(second).ShouldBeLessThan(Swing(first));
    }

    [Test]
    public void Weight_decay_reaches_the_optimiser()
    {
        double Cost(double weightDecay)
        {
            var playground = new TestedPlayground("15-training-loop");
            playground.Ask(new { act = "start", set = "xor", units = 16, dropout = 0, rule = "adam", weightDecay, seed = 1 });
            return Numbers(playground.Ask(new { act = "train", rate = 0.03, batchSize = 10, epochs = 50 })["costs"])[^1];
        }

        Cost(weightDecay: 1).ShouldBeGreaterThan(2 * Cost(weightDecay: 0));
    }

    [Test]
    public void Bad_requests_are_refused()
    {
        var layers = new TestedPlayground("10-layers");
        layers.Refusal(new { act = "look" }).ShouldBe("The request has no layers.");
        layers.Refusal(new { act = "start", layers = 4 }).ShouldBe("layers must be a whole number from 1 to 3.");
        layers.Refusal(new { act = "start", layers = 1, units = 17 }).ShouldBe("units must be a whole number from 1 to 16.");

        var loop = new TestedPlayground("15-training-loop");
        loop.Refusal(new { act = "data" }).ShouldBe("act must be one of: start, train, look.");
        loop.Refusal(new { act = "start", set = "painted" }).ShouldBe("set must be one of: xor, spirals.");
        loop.Refusal(new { act = "start", set = "xor", units = 4, dropout = 1 })
            .ShouldBe("dropout must be a number from 0 to 0.9.");
    }

    private static double Swing(JsonNode answer) =>
        Numbers(answer["costs"]).Zip(Numbers(answer["costs"]).Skip(1), (one, next) => Math.Abs(next - one)).Sum();

    private static double[][] Points(JsonNode answer) => [.. answer["points"]!.AsArray().Select(Numbers)];

    /// <summary>2-5-5-3, with the seeds of the playground's layers.</summary>
    private static dynamic Network()
    {
        object Dense(int inputs, int outputs, int seed) =>
            Solution("Layers.Dense").GetMethod("Create")!.Invoke(null, [inputs, outputs, seed])!;
        object Relu() => Solution("Layers.Activation").GetMethod("Relu")!.Invoke(null, [])!;
        object[] all =
        [
            Dense(2, 5, 1), Relu(), Dense(5, 5, 1001), Relu(), Dense(5, 3, 2001),
            Activator.CreateInstance(Solution("Layers.Softmax"))!,
        ];
        var layers = Array.CreateInstance(Solution("Layers.ILayer"), all.Length);
        all.CopyTo(layers, 0);
        return Activator.CreateInstance(Solution("Layers.Network"), [layers])!;
    }
}
