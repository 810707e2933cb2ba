using Katas.Oracles;
using Shouldly;
using Case = Katas.Oracles.Case;

namespace Katas.Tests;

[TestFixture]
public sealed class ShrinkingTests
{
    private static readonly Batch _wide = new(
        "drawn: 3 × 3", [[0.37m, 1.82m, -0.64m], [1.5m, -0.81m, 0.92m], [0.11m, 0.58m, 1.27m]], [0.77m, -1.31m, 0.42m], 1.37m);

    private static readonly Batch[] _cases =
    [
        _wide,
        new("one row", [[1.25m, 2]], [0.5m, 1], 0),
        new("two rows of one", [[1.75m], [-2.5m]], [3.5m], 2.5m),
    ];

    private static readonly Mistake<Batch, decimal[]>[] _mistakes =
    [
        new("sum-for-mean", "summed, not averaged", c => [Slopes(c, 1)]),
        new("bias-left-out", "the bias is missing", c => [Slopes(c with { Bias = 0 }, c.Rows.Length)]),
        new("last-row-left-out", "the last row is missing", c => [WithoutLastRow(c)]),
    ];

    [Test]
    public void A_case_loses_rows_columns_and_digits_while_its_mistake_explains_it()
    {
        var shown = Shown(c => Doubles(Slopes(c with { Bias = 0 }, c.Rows.Length)));
        shown.Case.Given.ShouldBe("[[-1]] [-1] 1.37");
        shown.Given.ShouldBe("[[-1]] [-1] 1.37  (simplified; first seen in \"drawn: 3 × 3\")");
    }

    [Test]
    public void Two_rows_stay_where_the_mistake_needs_them() =>
        Shown(c => Doubles(Slopes(c, 1))).Case.Given.ShouldBe("[[2], [-1]] [-1] 1.37");

    /// <summary>With b = 0, one mistake gives what another gives: (2·−1) + (−1·−1) is half of 2·−1.</summary>
    [Test]
    public void No_other_mistake_explains_the_smaller_case()
    {
        foreach (var known in _mistakes)
        {
            var shown = Shown(c => Doubles(known.Answers(c).Single()));
            shown.SeenIn.ShouldBe(_wide.Name);
            _mistakes.Where(mistake => mistake.Answers(shown.Case).Any(shown.Answer.Matches)).ShouldBe([known]);
        }
    }

    [Test]
    public void A_smaller_case_is_wrong_when_it_is_asked_alone_and_right_for_a_right_answer()
    {
        foreach (var known in _mistakes)
        {
            object? Wrong(Batch c) => Doubles(known.Answers(c).Single());
            var shown = Shown(Wrong);
            Closeness.Matches(shown.Right[0], Wrong(shown.Case)).ShouldBeFalse();
            Closeness.Matches(shown.Right[0], Doubles(Slopes(shown.Case, shown.Case.Rows.Length))).ShouldBeTrue();
            shown.Case.IsSound.ShouldBeTrue();
        }
    }

    [Test]
    public void A_remark_holds_for_the_smaller_case_too()
    {
        object? Negative(Batch c) => Doubles([.. Slopes(c, c.Rows.Length).Select(slope => -slope)]);
        var shown = Shown(Negative);
        shown.SeenIn.ShouldBe(_wide.Name);
        Closeness.Matches(shown.Right[0].Select(slope => -slope).ToArray(), shown.Answer.Value).ShouldBeTrue();
    }

    [Test]
    public void Code_that_throws_on_everything_smaller_shows_the_case_as_it_was() =>
        Shown(c => Array.Exists(_cases, known => known == c) ? Doubles(Slopes(c, 1)) : throw new InvalidOperationException())
            .Case.ShouldBe(_wide);

    [Test]
    public void Code_that_loses_its_process_shows_the_case_as_it_was() =>
        Shown(c => Array.Exists(_cases, known => known == c)
            ? Doubles(Slopes(c, 1))
            : throw new Kata.RedResults.LostException("its process ended")).Case.ShouldBe(_wide);

    [Test]
    public void Two_inputs_that_are_one_array_stay_so()
    {
        decimal[] shared = [0.77m, -1.31m, 0.42m];
        var twice = _wide with { Rows = [shared, shared, shared], Weights = shared };
        Shown(c => Doubles(Slopes(c, 1)), [twice, .. _cases[1..]]).Case.ShouldBe(twice);
    }

    [Test]
    public void A_case_that_the_code_overwrites_is_shown_as_it_was_given()
    {
        var shown = Shown(c =>
        {
            var slopes = Doubles(Slopes(c, 1));
            Array.ForEach(c.Rows, row => Array.Clear(row));
            return slopes;
        });
        shown.Case.Given.ShouldBe("[[2], [-1]] [-1] 1.37");
    }

    [Test]
    public void A_kind_of_case_that_does_not_say_what_is_sound_is_never_made_smaller() =>
        new SmallerCases<Batch>([_wide with { Name = "unsound" }]).Some().ShouldBeEmpty();

    [Test]
    public void Lengths_stay_within_those_of_the_questions_cases_and_equal_where_they_are()
    {
        Batch[] some = [.. new SmallerCases<Batch>(_cases).Some()];
        some.Length.ShouldBeGreaterThan(10);
        some.ShouldAllBe(c => c.Rows.Length >= 1 && Array.TrueForAll(c.Rows, row => row.Length == c.Weights.Length));
        some.ShouldAllBe(c => _cases.Any(known => known.Bias == c.Bias));
        new SmallerCases<Batch>([_wide, _wide with { Bias = 1 }]).Some().ShouldAllBe(c => c.Rows.Length == 3);
    }

    [Test]
    public void Earlier_matrices_become_smaller_with_the_others_or_go()
    {
        Passes[] some = [.. new SmallerCases<Passes>(
        [
            new("two", [[[1, 2], [3, 4], [5, 6]], [[7, 8], [9, 1], [2, 3]]], [[4, 5], [6, 7], [8, 9]], [new([1, 2]), new([3])]),
            new("none", [], [[1]], [new([4])]),
            new("one", [[[1, 2], [3, 4]]], [[5, 6], [7, 8]], [new([5])]),
        ]).Some()];
        some.Select(c => c.Earlier.Length).Distinct().Order().ShouldBe([0, 1]);
        some.Select(c => c.Last[0].Length).Distinct().Order().ShouldBe([1, 2]);
        some.ShouldAllBe(c => c.Earlier.All(rows =>
            rows.Length == c.Last.Length && rows.All(row => row.Length == c.Last[0].Length)));
        some.ShouldContain(c => c.Name == "two" && c.Layers.Length == 1);
        some.ShouldAllBe(c => c.Layers.Length > 0 && c.Layers.All(layer => layer.Weights.Length > 0));
    }

    [Test]
    public void Matrices_of_several_widths_keep_them()
    {
        Passes[] some = [.. new SmallerCases<Passes>(
        [
            new("two", [[[1, 2], [3, 4], [5, 6]], [[7, 8, 9]]], [[1, 2, 3]], [new([1])]),
            new("none", [], [[1]], [new([2])]),
            new("one", [[[1, 2, 3]]], [[4, 5, 6]], [new([3])]),
        ]).Some()];
        int[] widths = [.. some.SelectMany(c => c.Earlier).Select(rows => rows[0].Length)];
        widths.ShouldNotBeEmpty();
        widths.ShouldAllBe(width => width >= 2);
    }

    [Test]
    public void A_case_that_has_no_records_stays_without()
    {
        Passes[] some = [.. new SmallerCases<Passes>(
        [
            new("none", [], [[1], [2]], []),
            new("two", [], [[1], [2]], [new([3]), new([4])]),
            new("one", [], [[1]], [new([2])]),
        ]).Some()];
        some.Where(c => c.Name == "none").ShouldAllBe(c => c.Layers.Length == 0 && c.Last.Length == 1);
        some.ShouldAllBe(c => c.Layers.Length == 0 || c.Layers.Length == c.Last.Length);
    }

    [Test]
    public void Lengths_may_be_those_of_cases_that_are_alike()
    {
        Passes c = new("two", [], [[4, 5], [6, 7]], [new([1]), new([2])]);
        new SmallerCases<Passes>([c]).Some().ShouldAllBe(smaller => smaller.Last.Length == 2);
        new SmallerCases<Passes>([c with { Others = [c with { Last = [[1]] }] }]).Some()
            .ShouldContain(smaller => smaller.Last.Length == 1);
    }

    private static Shown<Batch, decimal[]> Shown(Func<Batch, object?> ask, Batch[]? cases = null)
    {
        var known = cases ?? _cases;
        var arrays = new CaseArrays(known);
        var answers = Array.ConvertAll(known, c => CallResult.Of(() => ask(c)));
        arrays.Restore();
        var oracle = new OracleAnswers<Batch, decimal[]>(known, c => [Slopes(c, c.Rows.Length)], _mistakes);
        var named = oracle.Mistake((i, wrong) => answers[i].Matches(wrong));
        var remark = named is null ? Diagnosis.Of(known, answers, oracle) : null;
        return new Shrinking<Batch, decimal[]>(known, answers, oracle, "f(batch)", ask, named, remark).Of(position: 0, first: 0);
    }

    private static decimal[] Slopes(Batch c, int divisor) =>
        [.. c.Weights.Select((w, j) => c.Rows.Sum(row => (row[j] * w) + c.Bias) / divisor)];

    private static decimal[] WithoutLastRow(Batch c) =>
        [.. c.Weights.Select((w, j) => c.Rows.SkipLast(1).Sum(row => (row[j] * w) + c.Bias) / c.Rows.Length)];

    private static double[] Doubles(decimal[] numbers) => numbers.AsDoubles();

    internal sealed record Layer(decimal[] Weights);

    internal sealed record Passes(string Name, decimal[][][] Earlier, decimal[][] Last, Layer[] Layers) : Case(Name)
    {
        public Passes[] Others { get; init; } = [];

        public override IEnumerable<Case> Alike => Others;

        public override bool IsSound => true;

        public override string Given => "";

        public override string Worked => "";
    }

    internal sealed record Batch(string Name, decimal[][] Rows, decimal[] Weights, decimal Bias) : Case(Name)
    {
        public override bool IsSound => Name != "unsound";

        public override string Given => $"{Numbers.Text(Rows)} {Numbers.Text(Weights)} {Numbers.Text(Bias)}";

        public override string Worked => "";
    }
}
