using Kata.RedResults;
using Katas.Oracles;
using Shouldly;
using Case = Katas.Oracles.Case;

namespace Katas.Tests;

[TestFixture]
public sealed class CompositionTests
{
    private static readonly double[][] _right = [[1.5, -2.25, 0.3], [0.25, 3.5, -8.1], [0]];
    private static readonly double[][] _starts = [[1, -2, 0], [0.5, 4, -8], [2]];

    [Test]
    public void Two_factors() => Of((i, r) => Count(i) * -r)!.ShouldBe(new Remark(
        "sum-for-mean+sign-flipped",
        "two mistakes at once: a sum, not a mean [sum-for-mean]; and the sign is flipped [sign-flipped]"));

    [Test]
    public void Two_changes_that_add_up() => Of((i, r) => r - 0.7 - i + 0.45)!.Id.ShouldBe("bias-left-out+offset-added");

    [Test]
    public void Two_factors_of_a_step() =>
        Of((_, r) => r, (i, j) => _starts[i][j] - (0.5 * (_right[i][j] - _starts[i][j])))!.Id.ShouldBe("uphill+half-step");

    [Test]
    public void The_cases_that_are_right_have_a_say() => Of((i, r) => i == 1 ? r : Count(i) * -r).ShouldBeNull();

    [Test]
    public void One_mistake_is_no_pair() => Of((_, r) => -r).ShouldBeNull();

    [Test]
    public void The_same_change_twice_is_no_pair()
    {
        MistakeNumbers twin = new(new("bias-forgotten", "the bias is forgotten"), i => [Each(i, r => r - 0.7 - i)]);
        Of((i, r) => r - 1.4 - (2 * i), also: twin).ShouldBeNull();
    }

    [Test]
    public void Of_several_pairs_only_what_they_share_is_named()
    {
        MistakeNumbers twin = new(new("summed-otherwise", "a sum"), i => [Each(i, r => Count(i) * r)]);
        Of((i, r) => Count(i) * -r, also: twin)!.ShouldBe(new Remark(
            "partly-sign-flipped",
            "two mistakes at once, and one of them is this: the sign is flipped [sign-flipped]"));
    }

    [Test]
    public void Whole_numbers_give_no_pair() =>
        Composition.Of(
            [.. _right.Select(_ => new CaseNumbers([[1, 2, 3]], [4, 8, 12], new Dictionary<string, double[]>()))],
            [new(new("a-b", ""), _ => [[2, 4, 6]]), new(new("c-d", ""), _ => [[2, 4, 6]])]).ShouldBeNull();

    [Test]
    public void Numbers_that_match_nothing_give_no_pair()
    {
        var random = new Random(1);
        Of((_, _) => random.NextDouble()).ShouldBeNull();
        Of((_, _) => double.NaN).ShouldBeNull();
        Of((_, _) => 1e308).ShouldBeNull();
    }

    [Test]
    public void Two_changes_on_the_way_to_the_answer()
    {
        Row[] cases = [new("a", [1.5m, -2.5m, 3.1m]), new("b", [2.1m, -0.7m]), new("c", [-4.3m])];
        static decimal Masked(decimal x, int i) => i == 0 ? 0 : x;
        static decimal Absolute(decimal x, int i) => Math.Abs(x);
        Mistake<Row, decimal>[] mistakes = [Wrong("first-row-left-out", Masked), Wrong("absolute-value", Absolute)];
        string? Said(Func<decimal, int, decimal> share, string? call) => Diagnosis.Of(
            cases,
            Array.ConvertAll(cases, c => CallResult.Of(() => (double)Sum(c, share))),
            new OracleAnswers<Row, decimal>(cases, c => [Sum(c, (x, _) => x)], mistakes),
            call)?.Id;

        Said((x, i) => Masked(Absolute(x, i), i), RowGraph.Call).ShouldBe("first-row-left-out+absolute-value");
        Said((x, i) => Masked(Absolute(x, i), i), call: null).ShouldBeNull();
        Said((x, i) => i == 0 ? 0.7m : Absolute(x, i), RowGraph.Call).ShouldBeNull();
    }

    private static decimal Sum(Row c, Func<decimal, int, decimal> share) => c.X.Select(share).Sum();

    private static Mistake<Row, decimal> Wrong(string id, Func<decimal, int, decimal> share) =>
        new Mistake<Row, decimal>(id, id, c => [Sum(c, share)]).At(RowGraph.Shares, c => [c.X.Select(share).ToArray()]);

    private static double Count(int i) => 2 + i;

    private static double[] Each(int i, Func<double, double> of) => Array.ConvertAll(_right[i], r => of(r));

    private static Remark? Of(Func<int, double, double> wrong, Func<int, int, double>? at = null, MistakeNumbers? also = null)
    {
        MistakeNumbers[] mistakes =
        [
            new(new("sum-for-mean", "a sum, not a mean"), i => [Each(i, r => Count(i) * r)]),
            new(new("sign-flipped", "the sign is flipped"), i => [Each(i, r => -r)]),
            new(new("bias-left-out", "the bias is left out"), i => [Each(i, r => r - 0.7 - i)]),
            new(new("offset-added", "an offset is added"), i => [Each(i, r => r + 0.45)]),
            new(new("uphill", "uphill"), i => [[.. _right[i].Zip(_starts[i], (r, s) => s - (r - s))]]),
            new(new("half-step", "half a step"), i => [[.. _right[i].Zip(_starts[i], (r, s) => s + (0.5 * (r - s)))]]),
        ];
        return Composition.Of(
            [.. _right.Select((right, i) => new CaseNumbers(
                [right],
                [.. right.Select((r, j) => at is null ? wrong(i, r) : at(i, j))],
                new Dictionary<string, double[]> { ["W"] = _starts[i] }))],
            also is null ? mistakes : [.. mistakes, also]);
    }

    private sealed record Row(string Name, decimal[] X) : Case(Name)
    {
        public override string Given => "";

        public override string Worked => "";
    }

    private static class RowGraph
    {
        public const string Call = "Sum(x)";
        public const string Shares = "shares";

        public static Graph<Row> All { get; } = new(
            new(Shares, "x", v => v.Case.X),
            new("sum", "Σ x", v => v.Row(Shares).Sum()) { Call = Call },
            new("side", "in a word", v => v.Number("sum") < 0 ? "below zero" : "not below zero"));
    }
}
