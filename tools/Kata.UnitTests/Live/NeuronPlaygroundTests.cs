using static Kata.UnitTests.Live.TestedPlayground;

namespace Kata.UnitTests.Live;

/// <summary>The playgrounds of the stages 01 and 02.</summary>
public sealed class NeuronPlaygroundTests
{
    private static readonly object _neuron = new { w1 = 1.0, w2 = -2.0, b = 0.5, alpha = 0.3, x1 = 1.0, x2 = -1.0 };

    [Test]
    public void The_neuron_is_evaluated_at_the_point_and_over_the_plane_and_z()
    {
        var answer = new TestedPlayground("01-neuron-forward").Ask(_neuron);

        ((double)answer["z"]!).ShouldBe(1 + 2 + 0.5, 1e-9);
        ((double)answer["a"]!).ShouldBe(3.5, 1e-9);
        var zs = Numbers(answer["zs"]);
        zs[0].ShouldBe(-3.5, 1e-9);
        zs[^1].ShouldBe(3.5, 1e-9);
        ShouldBeClose(Numbers(answer["curve"]), [.. zs.Select(z => Math.Max(0.3 * z, z))]);

        // Row after row from the top: the first cell is at the top left, the last at the bottom right.
        var (plane, cells) = (Numbers(answer["plane"]), (int)answer["cells"]!);
        plane.Length.ShouldBe(cells * cells);
        var edge = 3 - (3.0 / cells);
        plane[0].ShouldBe(0.3 * (-edge - (2 * edge) + 0.5), 1e-4);
        plane[^1].ShouldBe(edge + (2 * edge) + 0.5, 1e-4);
    }

    [Test]
    public void The_line_on_which_z_is_0_ends_at_the_sides()
    {
        var zero = new TestedPlayground("01-neuron-forward").Ask(_neuron)["zero"]!.AsArray();

        // x₁ − 2x₂ + 0.5 = 0
        zero.Count.ShouldBe(2);
        zero.ShouldAllBe(point => Math.Abs((double)point![0]! - (2 * (double)point[1]!) + 0.5) < 1e-5);
        zero.ShouldAllBe(point => Math.Abs(Math.Abs((double)point![0]!) - 3) < 1e-9);
    }

    [Test]
    public void There_is_no_such_line_where_all_of_the_plane_is_on_one_side() =>
        new TestedPlayground("01-neuron-forward").Ask(new { w1 = 0.1, w2 = 0.1, b = 5, alpha = 0, x1 = 0, x2 = 0 })["zero"]!
            .AsArray().ShouldBeEmpty();

    [TestCase("{}", "The request has no alpha.")]
    [TestCase("[]", "The request must be a JSON object.")]
    [TestCase("{", "The request isn't JSON.")]
    [TestCase("{\"alpha\": 1}", "alpha must be a number from 0 to 0.99.")]
    [TestCase("{\"alpha\": 0.1, \"w1\": 5.5}", "w1 must be a number from -5 to 5.")]
    [TestCase("{\"alpha\": 0.1, \"w1\": \"1\"}", "w1 must be a number from -5 to 5.")]
    [TestCase("{\"alpha\": 0.1, \"w1\": 1, \"w2\": 1, \"b\": 1, \"x1\": 1e999}", "x1 must be a number from -3 to 3.")]
    public void Bad_requests_are_refused(string request, string sentence) =>
        Should.Throw<ArgumentException>(() => new TestedPlayground("01-neuron-forward").AskText(request)).Message
            .ShouldBe(sentence);

    [TestCase(1.0, 1.0, 1.0)]
    [TestCase(-1.0, -0.2, 0.2)]
    public void The_tangent_has_the_value_and_the_slope(double z, double a, double slope)
    {
        var answer = new TestedPlayground("02-leaky-relu-derivative").Ask(new { alpha = 0.2, z });

        ((double)answer["a"]!).ShouldBe(a, 1e-9);
        ((double)answer["slope"]!).ShouldBe(slope, 1e-9);
        var zs = Numbers(answer["zs"]);
        ShouldBeClose(Numbers(answer["values"]), [.. zs.Select(at => Math.Max(0.2 * at, at))]);
        ShouldBeClose(Numbers(answer["slopes"]), [.. zs.Select(at => at > 0 ? 1 : 0.2)]);
    }

    [Test]
    public void A_slope_is_asked_for_within_the_picture() =>
        new TestedPlayground("02-leaky-relu-derivative").Refusal(new { alpha = 0.2, z = 4 })
            .ShouldBe("z must be a number from -3 to 3.");
}
