using Katas.Oracles;
using Katas.Oracles.WeightInitialisation;

namespace Katas.Tests;

[TestFixture]
public sealed class WeightInitialisationOracleTests() : OracleTests(
[
    Question.Of("fans", () => WeightInitialisationCases.Fans, c => new { c.FanIn, c.FanOut }, c =>
        [new { He = WeightInitialisationOracle.He(c), Glorot = WeightInitialisationOracle.Glorot(c) }]),
    Question.Of("limit", () => WeightInitialisationCases.Limits, c => new { c.StandardDeviation }, c =>
        [new { UniformLimit = WeightInitialisationOracle.Limit(c) }]),
    Question.Of("variance", () => WeightInitialisationCases.Variances, c => new { c.A }, c =>
        [new { Variance = WeightInitialisationOracle.Variance(c.A) }]),
    Question.Of("ReLU", () => WeightInitialisationCases.Square.Concat(WeightInitialisationCases.Widths), Input, Variances),
    Question.Of("tanh", () => WeightInitialisationCases.Tanh, Input, Variances),

    // What is drawn has its properties pinned, and no stream to ask PyTorch for.
    Question.Of("normal draws", () => WeightInitialisationCases.Normal, null, c => [WeightInitialisationOracle.Drawn(c)]),
    Question.Of("uniform draws", () => WeightInitialisationCases.Uniform, null, c => [WeightInitialisationOracle.Drawn(c)]),
    Question.Of("layers", () => WeightInitialisationCases.Networks, null, c => [WeightInitialisationOracle.Drawn(c)]),
    Question.Of("ten layers", () => WeightInitialisationCases.Study, null, c =>
    {
        var (relu, tanh) = WeightInitialisationOracle.PowersOfTen(c);
        return [new { Relu = Math.Round(relu, 3), Tanh = Math.Round(tanh, 3) }];
    }),
])
{
    [Test]
    public void The_spreads_and_variances_are_those_worked_by_hand()
    {
        Assert.That(WeightInitialisationOracle.He(new("8 inputs", 8, 24)), Is.EqualTo(0.5m), "√(2 / 8)");
        Assert.That(WeightInitialisationOracle.Glorot(new("8 inputs, 24 units", 8, 24)), Is.EqualTo(0.25m), "√(2 / 32)");
        Assert.That(WeightInitialisationOracle.Limit(new("a half", 0.5m)), Is.EqualTo(Functions.Sqrt(0.75m)));
        Assert.That(WeightInitialisationOracle.Variance([[1, 2], [3, 6]]), Is.EqualTo(3.5m), "(4 + 1 + 0 + 9) / 4");
    }

    [Test]
    public void A_wide_relu_layer_matches_a_rectified_normal_distribution()
    {
        // With fanIn·s² = 2 the mean square stays 1, and the mean is 1/√π: half of the bell curve, of spread √2.
        var he = WeightInitialisationOracle.PowersOfTen(new StudyCase("He", "", Math.Sqrt(2.0 / StudyCase.Units))).Relu;

        Assert.That(Math.Pow(10, he), Is.EqualTo(1 - (1 / Math.PI)).Within(1e-4));
    }

    [Test]
    public void Nearest_removes_only_the_randomness()
    {
        var asked = new Sample(200, 150, 1, 0, 0.1, Sample.NormalTails);
        var other = asked with { Spread = 0.01 };

        Assert.That((asked with { Mean = 0.001, Spread = 0.101 }).Nearest([asked, other]), Is.EqualTo(asked));
        Assert.That((asked with { Spread = 0.0101 }).Nearest([asked, other]), Is.EqualTo(other));
        Assert.That(
            (asked with { Mean = 0.001, Spread = 0.12 }).Nearest([asked, other]), Is.EqualTo(asked with { Spread = 0.12 }));
    }

    private static object Input(ChainCase c) => new { c.Inputs, c.Weights };

    private static IEnumerable<object> Variances(ChainCase c) => [new { Variances = WeightInitialisationOracle.Variances(c) }];
}
