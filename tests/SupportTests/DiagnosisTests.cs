using Katas.Oracles;
using Shouldly;
using Case = Katas.Oracles.Case;

namespace Katas.Tests;

[TestFixture]
public sealed class DiagnosisTests
{
    private static readonly Row[] _cases =
    [
        new("a", 1, [2.25m, 3, 4]),
        new("b", -2, [3.5m, 5.25m]),
        new("c", 3, [1.5m, -6, 8, 2.3m]),
        new("d", -0.5m, [7.1m]),
        new("e", 4, [6.4m, 1]),
    ];

    private static readonly Mistake<Row, decimal>[] _mistakes =
    [
        new("bias-left-out", "the bias is left out", c => [c.X.Sum()]),
        new("bias-twice", "the bias is added twice", c => [c.X.Sum() + (2 * c.Bias)]),
    ];

    [Test]
    public void Two_mistakes_that_explain_every_case_between_them() =>
        Of(c => c.Bias < 0 ? c.X.Sum() : c.X.Sum() + (2 * c.Bias)).ShouldBe(
            "two mistakes at once: the bias is left out [bias-left-out]; and the bias is added twice [bias-twice]");

    [Test]
    public void A_mistake_that_explains_some_cases() =>
        Of(c => c.Bias > 2 ? 77 : c.X.Sum()).ShouldBe("in 3 of 5 failing cases: the bias is left out [bias-left-out]");

    [Test]
    public void Of_two_mistakes_that_explain_the_same_cases_neither_is_named()
    {
        Mistake<Row, decimal> other = new("small-bias-left-out", "a small bias is left out", c =>
            [c.X.Sum() + (c.Bias > 2 ? 5 * c.Bias : 0)]);
        Diagnosis.Of(
            _cases,
            Answers(c => (double)(c.Bias > 2 ? 77 : c.X.Sum())),
            new OracleAnswers<Row, decimal>(_cases, c => [Right(c)], [.. _mistakes, other]))?.Id.ShouldBe("condition");
    }

    [Test]
    public void A_relation_of_all_answers() => Of(c => 2 * Right(c)).ShouldBe("every value is twice what it should be");

    [Test]
    public void A_condition_that_tells_wrong_answers_from_right_ones()
    {
        Of(c => c.Bias < 0 ? 77 : Right(c)).ShouldBe("wrong wherever Bias < 0, and right everywhere else");
        Of(c => c.X.Length > 1 ? 77 + c.X.Length : Right(c), [.. _cases, new("f", 1, [9])])
            .ShouldBe("wrong wherever the length of X is more than 1, and right everywhere else");
    }

    [Test]
    public void The_only_wrong_part_of_a_record()
    {
        Slopes Right(Row c) => new([.. c.X.Select(x => x * c.Bias)], c.X.Sum());
        string? Said(Func<Slopes, Slopes> wrong) => Diagnosis.Of(
            _cases,
            Answers(c => wrong(Right(c)) is var slopes ? new DoubleSlopes(slopes.Weight.AsDoubles(), (double)slopes.Bias) : null),
            new OracleAnswers<Row, Slopes>(_cases, c => [Right(c)], []))?.Text;

        Said(right => right with { Bias = (right.Bias * right.Bias) + 1 }).ShouldBe("only Bias is wrong, and Weight is right");
        Said(right => new([.. right.Weight.Select(w => w * w)], (right.Bias * right.Bias) + 1)).ShouldBeNull();
    }

    [Test]
    public void The_first_failing_case_is_shown_or_a_smaller_one_of_the_same_diagnosis_if_it_is_large()
    {
        Row large = new("large", 1, [.. Enumerable.Range(1, 9).Select(x => x + 0.5m)]);
        Shown(_cases, c => 2 * Right(c)).ShouldBe("a");
        Shown([large, .. _cases], c => 2 * Right(c)).ShouldBe("d");
        Shown([large, .. _cases], c => c.Name == "d" ? Right(c) : 2 * Right(c)).ShouldBe("b");
        Shown([large, .. _cases], c => c.Name == "d" ? 77 : c.X.Sum()).ShouldBe("b");
    }

    [Test]
    public void Last_digits() => Of(c => Right(c) + 0.000_01m).ShouldStartWith("correct except in the last digits");

    [Test]
    public void A_shape()
    {
        object? Matrix(Row _) => (double[][])[[1, 4], [2, 5], [3, 6]];
        decimal[][] Right(Row _) => [[1, 2, 3], [4, 5, 6]];

        Diagnosis.Of(_cases, Answers(Matrix), new OracleAnswers<Row, decimal[][]>(_cases, c => [Right(c)], []))!.Text
            .ShouldBe("3 × 2 instead of 2 × 3: is it transposed?");
    }

    [Test]
    public void An_exception_instead_of_every_value()
    {
        static object OutOfRange(Row c) => Array.Empty<double>()[c.X.Length];
        static object OutOfList(Row c) => new List<double>()[c.X.Length];
        static object OutOfRangeOfAnArray(Row c) => ((double[])[0])[..(c.X.Length + 1)];
        static object GuardedIndex(Row c) => throw new ArgumentOutOfRangeException("index", -1, "index must be 0 or more.");
        static object Guarded(Row c) => throw new ArgumentOutOfRangeException(nameof(c), "0 epochs");
        static object Refused(Row c) => throw new ArgumentException($"X has {c.X.Length} values");
        static object Unsupported(Row c) => throw new NotSupportedException();

        Diagnosis.Of(_cases, Answers(OutOfRange), Oracle(_cases))!.Id.ShouldBe("index");
        Diagnosis.Of(_cases, Answers(OutOfList), Oracle(_cases))!.Id.ShouldBe("index");
        Diagnosis.Of(_cases, Answers(OutOfRangeOfAnArray), Oracle(_cases))!.Id.ShouldBe("index");
        Diagnosis.Of(_cases, Answers(GuardedIndex), Oracle(_cases))!.Id.ShouldBe("refused");
        Diagnosis.Of(_cases, Answers(Refused), Oracle(_cases))!.Id.ShouldBe("refused");
        Diagnosis.Of(_cases, Answers(Guarded), Oracle(_cases))!.Id.ShouldBe("refused");
        Diagnosis.Of(_cases, Answers(Unsupported), Oracle(_cases)).ShouldBeNull();
        Diagnosis.Of(_cases, Answers(c => c.Bias < 0 ? OutOfRange(c) : 77), Oracle(_cases)).ShouldBeNull();
    }

    [Test]
    public void An_index_that_is_outside_wherever_a_matrix_is_not_square()
    {
        Grid[] grids =
        [
            new("2 × 3", new([[1, 2, 3], [4, 5, 6.5m]])),
            new("3 × 1", new([[1], [2], [3.5m]])),
            new("2 × 2", new([[1, 2], [3, 5]])),
        ];
        string? Said(Grid[] cases, Func<decimal[][], int, int, decimal> read) => Diagnosis.Of(
            cases,
            Array.ConvertAll(cases, c => CallResult.Of(() => (double)Weighted(c, read))),
            new OracleAnswers<Grid, decimal>(cases, c => [Weighted(c, (rows, i, j) => rows[i][j])], []))?.Text;
        const string Index = "an index is outside its array: compare the bounds of the loops with the lengths of the arrays";

        Said(grids, (rows, i, j) => rows[j][i]).ShouldBe(
            "an index is outside its array wherever W1 is not square, and nowhere else: are the two indices of W1 swapped?");
        Said(grids, (rows, i, j) => rows[i][j + 1]).ShouldBe(Index);
        Said(grids[..2], (rows, i, j) => rows[j][i]).ShouldBe(Index);
        // Without a matrix of more columns than rows, a wrong bound of a loop would do the same.
        Said(grids[1..], (rows, i, j) => rows[j][i]).ShouldBeNull();
    }

    [Test]
    public void Whole_numbers_that_match_a_mistake_by_chance_are_no_mistake()
    {
        Mistake<Row, decimal> never = new("never-counted", "nothing is counted", c => [c.Bias < 0 ? 0 : 9]);
        Diagnosis.Of(_cases, Answers(_ => 0), new OracleAnswers<Row, decimal>(_cases, c => [Right(c)], [never]))!.Text
            .ShouldStartWith("every value is 0");
    }

    [Test]
    public void Answers_without_anything_in_common_give_no_remark()
    {
        var random = new Random(1);
        Of(_ => (decimal)random.NextDouble()).ShouldBeNull();
    }

    [Test]
    public void Answers_of_another_kind_give_no_remark()
    {
        foreach (var odd in (object?[])[null, "text", true, double.NaN, Array.Empty<double>(), new double[][] { [], [1] }])
        {
            Should.NotThrow(() => Diagnosis.Of(_cases, Answers(_ => odd), Oracle(_cases)));
        }
    }

    private static string? Of(Func<Row, decimal> wrong, Row[]? cases = null) =>
        Diagnosis.Of(cases ?? _cases, Answers(c => (double)wrong(c), cases), Oracle(cases ?? _cases))?.Text;

    private static string Shown(Row[] cases, Func<Row, decimal> wrong)
    {
        var (answers, oracle) = (Answers(c => (double)wrong(c), cases), Oracle(cases));
        int[] failing = [.. Enumerable.Range(0, cases.Length).Where(i => wrong(cases[i]) != Right(cases[i]))];
        return cases[Diagnosis.Shown(cases, answers, oracle, failing, Diagnosis.Of(cases, answers, oracle))].Name;
    }

    private static CallResult[] Answers(Func<Row, object?> answer, Row[]? cases = null) =>
        Array.ConvertAll(cases ?? _cases, c => CallResult.Of(() => answer(c)));

    private static OracleAnswers<Row, decimal> Oracle(Row[] cases) => new(cases, c => [Right(c)], _mistakes);

    private static decimal Right(Row c) => c.X.Sum() + c.Bias;

    /// <summary>Σ (i + 2j + 1) wᵢⱼ: the place of each number counts.</summary>
    private static decimal Weighted(Grid c, Func<decimal[][], int, int, decimal> read) => (
        from i in Enumerable.Range(0, c.Layer.W1.Length)
        from j in Enumerable.Range(0, c.Layer.W1[0].Length)
        select (i + (2 * j) + 1) * read(c.Layer.W1, i, j)).Sum();

    private sealed record Layer(decimal[][] W1);

    private sealed record Grid(string Name, Layer Layer) : Case(Name)
    {
        public override string Given => "";

        public override string Worked => "";
    }

    private sealed record Slopes(decimal[] Weight, decimal Bias);

    private sealed record DoubleSlopes(double[] Weight, double Bias);

    private sealed record Row(string Name, decimal Bias, decimal[] X) : Case(Name)
    {
        public override string Given => "";

        public override string Worked => "";
    }
}
