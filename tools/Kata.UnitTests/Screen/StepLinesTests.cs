using Kata.Screen;

namespace Kata.UnitTests.Screen;

/// <summary>A computation graph on the screen.</summary>
public sealed class StepLinesTests
{
    private static readonly double[] _long = [.. Enumerable.Range(0, 40).Select(i => i / 3.0)];

    private static readonly Explained _wrong = Of(
        Step("z", "w·x + b", [], (double[])[1.2, -0.65]),
        Step("a − y", "output minus target", ["z"], (double[])[-0.3, -0.15]),
        Step("f′(z)", "1 if z > 0, else α", ["z"], (double[])[1, 0.01]) with
        {
            IsBackward = true,
            Yours = StepValue.Of((double[])[1, 1]),
            IsWrong = true,
            IsMarked = true,
        },
        Step("∂J/∂b", "(1/m) Σ (a − y)·f′(z)", ["a − y", "f′(z)"], -0.15075) with
        {
            IsBackward = true,
            Yours = StepValue.Of(-0.225),
            IsWrong = true,
        });

    [Test]
    public void TheMarkedStep() => Drawn(StepLines.Of(_wrong, _wrong.Start, 80, 20)).ShouldBeVerified();

    [Test]
    public void Plain() => Drawn(StepLines.Plain(_wrong, 100)).ShouldBeVerified();

    [Test]
    public void Of_several_matrices_all_rows_are_shown() =>
        StepValue.Of((decimal[][][])[[[1, 2], [3, 4]], [[5]]])!.Rows.ShouldBe([[1, 2], [3, 4], [5]]);

    [Test]
    public void What_rounding_leaves_of_a_0_in_decimals_is_shown_as_0() =>
        StepValue.Of((decimal[])[0.000_000_000_000_000_000_000_000_1m, 1e-9m])!.Rows.ShouldBe([[0, 1e-9]]);

    [Test]
    public void Long_values_are_cut_and_every_graph_fits_a_screen(
        [Values(20, 60, 80, 120)] int width, [Values(8, 20, 40)] int height)
    {
        var steps = Enumerable.Range(0, 20).Select(i => Step($"node {i}", new string('x', 50), [], i % 2 == 0 ? _long : 1 / 3.0))
            .ToArray();
        for (var at = 0; at < steps.Length; at++)
        {
            var lines = StepLines.Of(Of(steps), at, width, height);

            lines.ShouldAllBe(line => line.Width <= width);
            lines.Count(line => line.Text.StartsWith(" ▸", StringComparison.Ordinal)).ShouldBe(1);
            if (height >= 20)
            {
                lines.Length.ShouldBeLessThanOrEqualTo(height);
            }
        }

        if (width >= 80)
        {
            StepLines.Plain(Of(steps), width).ShouldContain(line => line.Text.Contains("0.333333, 0.66", StringComparison.Ordinal)
                && line.ToString().EndsWith('…'));
        }
    }

    [Test]
    public void Values_are_plain_data()
    {
        StepValue.Of(0.5m)!.Rank.ShouldBe(0);
        StepValue.Of((double[][])[[1, 2], [3]])!.Rows.ShouldBe([[1, 2], [3]]);
        StepValue.Of(new double[1_000_000])!.Rows[0].Length.ShouldBe(64);
        StepValue.Of((double[]?[])[null]).ShouldBeNull();
        StepValue.Of(null).ShouldBeNull();
        StepValue.Of((string?[])["good", null]).ShouldBeNull();
        StepLines.Plain(Of(Step("z", "w·x", [], double.NaN), Step("p", "", [], Array.Empty<double>())), 100)
            .ShouldContain(line => line.Text.Contains("NaN", StringComparison.Ordinal));
    }

    [Test]
    public void Words_are_shown_as_they_are()
    {
        StepLines.Text(StepValue.Of("good")!, digits: 6).ShouldBe("good");
        StepLines.Text(StepValue.Of((string[])["good", "kink"])!, digits: 6).ShouldBe("[good, kink]");
        StepValue.Of(new string('x', 1_000_000))!.Words!.Single().Length.ShouldBe(65);
    }

    private static Explained Of(params Step[] steps) => new(
        "task 2 · The bias gradient is the mean over the batch",
        "Neuron.BiasGradient(batch, targets)  case \"two examples\"",
        $"w = {string.Join(", ", _long)}",
        steps,
        new RedResult(RedKind.Wrong, "Neuron.BiasGradient(batch, targets)")
        {
            Mistake = new NamedMistake("slope-left-out", "f′(z) is missing: left of zero an error counts only α times"),
            Next = new Place("exercises/03-bias-gradient/Neuron.cs", 31),
        });

    private static Step Step(string name, string formula, string[] from, object right) =>
        new(name, formula, from, IsBackward: false, StepValue.Of(right)!);

    private static string Drawn(IEnumerable<Line> lines) => string.Concat(lines.Select(line => $"{line}\n"));
}
