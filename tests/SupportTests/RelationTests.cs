using Shouldly;

namespace Katas.Tests;

[TestFixture]
public sealed class RelationTests
{
    private static readonly double[][] _right = [[1.5, -2, 4], [0.25, 3, -8, 5]];

    [TestCase(-1, "every sign is the other way round")]
    [TestCase(2, "every value is twice what it should be")]
    [TestCase(0.5, "every value is half of what it should be")]
    [TestCase(0.125, "every value is 0.125 times what it should be")]
    public void A_factor(double factor, string remark) => Of(right => factor * right).ShouldBe(remark);

    [TestCase(2, false)]
    [TestCase(0.01, false)]
    [TestCase(0.871369, true)]
    public void A_factor_that_says_nothing_gives_way_to_a_mistake_that_is_known(double factor, bool isGuess) =>
        Relation.Of([.. _right.Select(row => Pair(row, [.. row.Select(right => factor * right)]))])!
            .IsGuess.ShouldBe(isGuess);

    [Test]
    public void A_function()
    {
        Of(right => right * right).ShouldStartWith("every value is the square of what it should be");
        Of(Math.Abs).ShouldStartWith("the signs are lost");
        Of(right => 1 / right).ShouldBe("every value is the reciprocal of what it should be");
        Of(right => 1 - right).ShouldBe("every value is 1 minus what it should be");
    }

    [TestCase(0.5, "every value is too large by 0.5")]
    [TestCase(-2, "every value is too small by 2")]
    public void An_offset(double offset, string remark) => Of(right => right + offset).ShouldBe(remark);

    [Test]
    public void A_factor_that_can_be_counted()
    {
        OfRows(row => [.. row.Select(right => right * row.Length)])
            .ShouldBe("every value is too large by a factor, the length of x: divide by it once");
        OfRows(row => [.. row.Select(right => right / row.Length)])
            .ShouldBe("every value is too small by a factor, the length of x: it is divided by it once too often");
    }

    [Test]
    public void An_order()
    {
        OfRows(row => [.. row.AsEnumerable().Reverse()]).ShouldBe("the values are right, but in reverse order");
        OfRows(row => [.. row.Skip(1), row[0]]).ShouldBe("the values are right, but shifted by one place");
        OfRows(row => [row[1], row[0], .. row.Skip(2)]).ShouldStartWith("the values are right, but in another order");
    }

    [Test]
    public void A_position()
    {
        OfRows(row => [.. row.SkipLast(1), 0.7]).ShouldBe("only the last value is wrong");
        OfRows(row => [0.7, .. row.Skip(1)]).ShouldBe("only the first value is wrong");
        OfRows(row => [row[0], .. row.Skip(1).Select(right => (right * right) + 1)]).ShouldBe("only the first value is right");
        OfRows(row => [.. row.SkipLast(1).Select(right => (right * right) + 1), row[^1]])
            .ShouldBe("only the last value is right");
    }

    [Test]
    public void Zeros_and_NaN()
    {
        Of(_ => 0).ShouldStartWith("every value is 0");
        OfRows(row => [double.NaN, .. row.Skip(1)]).ShouldStartWith("there is a NaN");
    }

    [Test]
    public void Too_few_numbers_to_be_sure_give_no_remark()
    {
        Relation.Of([Pair([3], [6])]).ShouldBeNull();
        Relation.Of([Pair([3, 3], [6, 6]), Pair([1], [2])]).ShouldBeNull();
    }

    [Test]
    public void Right_numbers_give_no_remark() => Of(right => right).ShouldBeNull();

    [Test]
    public void A_single_contradiction_gives_no_remark() =>
        Relation.Of([Pair([1.5, -2, 4], [3, -4, 8]), Pair([1, 5], [2, 11])]).ShouldBeNull();

    [Test]
    public void Infinity_and_huge_numbers_are_no_obstacle()
    {
        Relation.Of([Pair([1e308, -2, 4], [double.PositiveInfinity, 7, 9])]).ShouldBeNull();
        Relation.Of([Pair([double.PositiveInfinity, -2, 4, 8], [double.PositiveInfinity, -4, 8, 16])])?.Text
            .ShouldBe("every value is twice what it should be");
    }

    private static string? Of(Func<double, double> wrong) => OfRows(row => Array.ConvertAll(row, right => wrong(right)));

    private static string? OfRows(Func<double[], double[]> wrong)
    {
        var pairs = Array.ConvertAll(_right, right => Pair(right, wrong(right)));
        return (Relation.Of(pairs) ?? Relation.Position(pairs))?.Text;
    }

    private static NumberPair Pair(double[] expected, double[] actual) =>
        new(expected, actual, IsArray: true, new Dictionary<string, int> { ["the length of x"] = expected.Length });
}
