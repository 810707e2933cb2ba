namespace Katas.Oracles.SoftmaxCrossEntropy;

/// <summary>The known wrong answers of stage 07, in doubles as a learner's code computes them, overflow included.</summary>
public static class SoftmaxCrossEntropyMistakes
{
    /// <summary>Of the probabilities of one row.</summary>
    public static Mistake<RowCase, double[]>[] Row =>
        [.. _softmaxes.Select(wrong =>
            new Mistake<RowCase, double[]>(wrong.Id, wrong.Story, c => [wrong.Of(c.Logits.AsDoubles())]))];

    /// <summary>Of the caller's logits after the probabilities of a row were asked.</summary>
    public static Mistake<RowCase, double[]>[] CallersRow =>
    [
        new(LogitsOverwritten, _logitsOverwritten, c => Overwritten(c.Logits.AsDoubles())),
    ];

    /// <summary>Of the probabilities of a batch.</summary>
    public static Mistake<BatchCase, double[][]>[] Batch =>
    [
        .. _softmaxes.Select(wrong => WrongBatch(wrong.Id, wrong.Story, rows => Each(rows, wrong.Of))),
        WrongBatch("wrong-axis", "the columns sum to 1: one example's classes stand in a row, so divide by the row's sum", rows =>
            Transposed(Each(Transposed(rows), Right))),
        WrongBatch("wrong-axis", "the columns sum to 1: one example's classes stand in a row, so divide by the row's sum", rows =>
            Transposed(Each(Transposed(Each(rows, z => Powers(z, z.Max()))), Shares))),
        WrongBatch("whole-batch-normalised", "the whole batch sums to 1: each row does, by a sum of its own", rows =>
        {
            var sum = rows.Sum(row => Powers(row, Largest(rows)).Sum());
            return Each(rows, row => Each(Powers(row, Largest(rows)), power => power / sum));
        }),
        WrongBatch(
            "max-of-the-batch",
            "shifted by the batch's largest logit: a row far below it becomes 0/0, so take each row's own",
            rows => Each(rows, row => Shares(Powers(row, Largest(rows))))),
        WrongBatch("max-of-the-first-row", "every row was shifted by the first row's largest logit: take each row's own",
            rows => Each(rows, row => Shares(Powers(row, rows[0].Max())))),
        WrongBatch(
            "max-kept-between-rows",
            "the largest logit of an earlier row is still in it: find the maximum of each row separately",
            rows => [.. rows.Select((row, i) => Shares(Powers(row, Largest(rows[..(i + 1)]))))]),
        WrongBatch("sum-kept-between-rows", "an earlier row's sum is still in it: start from 0 in each row",
            rows => [
            .. rows.Select((row, i) =>
                Each(Powers(row, row.Max()), power =>
                    power / rows[..(i + 1)].Sum(earlier => Powers(earlier, earlier.Max()).Sum()))),
            ]),
        WrongBatch("first-row-for-all", "every row has the first row's probabilities: take logits[i]", rows =>
            Each(rows, _ => Right(rows[0]))),
        WrongBatch("one-array-for-all-rows", "every row is the same array, the last row's: make a new one for each row", rows =>
            Each(rows, _ => Right(rows[^1]))),
        WrongBatch("rows-and-columns-swapped", "rows and columns are swapped: m rows of K probabilities are asked", rows =>
            Transposed(Each(rows, Right))),
    ];

    /// <summary>Of the caller's logits after the probabilities of a batch were asked.</summary>
    public static Mistake<BatchCase, double[][]>[] CallersBatch =>
    [
        .. Enumerable.Range(0, 3).Select(way => new Mistake<BatchCase, double[][]>(
            LogitsOverwritten, _logitsOverwritten, c => [Each(c.Logits.AsDoubles(), row => Overwritten(row)[way])])),
    ];

    /// <summary>Of the categorical cost.</summary>
    public static Mistake<CategoricalCase, double>[] Cost =>
    [
        .. _softmaxes.Select(wrong => WrongLoss(wrong.Id, wrong.Story, (z, y) => -Math.Log(wrong.Of(z)[y]))),
        .. _shifts.Select(shift =>
            WrongLoss(shift.Id, shift.Story, (z, y) => Math.Log(Powers(z, shift.Of(z)).Sum()) - (z[y] - shift.Of(z)))),
        .. Means<CategoricalCase>(c => SoftmaxCrossEntropyOracle.Cost(c), c => c.Logits.Length, c => c.Logits[0].Length),
        .. Rows<CategoricalCase>(c => [.. c.Logits.Zip(c.Labels, SoftmaxCrossEntropyOracle.Loss)]),
        WrongLoss("log-of-zero", _logOfZero, (z, y) => -Math.Log(Right(z)[y])),
        .. _clips.Select(clip => WrongLoss("log-clipped", _logClipped, (z, y) => -Math.Log(clip(Right(z)[y])))),
        WrongLoss("log-clipped", _logClipped, (z, y) => Math.Min(100, -Math.Log(Right(z)[y]))),
        WrongLoss("shift-in-one-part", _shiftInOnePart, (z, y) => Math.Log(Powers(z, z.Max()).Sum()) - z[y]),
        WrongLoss("shift-in-one-part", _shiftInOnePart, (z, y) => Math.Log(Powers(z, 0).Sum()) - (z[y] - z.Max())),
        .. _logarithms.Select(log =>
            WrongLoss("logarithm-to-another-base", _wrongLogarithm, (z, y) => log(Powers(z, z.Max()).Sum()) - (z[y] - z.Max()))),
        WrongLoss("sum-left-out", _sumLeftOut, (z, y) => -z[y]),
        WrongLoss("true-class-not-in-the-sum", "the true class's power is not in the sum: all K are", (z, y) =>
            Math.Log(Powers(z, z.Max()).Where((_, j) => j != y).Sum()) - (z[y] - z.Max())),
        WrongLoss("all-classes-counted", "every class's ln p is in the loss: only the true class's counts", (z, _) =>
            -LogRight(z).Sum()),
        WrongLoss("all-classes-counted", "every class's ln p is in the loss: only the true class's counts", (z, _) =>
            -LogRight(z).Average()),
        WrongLoss(
            "other-classes-counted",
            "ln(1 − p) of the other classes is in it too: that is a yes or no for each class, not a choice",
            (z, y) => -LogRight(z)[y] - Right(z).Where((_, j) => j != y).Sum(p => Math.Log(1 - p))),
        WrongLoss(
            "likeliest-for-true",
            "that is the loss of the class with the largest p: take the true class's, whatever the network thinks",
            (z, _) => -Math.Log(Right(z).Max())),
        .. Neighbours.Select(wrong => WrongLoss(wrong.Id, wrong.Story, (z, y) => -LogRight(z)[wrong.Of(y, z.Length)])),
        WrongLoss("first-class-for-true", "the loss is that of class 0 in every row: take the row's label", (z, _) =>
            -LogRight(z)[0]),
        WrongLoss("log-left-out", "the logarithm is missing: the loss is −ln p, not 1 − p or −p", (z, y) => 1 - Right(z)[y]),
        WrongLoss("log-left-out", "the logarithm is missing: the loss is −ln p, not 1 − p or −p", (z, y) => -Right(z)[y]),
        .. _halves.Select(half => WrongLoss("squared-error", _squaredError, (z, y) => half * SquaredErrors(z, y).Sum())),
        WrongLoss("squared-error", _squaredError, (z, y) => SquaredErrors(z, y).Average()),
        WrongLoss("softmax-left-out", "that is the logarithm of the logit: softmax comes first", (z, y) => -Math.Log(z[y])),
        WrongLoss("softmax-twice", "softmax was taken of what softmax gave: the cost takes the logits themselves", (z, y) =>
            -Math.Log(Right(Right(z))[y])),
        WrongLoss("log-left-and-right", "p ln p is the entropy: the true class counts with weight 1, not p", (z, y) =>
            -Right(z)[y] * LogRight(z)[y]),
        WrongCategorical(
            "log-of-the-mean",
            "that is the logarithm of the mean p: take each row's logarithm first, then the mean",
            (rows, labels) =>
                -Math.Log(rows.Zip(labels, (z, y) => Right(z)[y]).Average())),
        WrongCategorical(
            "max-of-the-batch",
            "shifted by the batch's largest logit: a row far below it becomes ln 0, so take each row's own",
            (rows, labels) =>
                rows.Zip(labels, (z, y) => Math.Log(Powers(z, Largest(rows)).Sum()) - z[y] + Largest(rows)).Average()),
        WrongCategorical(
            "max-of-the-first-row",
            "every row was shifted by the first row's largest logit: take each row's own",
            (rows, labels) =>
                rows.Zip(labels, (z, y) => Math.Log(Powers(z, rows[0].Max()).Sum()) - z[y] + rows[0].Max()).Average()),
        WrongCategorical(
            "sum-kept-between-rows",
            "an earlier row's sum is still in it: start from 0 in each row",
            (rows, labels) =>
                rows.Select((z, i) => Math.Log(rows[..(i + 1)].Sum(row => Powers(row, row.Max()).Sum())) - z[labels[i]] + z.Max())
                    .Average()),
        WrongCategorical("row-number-for-label", "class i was taken for row i: labels[i] says which", (rows, labels) =>
            rows.Select((z, i) => -LogRight(z)[i % z.Length]).Average()),
        WrongCategorical("first-label-for-all", "every row has the first row's label: take labels[i]", (rows, labels) =>
            rows.Average(z => -LogRight(z)[labels[0]])),
    ];

    /// <summary>Of the categorical slopes.</summary>
    public static Mistake<CategoricalCase, double[][]>[] Gradient =>
    [
        .. _softmaxes.Select(wrong =>
            WrongSlopes(wrong.Id, wrong.Story, (z, y) => Each(wrong.Of(z), (p, j) => p - OneHot(j, y)))),
        .. _scales.Select(wrong => WrongCategoricalGradient(wrong.Id, wrong.Story, (rows, labels) =>
            [.. rows.Zip(labels, (z, y) =>
                Each(Errors(z, y), error => wrong.Factor(rows.Length, z.Length) * error / rows.Length))])),
        WrongSlopes("true-class-only", "only the true class has a slope: the other logits pull too, by their p", (z, y) =>
            Each(Errors(z, y), (error, j) => error * OneHot(j, y))),
        WrongSlopes("other-classes-only", "the true class has no slope: its logit pulls most, by p − 1", (z, y) =>
            Each(Errors(z, y), (error, j) => error * (1 - OneHot(j, y)))),
        WrongSlopes("label-left-out", "that is p/m: take 1 off the true class's p", (z, _) => Right(z)),
        WrongSlopes("label-added", "1 is added to the true class's p: take it off", (z, y) =>
            Each(Right(z), (p, j) => p + OneHot(j, y))),
        WrongSlopes("one-off-every-class", "1 is taken off every p: only off the true class's", (z, _) =>
            Each(Right(z), p => p - 1)),
        WrongSlopes("softmax-left-out", "that is z − y: take softmax of the logits first", (z, y) =>
            Each(z, (value, j) => value - OneHot(j, y))),
        WrongSlopes("softmax-twice", "softmax was taken of what softmax gave: the gradient takes the logits themselves", (z, y) =>
            Each(Right(Right(z)), (p, j) => p - OneHot(j, y))),
        WrongSlopes(
            "slope-by-probability",
            "that is ∂J/∂p, −1/p at the true class: the slopes by the logits are asked, p − y",
            (z, y) => Each(Right(z), (p, j) => -OneHot(j, y) / p)),
        WrongSlopes(
            "slope-counted-twice",
            "p(1 − p) is in it once more: p − y already has the slope of the softmax in it",
            (z, y) => Each(Right(z), (p, j) => (p - OneHot(j, y)) * p * (1 - p))),
        WrongSlopes("error-squared", "the error is squared: its sign says where to push", (z, y) => SquaredErrors(z, y)),
        WrongSlopes(
            "likeliest-for-true",
            "1 is taken off the largest p: take it off the true class's, whatever the network thinks",
            (z, _) => Each(Right(z), (p, j) => p - OneHot(j, Array.IndexOf(z, z.Max())))),
        WrongSlopes("first-class-for-true", "1 is taken off class 0 in every row: take the row's label", (z, _) => Errors(z, 0)),
        .. Neighbours.Select(wrong => WrongSlopes(wrong.Id, wrong.Story, (z, y) => Errors(z, wrong.Of(y, z.Length)))),
        WrongCategoricalGradient(
            "label-not-averaged",
            "1 was taken off after the division by m: p and y share it, (p − y)/m",
            (rows, labels) =>
                [.. rows.Zip(labels, (z, y) => Each(Right(z), (p, j) => (p / rows.Length) - OneHot(j, y)))]),
        WrongCategoricalGradient("label-alone-averaged", "only y was divided by m: p and y share it, (p − y)/m", (rows, labels) =>
            [.. rows.Zip(labels, (z, y) => Each(Right(z), (p, j) => p - (OneHot(j, y) / rows.Length)))]),
        WrongCategoricalGradient(
            "true-class-alone-averaged",
            "only the true class's slope was divided by m: all of them are",
            (rows, labels) =>
                [.. rows.Zip(labels, (z, y) => Each(Errors(z, y), (error, j) => j == y ? error / rows.Length : error))]),
        WrongCategoricalGradient("first-label-for-all", "every row has the first row's label: take labels[i]", (rows, labels) =>
            Averaged(rows, z => Errors(z, labels[0]))),
        WrongCategoricalGradient("row-number-for-label", "class i was taken for row i: labels[i] says which", (rows, labels) =>
            [.. rows.Select((z, i) => Each(Errors(z, i % z.Length), error => error / rows.Length))]),
        WrongCategoricalGradient(
            "one-array-for-all-rows",
            "every row is the same array, the last row's: make a new one for each row",
            (rows, labels) =>
                Averaged(rows, _ => Errors(rows[^1], labels[^1]))),
        WrongCategoricalGradient(
            "wrong-axis",
            "the columns of p sum to 1: one example's classes stand in a row, so divide by the row's sum",
            (rows, labels) =>
                [.. Transposed(Each(
                    Transposed(rows), Right)).Zip(labels, (p, y) => Each(p, (pj, j) => (pj - OneHot(j, y)) / rows.Length))]),
        WrongCategoricalGradient(
            "max-of-the-batch",
            "shifted by the batch's largest logit: a row far below it becomes 0/0, so take each row's own",
            (rows, labels) =>
                [.. rows.Zip(labels, (z, y) =>
                    Each(Shares(Powers(z, Largest(rows))), (p, j) => (p - OneHot(j, y)) / rows.Length))]),
        WrongCategoricalGradient(
            "rows-and-columns-swapped",
            "rows and columns are swapped: m rows of K slopes are asked",
            (rows, labels) =>
                Transposed([.. rows.Zip(labels, (z, y) => Each(Errors(z, y), error => error / rows.Length))])),
    ];

    /// <summary>Of the binary cost.</summary>
    public static Mistake<BinaryCase, double>[] BinaryCost =>
    [
        .. Means<BinaryCase>(c => SoftmaxCrossEntropyOracle.Cost(c), c => c.Logits.Length, _ => 2),
        .. Rows<BinaryCase>(c => [.. c.Logits.Zip(c.Labels, SoftmaxCrossEntropyOracle.Loss)]),
        WrongBinary("log-of-zero", _logOfZero, (z, y) => -((y * Math.Log(Sigmoid(z))) + ((1 - y) * Math.Log(1 - Sigmoid(z))))),
        WrongBinary("log-of-zero", _logOfZero, (z, y) => -Math.Log(y == 1 ? Sigmoid(z) : 1 - Sigmoid(z))),
        WrongBinary("log-of-zero", _logOfZero, (z, y) => -Math.Log(Sigmoid(y == 1 ? z : -z))),
        .. _clips.Select(clip =>
            WrongBinary("log-clipped", _logClipped, (z, y) => -Math.Log(clip(y == 1 ? Sigmoid(z) : 1 - Sigmoid(z))))),
        .. _clips.Select(clip =>
            WrongBinary("log-clipped", _logClipped, (z, y) => -Math.Log(y == 1 ? clip(Sigmoid(z)) : 1 - clip(Sigmoid(z))))),
        WrongBinary("log-clipped", _logClipped, (z, y) => Math.Min(100, -Math.Log(y == 1 ? Sigmoid(z) : 1 - Sigmoid(z)))),
        WrongBinary("exponential-overflows", _exponentialOverflows, (z, y) => Math.Log(1 + Math.Exp(z)) - (y * z)),
        WrongBinary("exponential-overflows", _exponentialOverflows, (z, y) => Math.Log(1 + Math.Exp(-z)) + ((1 - y) * z)),
        WrongBinary("exponential-overflows", _exponentialOverflows, (z, y) => Math.Log(1 + Math.Exp(y == 1 ? -z : z))),
        WrongBinary("no-term-left-out", "a no costs nothing: (1 − y) ln(1 − p) is missing", (z, y) => y * Softplus(-z)),
        WrongBinary("yes-term-left-out", "a yes costs nothing: y ln p is missing", (z, y) => (1 - y) * Softplus(z)),
        WrongBinary("labels-swapped", "yes and no are swapped: y goes with ln p, 1 − y with ln(1 − p)", (z, y) =>
            Softplus(y == 1 ? z : -z)),
        WrongBinary("same-logarithm-twice", "both terms have ln p: a no goes with ln(1 − p)", (z, _) => Softplus(-z)),
        WrongBinary("both-terms-counted", "every row has both terms: y and 1 − y choose one of them", (z, _) =>
            Softplus(z) + Softplus(-z)),
        WrongBinary("label-as-sign", "ln(1 + e^(−y·z)) is for labels of 1 and −1: here a no is 0", (z, y) => Softplus(-y * z)),
        WrongBinary("larger-term-left-out", "max(z, 0) is missing: ln(1 + e^z) = max(z, 0) + ln(1 + e^−|z|)", (z, y) =>
            Softplus(-Math.Abs(z)) - (y * z)),
        WrongBinary("sign-in-the-power", "the power over 1 was taken: ln(1 + e^−|z|), with the minus and the bars", (z, y) =>
            Math.Max(z, 0) - (y * z) + Math.Log(1 + Math.Exp(Math.Abs(z)))),
        WrongBinary("sign-in-the-power", "the power over 1 was taken: ln(1 + e^−|z|), with the minus and the bars", (z, y) =>
            Math.Max(z, 0) - (y * z) + Math.Log(1 + Math.Exp(-z))),
        WrongBinary("sign-in-the-power", "the power over 1 was taken: ln(1 + e^−|z|), with the minus and the bars", (z, y) =>
            Math.Max(z, 0) - (y * z) + Math.Log(1 + Math.Exp(z))),
        .. _logarithms.Select(log =>
            WrongBinary("logarithm-to-another-base", _wrongLogarithm, (z, y) =>
                Math.Max(z, 0) - (y * z) + log(1 + Math.Exp(-Math.Abs(z))))),
        WrongBinary("label-term-added", "y·z was added: take it off", (z, y) => Softplus(z) + (y * z)),
        WrongBinary("logarithm-subtracted", "ln(1 + e^−|z|) was subtracted: it is added to max(z, 0)", (z, y) =>
            Math.Max(z, 0) - (y * z) - Math.Log(1 + Math.Exp(-Math.Abs(z)))),
        WrongBinary("label-term-left-out", "y·z is missing: every row is taken for a no", (z, _) => Softplus(z)),
        WrongBinary("sigmoid-left-out", "that is the logarithm of the logit: the sigmoid comes first", (z, y) =>
            -((y * Math.Log(z)) + ((1 - y) * Math.Log(1 - z)))),
        WrongBinary("sigmoid-left-out", "that is the logarithm of the logit: the sigmoid comes first", (z, y) =>
            -Math.Log(y == 1 ? z : 1 - z)),
        WrongBinary(
            "sigmoid-twice",
            "the sigmoid was taken of what the sigmoid gave: the cost takes the logits themselves",
            (z, y) => Softplus(y == 1 ? -Sigmoid(z) : Sigmoid(z))),
        WrongBinary("log-left-out", "the logarithm is missing: the loss is −ln p, not 1 − p or −p", (z, y) =>
            Math.Abs(Sigmoid(z) - y)),
        WrongBinary("log-left-out", "the logarithm is missing: the loss is −ln p, not 1 − p or −p", (z, y) =>
            -(y == 1 ? Sigmoid(z) : 1 - Sigmoid(z))),
        .. _halves.Select(half => WrongBinary("squared-error", _squaredError, (z, y) => half * Math.Pow(Sigmoid(z) - y, 2))),
        new("softmax-over-the-batch", _softmaxOverTheBatch, c =>
            [Right(c.Logits.AsDoubles()).Zip(c.Labels, (p, y) => -Math.Log(y == 1 ? p : 1 - p)).Average()]),
    ];

    /// <summary>Of the binary slopes.</summary>
    public static Mistake<BinaryCase, double[]>[] BinaryGradient =>
    [
        .. _scales.Select(wrong => new Mistake<BinaryCase, double[]>(wrong.Id, wrong.Story,
            c => [
            [.. c.Logits.Zip(c.Labels, (z, y) => wrong.Factor(c.Logits.Length, 2) * (Sigmoid((double)z) - y) / c.Logits.Length)],
            ])),
        WrongBinarySlope("exponential-overflows", _exponentialOverflows, (z, y) => (Math.Exp(z) / (1 + Math.Exp(z))) - y),
        WrongBinarySlope("label-left-out", "that is p/m: take the label off", (z, _) => Sigmoid(z)),
        WrongBinarySlope("label-added", "the label is added to p: take it off", (z, y) => Sigmoid(z) + y),
        WrongBinarySlope("sigmoid-left-out", "that is z − y: take the sigmoid of the logit first", (z, y) => z - y),
        WrongBinarySlope(
            "sigmoid-twice",
            "the sigmoid was taken of what the sigmoid gave: the gradient takes the logits themselves",
            (z, y) => Sigmoid(Sigmoid(z)) - y),
        WrongBinarySlope("slope-by-probability", "that is ∂J/∂p: the slope by the logit is asked, p − y", (z, y) =>
            (Sigmoid(z) - y) / (Sigmoid(z) * (1 - Sigmoid(z)))),
        WrongBinarySlope("slope-by-probability", "that is ∂J/∂p: the slope by the logit is asked, p − y", (z, y) =>
            y == 1 ? -1 / Sigmoid(z) : 1 / (1 - Sigmoid(z))),
        WrongBinarySlope(
            "slope-counted-twice",
            "p(1 − p) is in it once more: p − y already has the slope of the sigmoid in it",
            (z, y) => (Sigmoid(z) - y) * Sigmoid(z) * (1 - Sigmoid(z))),
        WrongBinarySlope("error-squared", "the error is squared: its sign says where to push", (z, y) =>
            Math.Pow(Sigmoid(z) - y, 2)),
        WrongBinarySlope("no-term-left-out", "a no has no slope: it pushes too, by p", (z, y) => y * (Sigmoid(z) - 1)),
        WrongBinarySlope("yes-term-left-out", "a yes has no slope: it pushes too, by p − 1", (z, y) => (1 - y) * Sigmoid(z)),
        WrongBinarySlope("labels-swapped", "yes and no are swapped: the slope is p − y, not p − (1 − y)", (z, y) =>
            Sigmoid(z) - (1 - y)),
        WrongBinarySlope("sigmoid-of-the-other-sign", "that is the sigmoid of −z: p = 1/(1 + e^−z), with the minus", (z, y) =>
            Sigmoid(-z) - y),
        WrongBinarySlope("label-as-sign", "1 and −1 were taken for labels: here a no is 0", (z, y) => Sigmoid(z) - ((2 * y) - 1)),
        WrongBinarySlope("right-ones-left-alone", "only wrong answers have a slope: right ones too, by what p lacks", (z, y) =>
            z > 0 == (y == 1) ? 0 : Sigmoid(z) - y),
        WrongBinarySlope("decision-for-probability", "p was rounded to 0 or 1 first: the gradient needs p itself", (z, y) =>
            (z > 0 ? 1 : 0) - y),
        new("label-not-averaged", "1 was taken off after the division by m: p and y share it, (p − y)/m",
            c => [[.. c.Logits.Zip(c.Labels, (z, y) => (Sigmoid((double)z) / c.Labels.Length) - y)]]),
        new("label-alone-averaged", "only y was divided by m: p and y share it, (p − y)/m",
            c => [
            [.. c.Logits.Zip(c.Labels, (z, y) => Sigmoid((double)z) - ((double)y / c.Labels.Length))],
            [.. c.Logits.Zip(c.Labels, (z, y) => Sigmoid((double)z) - (y / c.Labels.Length))],
            ]),
        new("softmax-over-the-batch", _softmaxOverTheBatch, c =>
            [[.. Right(c.Logits.AsDoubles()).Zip(c.Labels, (p, y) => (p - y) / c.Labels.Length)]]),
    ];

    private const string LogitsOverwritten = "callers-logits-overwritten";

    private const string _logitsOverwritten = "the caller's logits were overwritten: write into an array of your own";

    private const string _sumLeftOut = "the sum Σ e^z is missing: without it the row does not sum to 1";

    private const string _shiftInOnePart = "the shift is in one part only: take the same max off z_y and off every z of the sum";

    private const string _wrongBase = "the power is not one of e: Math.Exp, not 2 or 10 to the z";

    private const string _logOfZero = "p was rounded to 0 or 1 first, and ln 0 is −∞: take the logarithm from the logits";

    private const string _logClipped =
        "p was kept off 0 by an ε: for a certain error the loss is then too small; take the logarithm from the logits";

    private const string _squaredError = "that is the squared error of p: the loss here is −ln p of what was true";

    private const string _exponentialOverflows = "e^z is too large for a double when |z| is: use only powers that are 1 or less";

    private const string _softmaxOverTheBatch = "softmax over the batch: each example is a yes or no of its own, by the sigmoid";

    private const string _wrongLogarithm = "the logarithm is not the natural one: Math.Log, not Log10 or Log2";

    private static readonly double[] _halves = [1, 0.5];

    private static readonly Func<double, double>[] _logarithms = [Math.Log2, Math.Log10];

    /// <summary>What is done to a p so that its logarithm is finite.</summary>
    private static readonly Func<double, double>[] _clips =
    [
        .. ((double[])[
            1e-3,
            1e-4,
            1e-5,
            1e-6,
            1e-7,
            1e-8,
            1e-9,
            1e-10,
            1e-12,
            1e-15,
            1e-16,
            1e-20,
            1e-30,
            1e-100,
            1e-300,
            1e-308,
            double.Epsilon,
        ])
            .SelectMany<double, Func<double, double>>(epsilon =>
                [p => p + epsilon, p => Math.Max(p, epsilon), p => Math.Clamp(p, epsilon, 1 - epsilon)]),
    ];

    /// <summary>What is taken off every logit in place of the row's largest: it changes no p, until a power overflows.</summary>
    private static readonly (string Id, string Story, Func<double[], double> Of)[] _shifts =
    [
        ("no-max-shift", "e^1000 is too large for a double, and e^−1000 too small: take the row's largest logit off "
            + "first", _ => 0),
        ("mean-for-max", "shifted by the mean: a logit far above it still overflows, so take the largest off", z => z.Average()),
        ("first-for-max", "shifted by the first logit: one far above it still overflows, so take the largest off", z => z[0]),
        ("min-for-max", "shifted by the smallest logit: the others become larger still, so take the largest off", z => z.Min()),
        ("magnitude-for-max", "shifted by the largest |z|: of −1000 and −1001 it takes 1001 too many; take max "
            + "z", z => z.Max(Math.Abs)),
        ("max-from-zero", "the maximum is never below 0: begin the search with the first logit or with −∞", z => Math.Max(
            0, z.Max())),
        ("max-added", "the largest logit was added: take it off", z => -z.Max()),
    ];

    private static readonly (string Id, string Story, Func<double[], double[]> Of)[] _softmaxes =
    [
        .. _shifts.Select<(string Id, string Story, Func<double[], double> Of), (string, string, Func<double[], double[]>)>(
            shift => (shift.Id, shift.Story, z => Shares(Powers(z, shift.Of(z))))),
        ("divided-by-the-max", "the logits were divided by the largest: take it off instead, ratios would change "
            + "p", z => Shares(Powers(
            Each(z, value => value / z.Max()), 0))),
        ("exponential-left-out", "z/Σz has no power of e: it can be below 0", Shares),
        ("exponential-left-out", "z/Σz has no power of e: it can be below 0", z => Shares(Each(z, value => value - z.Max()))),
        ("sum-left-out", _sumLeftOut, z => Powers(z, z.Max())),
        ("sum-left-out", _sumLeftOut, z => Powers(z, 0)),
        ("divided-by-the-mean", "divided by the mean of the powers: the row then sums to K, so divide by their sum", z => Each(
            Powers(z, z.Max()), (power, _) => power / Powers(z, z.Max()).Average())),
        ("divided-by-the-length", "divided by the length √Σ(e^z)²: divide by the plain sum", z => Each(
            Powers(z, z.Max()), (power, _) => power / Math.Sqrt(Powers(z, z.Max()).Sum(p => p * p)))),
        ("sum-of-logits", "divided by the sum of the logits: sum up their powers", z => Each(Powers(z, z.Max()), power =>
            power / z.Sum())),
        ("sum-of-logits", "divided by the sum of the logits: sum up their powers", z => Each(Powers(z, 0), power =>
            power / z.Sum())),
        ("negative-exponent", "that is softmax of −z: the largest logit must get the largest p", z => Right(Each(z, value =>
            -value))),
        ("hard-max", "the largest logit got all: softmax leaves the others a share", z => Each(z, (_, j) =>
            OneHot(j, Array.IndexOf(z, z.Max())))),
        ("sigmoid-for-softmax", "that is the sigmoid of each logit: the classes share one 1", z => Each(z, Sigmoid)),
        ("logarithm-of-p", "that is ln p: p itself is asked", LogRight),
        ("wrong-base", _wrongBase, z => Shares(Each(z, value => Math.Pow(2, value - z.Max())))),
        ("wrong-base", _wrongBase, z => Shares(Each(z, value => Math.Pow(10, value - z.Max())))),
        ("shifted-above-only", "the powers above were shifted, those in the sum were not: use the same ones", z => Each(
            Powers(z, z.Max()), power => power / Powers(z, 0).Sum())),
        ("shifted-below-only", "the powers in the sum were shifted, those above were not: use the same ones", z => Each(
            Powers(z, 0), power => power / Powers(z, z.Max()).Sum())),
        ("last-class-left-out", "the last class is not in the sum: the loop ends one early", z => Each(
            Powers(z, z.Max()), power => power / Powers(z, z.Max())[..^1].Sum())),
        ("first-class-left-out", "the first class is not in the sum: the loop starts one late", z => Each(
            Powers(z, z.Max()), power => power / Powers(z, z.Max())[1..].Sum())),
        ("growing-sum", "each class was divided by the sum so far: finish the sum first", z => Each(
            Powers(z, z.Max()), (power, j) => power / Powers(z, z.Max())[..(j + 1)].Sum())),
    ];

    private static readonly (string Id, string Story, Func<double, double, double> Factor)[] _scales =
    [
        ("sum-for-mean", "summed over the rows, not averaged: divide by m", (m, _) => m),
        ("half-kept", "half of it: there is no ½ in the cross-entropy", (_, _) => 0.5),
        ("mean-over-classes", "divided by the number of classes: the mean is over the m rows", (m, k) => m / k),
        ("mean-over-both", "divided by m and by K too: the mean is over the m rows alone", (_, k) => 1 / k),
        ("averaged-twice", "divided by m twice: once is the mean", (m, _) => 1 / m),
        ("integer-division", "that is 0: 1 / m of two ints drops the fraction; write 1.0 / m, or divide at the "
            + "end", (m, _) => m > 1
            ? 0
            : 1),
        ("sign-flipped", "the sign is turned", (_, _) => -1),
        ("factor-two", "twice of it: there is no square in the cross-entropy", (_, _) => 2),
    ];

    private static (string Id, string Story, Func<int, int, int> Of)[] Neighbours =>
    [
        ("label-off-by-one", "the class beside the true one was taken: labels count from 0", (y, k) => (y + 1) % k),
        ("label-off-by-one", "the class beside the true one was taken: labels count from 0", (y, k) => (y + k - 1) % k),
        ("label-off-by-one", "the class beside the true one was taken: labels count from 0", (y, _) => Math.Max(0, y - 1)),
    ];

    private static IEnumerable<Mistake<TCase, double>> Means<TCase>(
        Func<TCase, decimal> cost, Func<TCase, int> rows, Func<TCase, int> classes) =>
    [
        .. _scales.Select(wrong =>
            new Mistake<TCase, double>(wrong.Id, wrong.Story, c => [wrong.Factor(rows(c), classes(c)) * (double)cost(c)])),
        new("logarithm-to-another-base", _wrongLogarithm, c => [(double)cost(c) / Math.Log(10)]),
        new("logarithm-to-another-base", _wrongLogarithm, c => [(double)cost(c) / Math.Log(2)]),
        new("cost-as-a-power", "e was raised to the cost: that is the perplexity", c => [Math.Exp((double)cost(c))]),
    ];

    private static IEnumerable<Mistake<TCase, double>> Rows<TCase>(Func<TCase, decimal[]> losses) =>
    [
        new("first-row-only", "only the first row is in the sum: return after the loop, not inside it", c =>
            [(double)losses(c)[0] / losses(c).Length, (double)losses(c)[0]]),
        new("last-row-only", "only the last row is left: add to the sum, do not overwrite it", c =>
            [(double)losses(c)[^1] / losses(c).Length, (double)losses(c)[^1]]),
        new("last-row-left-out", "the last row is not in the sum: the loop ends one early", c =>
            [(double)losses(c)[..^1].Sum() / losses(c).Length]),
        new("first-row-left-out", "the first row is not in the sum: the loop starts one late", c =>
            [(double)losses(c)[1..].Sum() / losses(c).Length]),
    ];

    private static Mistake<BatchCase, double[][]> WrongBatch(string id, string story, Func<double[][], double[][]> of) =>
        new(id, story, c => [of(c.Logits.AsDoubles())]);

    private static Mistake<CategoricalCase, double> WrongLoss(string id, string story, Func<double[], int, double> loss) =>
        WrongCategorical(id, story, (rows, labels) => rows.Zip(labels, loss).Average());

    private static Mistake<CategoricalCase, double> WrongCategorical(
        string id, string story, Func<double[][], int[], double> cost) =>
        new(id, story, c => [cost(c.Logits.AsDoubles(), c.Labels)]);

    private static Mistake<CategoricalCase, double[][]> WrongSlopes(
        string id, string story, Func<double[], int, double[]> slopes) =>
        WrongCategoricalGradient(id, story, (rows, labels) =>
            [.. rows.Zip(labels, (z, y) => Each(slopes(z, y), slope => slope / rows.Length))]);

    private static Mistake<CategoricalCase, double[][]> WrongCategoricalGradient(
        string id, string story, Func<double[][], int[], double[][]> gradient) =>
        new(id, story, c => [gradient(c.Logits.AsDoubles(), c.Labels)]);

    private static Mistake<BinaryCase, double> WrongBinary(string id, string story, Func<double, int, double> loss) =>
        new(id, story, c => [c.Logits.AsDoubles().Zip(c.Labels, loss).Average()]);

    private static Mistake<BinaryCase, double[]> WrongBinarySlope(string id, string story, Func<double, int, double> slope) =>
        new(id, story, c => [[.. c.Logits.AsDoubles().Zip(c.Labels, (z, y) => slope(z, y) / c.Logits.Length)]]);

    /// <summary>What is left in an array in which softmax was worked out: p, the powers, or the shifted logits.</summary>
    private static double[][] Overwritten(double[] z) => [Right(z), Powers(z, z.Max()), Each(z, value => value - z.Max())];

    private static double[] Right(double[] z) => Shares(Powers(z, z.Max()));

    private static double[] LogRight(double[] z) => Each(z, value => value - z.Max() - Math.Log(Powers(z, z.Max()).Sum()));

    private static double[] Errors(double[] z, int y) => Each(Right(z), (p, j) => p - OneHot(j, y));

    private static double[] SquaredErrors(double[] z, int y) => Each(Errors(z, y), error => error * error);

    private static double OneHot(int j, int y) => j == y ? 1 : 0;

    private static double Sigmoid(double z) => 1 / (1 + Math.Exp(-z));

    /// <summary>ln(1 + e^z).</summary>
    private static double Softplus(double z) => Math.Max(z, 0) + Math.Log(1 + Math.Exp(-Math.Abs(z)));

    private static double[] Powers(double[] z, double shift) => Each(z, value => Math.Exp(value - shift));

    private static double[] Shares(double[] parts) => Each(parts, part => part / parts.Sum());

    private static double Largest(double[][] rows) => rows.Max(row => row.Max());

    private static double[][] Averaged(double[][] rows, Func<double[], double[]> slopes) =>
        Each(rows, row => Each(slopes(row), slope => slope / rows.Length));

    private static double[][] Transposed(double[][] rows) => [.. rows[0].Select((_, j) => rows.Select(row => row[j]).ToArray())];

    private static TOut[] Each<TIn, TOut>(TIn[] items, Func<TIn, TOut> of) => Array.ConvertAll(items, item => of(item));

    private static double[] Each(double[] items, Func<double, int, double> of) => [.. items.Select(of)];
}
