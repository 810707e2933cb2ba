using Shouldly;

namespace Katas.Tests;

/// <summary>What is right and what was answered, as a red test shows them: no more digits than tell them apart.</summary>
[TestFixture]
public sealed class CallResultTests
{
    [TestCase(0.1 + 0.2, 0.7, "0.3", "0.7")]
    [TestCase(1 / 3.0, 2 / 3.0, "0.333333", "0.666667")]
    [TestCase(1 / 3.0, 0.333_333_38, "0.3333333", "0.3333334")]
    [TestCase(123_456_789, 123_456_788.75, "123456789", "123456788.8")]
    [TestCase(1_234_567.25, -1_234_567.25, "1234567", "-1234567")]
    [TestCase(1, double.Epsilon, "1", "5E-324")]
    [TestCase(1, 1.234_567_89e-200, "1", "1.23457E-200")]
    [TestCase(double.NaN, double.PositiveInfinity, "NaN", "Infinity")]
    public void Two_numbers(double right, double actual, string shouldBe, string butWas) =>
        CallResult.Of(() => actual).Against([right]).ShouldBe((shouldBe, butWas));

    [Test]
    public void Of_two_vectors_only_what_differs_looks_different() =>
        CallResult.Of(() => (double[])[0.1 + 0.2, 1 / 3.0, 0.5000001]).Against([(decimal[])[0.3m, 1 / 3m, 0.5m]]).ShouldBe(
            ("[0.3, 0.3333333, 0.5]", "[0.3, 0.3333333, 0.5000001]   (differs at [2])"));

    [Test]
    public void Where_several_answers_are_right_the_value_differs_from_each() =>
        CallResult.Of(() => 0.25000003).Against([0.25m, 0.2500001m]).ShouldBe(("0.25 or 0.2500001", "0.25000003"));

    [Test]
    public void A_part_of_a_record() =>
        CallResult.Of(() => new Pair(1, 2 / 3.0)).Against([new Pair(1, 1 / 3.0)])
            .ShouldBe(("Second = 0.333333", "Second = 0.666667"));

    [Test]
    public void An_exception() =>
        CallResult.Of(() => throw new NotSupportedException("why")).Against([1 / 3.0]).ShouldBe(
            ("0.333333", "NotSupportedException: why"));

    private sealed record Pair(double First, double Second);
}
