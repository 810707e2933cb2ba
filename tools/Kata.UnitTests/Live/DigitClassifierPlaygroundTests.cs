using Katas.Toolbox;
using static Kata.UnitTests.Live.TestedPlayground;

namespace Kata.UnitTests.Live;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class DigitClassifierPlaygroundTests
{
    private readonly TestedPlayground _playground = new("09-digit-classifier");

    [Test]
    public void The_network_learns_a_thousand_digits_at_a_time_and_reads_what_it_is_given()
    {
        ((int)_playground.Ask(new { act = "state" })["seen"]!).ShouldBe(0);
        var first = _playground.Ask(new { act = "train" });
        var second = _playground.Ask(new { act = "train" });

        ((int)second["seen"]!).ShouldBe(2000);
        ((int)second["of"]!).ShouldBe(60_000);
        ((double)second["accuracy"]!).ShouldBeGreaterThan((double)first["accuracy"]!);
        var (network, digit) = (Trained(), _playground.Ask(new { act = "digit", row = 3 }));
        var (images, labels) = (Mnist.Test().Images, Mnist.Test().Labels);
        Numbers(digit["pixels"]).ShouldBe(images[3].Select(pixel => (double)pixel));
        ((int)digit["label"]!).ShouldBe(labels[3]);

        var reading = _playground.Ask(new { act = "read", pixels = images[3] });
        double[] x = [.. images[3].Select(pixel => pixel / 255.0)];
        double[][] expected = network.Probabilities(new[] { x });
        ShouldBeClose(Numbers(reading["probabilities"]), expected[0]);
        double[][] w1 = network.W1;
        double[] b1 = network.B1;
        ShouldBeClose(
            Numbers(reading["hidden"]), [.. w1.Zip(b1, (w, b) => Math.Max(0, w.Zip(x, (wi, xi) => wi * xi).Sum() + b))]);

        var measured = _playground.Ask(new { act = "measure" });
        ((int)measured["of"]!).ShouldBe(1000);
        ((int)measured["right"]!).ShouldBeGreaterThan(600, "of 1,000, after 2,000 digits");
    }

    [Test]
    public void Bad_requests_are_refused()
    {
        object Read(int count, int pixel) => new { act = "read", pixels = Enumerable.Repeat(pixel, count) };

        _playground.Refusal(Read(784, 0)).ShouldBe("The network is not trained yet: train it first.");
        _playground.Refusal(new { act = "measure" }).ShouldBe("The network is not trained yet: train it first.");
        _playground.Refusal(Read(783, 0)).ShouldBe("pixels must be an array of 784 numbers.");
        _playground.Refusal(Read(784, 256)).ShouldBe("pixels[0] must be a number from 0 to 255.");
        _playground.Refusal(new { act = "digit", row = 10_000 }).ShouldBe("row must be a whole number from 0 to 9999.");
        _playground.Refusal(new { act = "export" }).ShouldBe("act must be one of: state, train, read, measure, digit.");
    }

    /// <summary>The same training, step by step.</summary>
    private static dynamic Trained()
    {
        dynamic network = Solution("DigitClassifier.Network").GetMethod("Create")!.Invoke(null, [784, 64, 10, 1])!;
        var digits = Mnist.Train();
        for (var seen = 0; seen < 2000; seen += 1000)
        {
            double[][] inputs =
                [.. digits.Images[seen..(seen + 1000)].Select(image => image.Select(pixel => pixel / 255.0).ToArray())];
            double[][] targets =
            [
                .. digits.Labels[seen..(seen + 1000)].Select(label =>
                    Enumerable.Range(0, 10).Select(k => k == label ? 1.0 : 0).ToArray()),
            ];
            network.TrainEpoch(inputs, targets, 0.2 - (0.18 * seen / 60_000), 16, seen);
        }

        return network;
    }
}
