using Katas.Oracles;
using Shouldly;
using Case = Katas.Oracles.Case;

namespace Katas.Tests;

[TestFixture]
public sealed class OneOverAnotherTests
{
    private static readonly Row[] _cases =
    [
        new("a", [2.25m, 3, -4.5m]),
        new("b", [3.5m, 5.25m, 0.5m, 8]),
        new("c", [1.5m, -6, 8, 2.3m]),
    ];

    private static readonly Mistake<Row, decimal[]>[] _mistakes =
    [
        new("squared", "the values are squared", c => [[.. c.X.Select(x => x * x)]]),
        Mistakes.Over<Row, decimal[]>("reversed", "they are in reverse order", c => [Right(c)], (c, answer) =>
            [[.. answer(c).AsEnumerable().Reverse()]]),
        Mistakes.Over<Row, decimal[]>("added-up", "they are added up", c => [Right(c)], (c, answer) =>
            [[.. c.X.Select((_, i) => answer(c)[..(i + 1)].Sum())]]),
        Mistakes.Over<Row, decimal[]>("last-left-out", "the last one is missing", c => [Right(c)], (c, answer) =>
            [answer(c with { X = c.X[..^1] })]),
    ];

    [Test]
    public void A_wrong_value_in_the_wrong_order() =>
        Of(c => [.. c.X.Select(x => x * x).Reverse()]).ShouldBe("squared+reversed");

    [Test]
    public void Both_are_named_in_the_order_in_which_to_fix_them_whichever_came_first()
    {
        Of(c => AddedUp([.. Right(c).AsEnumerable().Reverse()])).ShouldBe("reversed+added-up");
        Of(c => [.. AddedUp(Right(c)).AsEnumerable().Reverse()]).ShouldBe("reversed+added-up");
    }

    [Test]
    public void An_answer_of_another_length() => Of(c => [.. c.X[..^1].Select(x => x * x)]).ShouldBe("squared+last-left-out");

    [Test]
    public void One_mistake_alone_is_no_pair() => Of(c => AddedUp(Right(c))).ShouldBeNull();

    [Test]
    public void A_single_case_that_fits_is_not_enough() =>
        Of(c => c.Name == "a" ? [.. c.X.Select(x => x * x).Reverse()] : Right(c)).ShouldBeNull();

    [Test]
    public void One_case_that_does_not_fit_is_enough_to_say_nothing() =>
        Of(c => c.Name == "c" ? [77, 7, 7, 7] : [.. c.X.Select(x => x * x).Reverse()]).ShouldBeNull();

    /// <summary>An empty row has no last value to leave out.</summary>
    [Test]
    public void A_mistake_that_makes_no_sense_in_a_case_explains_nothing() =>
        OneOverAnother.Of(
            [new Row("empty", []), .. _cases],
            [CallResult.Of(() => new double[] { 1 }), .. _cases.Select(_ => CallResult.Of(() => new double[] { 1 }))],
            new OracleAnswers<Row, decimal[]>([new Row("empty", []), .. _cases], c => [Right(c)], _mistakes)).ShouldBeNull();

    private static string? Of(Func<Row, decimal[]> wrong) => OneOverAnother.Of(
        _cases,
        Array.ConvertAll(_cases, c => CallResult.Of(() => wrong(c).AsDoubles())),
        new OracleAnswers<Row, decimal[]>(_cases, c => [Right(c)], _mistakes))?.Id;

    private static decimal[] Right(Row c) => c.X;

    private static decimal[] AddedUp(decimal[] values) => [.. values.Select((_, i) => values[..(i + 1)].Sum())];

    private sealed record Row(string Name, decimal[] X) : Case(Name)
    {
        public override string Given => "";

        public override string Worked => "";
    }
}
