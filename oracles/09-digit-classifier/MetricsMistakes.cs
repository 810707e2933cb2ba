using static Katas.Oracles.DigitClassifier.MetricsOracle;

namespace Katas.Oracles.DigitClassifier;

/// <summary>The figures of every class, as doubles: a wrong one may be not a number.</summary>
public sealed record Figures(double[] Precision, double[] Recall, double[] F1)
{
    /// <summary>The right ones.</summary>
    public static Figures Right(ConfusionCase c)
    {
        var (precision, recall, f1) = Scores(c);
        return new(precision.AsDoubles(), recall.AsDoubles(), f1.AsDoubles());
    }
}

/// <summary>The known wrong answers of stage 09's figures.</summary>
public static class MetricsMistakes
{
    /// <summary>Of predictions.</summary>
    public static Mistake<ProbabilitiesCase, int[]>[] Predictions =>
    [
        new(
            "largest-of-the-column",
            "the largest is searched down the columns: return one prediction per row, the column of its largest",
            c => [[.. c.Probabilities[0].Select((_, k) => FirstLargest([.. c.Probabilities.Select(row => row[k])]))]]),
        WrongChoice("last-of-equals", "the last of several equal values is chosen: take the first (>, not >=)", row =>
            row.Length - 1 - FirstLargest([.. row.Reverse()])),
        WrongChoice("least-probable", "that is the least probable class: return the most probable one", row =>
            FirstLargest([.. row.Select(p => -p)]))
            .At(MetricsGraph.Largest, c => [c.Probabilities.Select(row => row.Min()).ToArray()]),
        new("max-kept-between-rows", "the maximum carries over from an earlier row: start over in each row", c =>
            [[
                .. c.Probabilities.Select((row, i) =>
                    row.Max() > c.Probabilities[..i].SelectMany(earlier => earlier).Append(0).Max() ? FirstLargest(row) : 0),
            ]]),
        WrongChoice("classes-from-one", "the classes are counted from 1: the first is class 0", row => FirstLargest(row) + 1),
        WrongChoice("over-a-half", "only a probability above ½ counts: the largest wins, however small", row =>
            Math.Max(0, Array.FindIndex(row, p => p > 0.5m))),
        WrongChoice("first-class-left-out", "class 0 is never chosen: start at column 0", row => 1 + FirstLargest(row[1..])),
        WrongChoice("last-class-left-out", "the last class is never chosen: the loop ends one early", row =>
            FirstLargest(row[..^1])),
    ];

    /// <summary>Of the accuracy.</summary>
    public static Mistake<SaidCase, decimal>[] Accuracy =>
    [
        new("integer-division", "dividing two ints gives 0 or 1: divide a double", c => [Right(c) / c.Labels.Length]),
        new Mistake<SaidCase, decimal>(
            "error-rate",
            "that is the fraction of wrong predictions: count the right ones",
            c => [1 - MetricsOracle.Accuracy(c)])
            .At(MetricsGraph.RightRows, c => [(decimal)(c.Labels.Length - Right(c))]),
        new("percent-for-share", "that is in percent: return a fraction from 0 to 1", c => [100 * MetricsOracle.Accuracy(c)]),
        new("count-for-share", "that is the number of right predictions: divide by the number of rows", c => [Right(c)]),
        new(
            "recall-for-accuracy",
            "every class counts equally: that is the mean recall, here every row counts equally",
            c => [Pairs(c).GroupBy(pair => pair.Label).Average(rows => rows.Average(pair => pair.Label == pair.Said ? 1m : 0))]),
        new("divided-by-classes", "divided by the number of classes: divide by the number of rows", c =>
            [(decimal)Right(c) / c.Labels.Distinct().Count(), (decimal)Right(c) / (c.Labels.Max() + 1)]),
        new Mistake<SaidCase, decimal>("last-row-left-out", "the last row is not counted: the loop ends one early", c =>
            [(decimal)Pairs(c).SkipLast(1).Count(pair => pair.Label == pair.Said) / c.Labels.Length])
            .At(MetricsGraph.RightRows, c => [(decimal)Pairs(c).SkipLast(1).Count(pair => pair.Label == pair.Said)]),
    ];

    /// <summary>Of the confusion matrix.</summary>
    public static Mistake<SaidCase, int[][]>[] ConfusionMatrix =>
    [
        WrongTable(
            "transposed-confusion-matrix",
            "the matrix is transposed: the true class is the row, the prediction the column",
            (c, label, said) => MetricsOracle.ConfusionMatrix(c)[said][label]),
        WrongTable(
            "only-hits-counted",
            "only right predictions are counted: the wrong ones are the point of it",
            (c, label, said) => label == said ? MetricsOracle.ConfusionMatrix(c)[label][said] : 0),
        WrongTable("only-misses-counted", "right predictions are left out: they belong on the diagonal", (c, label, said) =>
            label == said ? 0 : MetricsOracle.ConfusionMatrix(c)[label][said]),
        WrongTable("counted-both-ways", "each row is counted in [t][p] and in [p][t]: count it once", (c, label, said) =>
            MetricsOracle.ConfusionMatrix(c)[label][said] + MetricsOracle.ConfusionMatrix(c)[said][label]),
        WrongTable(
            "counted-both-ways",
            "each wrong prediction is counted in [t][p] and in [p][t]: count it once",
            (c, label, said) => MetricsOracle.ConfusionMatrix(c)[label][said]
                + (label == said ? 0 : MetricsOracle.ConfusionMatrix(c)[said][label])),
        WrongTable("ones-for-counts", "a cell is 1 however many rows it counts: add 1 for each", (c, label, said) =>
            Math.Min(1, MetricsOracle.ConfusionMatrix(c)[label][said])),
        new(
            "classes-counted-from-labels",
            "the size is the number of classes that occur: the others have rows and columns too",
            c =>
                [Table(c.Labels.Concat(c.Predictions).Max() + 1, (label, said) =>
                    Pairs(c).Count(pair => pair == (label, said)))]),
        new("one-row-for-all", "all rows are one array: make a new one for each class", c =>
            [Table(c.Classes, (_, said) => c.Predictions.Count(prediction => prediction == said))]),
        WrongTable("last-row-left-out", "the last row is not counted: the loop ends one early", (c, label, said) =>
            Pairs(c).SkipLast(1).Count(pair => pair == (label, said))),
    ];

    /// <summary>Of the classes' figures.</summary>
    public static Mistake<ConfusionCase, Figures>[] Scores =>
    [
        WrongScores(
            "precision-and-recall-swapped",
            "precision and recall are swapped: a column holds the predictions, a row the true class",
            right => right with { Precision = right.Recall, Recall = right.Precision }),
        WrongF1("f1-arithmetic-mean", "F1 is the arithmetic mean: use the harmonic mean, 2PR / (P + R)", (p, r) => (p + r) / 2),
        WrongF1(
            "f1-geometric-mean",
            "F1 is the geometric mean √PR: use the harmonic mean, 2PR / (P + R)",
            (p, r) => Math.Sqrt(p * r)),
        WrongF1("f1-without-the-two", "F1 is half of what it should be: 2PR / (P + R)", (p, r) =>
            p + r == 0 ? 0 : p * r / (p + r)),
        WrongF1("f1-for-the-smaller", "F1 is the smaller of the two: it is 2PR / (P + R)", Math.Min),
        WrongF1("f1-product", "F1 is the product PR: divide 2PR by P + R", (p, r) => p * r),
        new("zero-over-zero", "0/0 gives NaN: where the denominator is 0, return 0", c =>
            [NoGuard(c, double.NaN), NoGuardInF1(c)]),
        new("zero-over-zero-is-one", "0/0 gives 1: a class that is never predicted or never occurs gets 0", c => [NoGuard(c, 1)]),
        new("share-of-all-rows", "divided by all rows: divide precision by the column's sum, recall by the row's", c =>
        [
            With(c, (hits, _, _, all) => hits / all, (hits, _, _, all) => hits / all),
            With(c, (hits, _, _, all) => hits / all, (hits, _, are, _) => Ratio(hits, are)),
            With(c, (hits, named, _, _) => Ratio(hits, named), (hits, _, _, all) => hits / all),
        ]),
        new("precision-for-recall", "recall is a copy of precision: divide by the sum of the class's row", c =>
            [With(c, (hits, named, _, _) => Ratio(hits, named), (hits, named, _, _) => Ratio(hits, named))]),
        new("recall-for-precision", "precision is a copy of recall: divide by the sum of the class's column", c =>
            [With(c, (hits, _, are, _) => Ratio(hits, are), (hits, _, are, _) => Ratio(hits, are))]),
        new("integer-division", "dividing two ints gives 0 or 1: divide a double", c =>
            [With(c, (hits, named, _, _) => Math.Floor(Ratio(hits, named)), (hits, _, are, _) => Math.Floor(Ratio(hits, are)))]),
        new("hits-not-in-the-whole", "the hits are divided by the misses: divide them by the total", c =>
            [
                With(c, (hits, named, _, _) => Ratio(hits, named - hits), (hits, _, are, _) => Ratio(hits, are - hits)),
                With(c, (hits, named, _, _) => hits / (named - hits), (hits, _, are, _) => hits / (are - hits)),
            ]),
    ];

    /// <summary>Of the mean of F1.</summary>
    public static Mistake<ConfusionCase, decimal>[] MacroF1 =>
    [
        new("micro-for-macro", "that is the accuracy: compute each class's F1, then their mean", c =>
            [(decimal)Classes(c).Sum(k => Hits(c, k)) / All(c)]),
        new("weighted-for-macro", "each class is weighted by its rows: in the macro mean every class counts equally", c =>
            [Classes(c).Sum(k => F1(c)[k] * Are(c, k)) / All(c)]),
        new("f1-of-means", "that is F1 of the mean precision and recall: compute each class's F1, then their mean", c =>
            [Harmonic(MetricsOracle.Scores(c).Precision.Average(), MetricsOracle.Scores(c).Recall.Average())]),
        new("sum-for-mean", "the F1s are summed: divide by the number of classes", c => [F1(c).Sum()]),
        new("empty-classes-left-out", "a class with an F1 of 0 is left out of the mean: it counts too", c =>
            [F1(c).Where(f1 => f1 > 0).DefaultIfEmpty(0).Average(), F1(c).Where((_, k) => Are(c, k) > 0).Average()]),
    ];

    private static int FirstLargest(decimal[] values) => Array.IndexOf(values, values.Max());

    private static Mistake<ProbabilitiesCase, int[]> WrongChoice(string id, string story, Func<decimal[], int> choice) =>
        new(id, story, c => [[.. c.Probabilities.Select(choice)]]);

    private static int Right(SaidCase c) => Pairs(c).Count(pair => pair.Label == pair.Said);

    private static Mistake<SaidCase, int[][]> WrongTable(string id, string story, Func<SaidCase, int, int, int> cell) =>
        new(id, story, c => [Table(c.Classes, (label, said) => cell(c, label, said))]);

    private static Mistake<ConfusionCase, Figures> WrongScores(string id, string story, Func<Figures, Figures> figures) =>
        new(id, story, c => [figures(Figures.Right(c))]);

    private static Mistake<ConfusionCase, Figures> WrongF1(string id, string story, Func<double, double, double> f1) =>
        WrongScores(id, story, right => right with { F1 = [.. right.Precision.Zip(right.Recall, f1)] });

    /// <summary>
    /// Figures by another rule for precision and recall, which see hits, named so, are so, and all; F1 is that of the two.
    /// </summary>
    private static Figures With(
        ConfusionCase c,
        Func<double, double, double, double, double> precision,
        Func<double, double, double, double, double> recall)
    {
        double[] Each(Func<double, double, double, double, double> of) =>
            [.. Classes(c).Select(k => of(Hits(c, k), Named(c, k), Are(c, k), All(c)))];

        var (p, r) = (Each(precision), Each(recall));
        return new Figures(p, r, [.. p.Zip(r, (pk, rk) => Ratio(2 * pk * rk, pk + rk))]);
    }

    private static Figures NoGuard(ConfusionCase c, double empty)
    {
        var figures =
            With(c, (hits, named, _, _) => named == 0 ? empty : hits / named, (hits, _, are, _) => are == 0 ? empty : hits / are);
        return figures with
        {
            F1 = [.. figures.Precision.Zip(figures.Recall, (p, r) => p + r == 0 ? empty : 2 * p * r / (p + r))],
        };
    }

    private static Figures NoGuardInF1(ConfusionCase c)
    {
        var right = Figures.Right(c);
        return right with { F1 = [.. right.Precision.Zip(right.Recall, (p, r) => 2 * p * r / (p + r))] };
    }

    private static double Ratio(double part, double whole) => whole == 0 ? 0 : part / whole;

    private static decimal[] F1(ConfusionCase c) => MetricsOracle.Scores(c).F1;

    private static decimal Harmonic(decimal a, decimal b) => a + b == 0 ? 0 : 2 * a * b / (a + b);
}
