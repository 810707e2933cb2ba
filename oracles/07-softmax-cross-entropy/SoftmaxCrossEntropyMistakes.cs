namespace Katas.Oracles.SoftmaxCrossEntropy;

/// <summary>The known wrong answers of stage 07, in doubles as a learner's code computes them, overflow included.</summary>
public static class SoftmaxCrossEntropyMistakes
{
    /// <summary>Of the probabilities of one row.</summary>
    public static Mistake<RowCase, double[]>[] Row =>
        [.. _softmaxes.Select(wrong =>
            new Mistake<RowCase, double[]>(wrong.Id, wrong.Story, c => [wrong.Of(c.Logits.AsDoubles())])
            {
                Changes = ShiftOf(wrong.Id) is { } shift
                    ? c =>
                    [[new(
                        SoftmaxCrossEntropyGraph.Shifted, Each(c.Logits.AsDoubles(), z => z - shift(c.Logits.AsDoubles())))]]
                    : null,
            })];

    /// <summary>Of the caller's logits after the probabilities of a row were asked.</summary>
    public static Mistake<RowCase, double[]>[] CallersRow =>
    [
        new(LogitsOverwritten, _logitsOverwritten, c => Overwritten(c.Logits.AsDoubles())),
    ];

    /// <summary>Of the probabilities of a batch.</summary>
    public static Mistake<BatchCase, double[][]>[] Batch =>
    [
        .. _softmaxes.Select(wrong => WrongBatch(wrong.Id, wrong.Story, rows => Each(rows, wrong.Of)) with
        {
            Changes = ShiftOf(wrong.Id) is { } shift
                ? c =>
                [[new(
                    SoftmaxCrossEntropyGraph.Shifted, Each(c.Logits.AsDoubles(), row => Each(row, z => z - shift(row))))]]
                : null,
        }),
        WrongBatch("wrong-axis", "the columns sum to 1: each example is a row, so divide by the row's sum", rows =>
            Transposed(Each(Transposed(rows), Right))),
        WrongBatch("wrong-axis", "the columns sum to 1: each example is a row, so divide by the row's sum", rows =>
            Transposed(Each(Transposed(Each(rows, z => Powers(z, z.Max()))), Shares))),
        WrongBatch("whole-batch-normalised", "the whole batch sums to 1: each row should, so divide by the row's own sum", rows =>
        {
            var sum = rows.Sum(row => Powers(row, Largest(rows)).Sum());
            return Each(rows, row => Each(Powers(row, Largest(rows)), power => power / sum));
        }),
        WrongBatch(
            "max-of-the-batch",
            "shifted by the batch's largest logit: a row far below it becomes 0/0, so use each row's own maximum",
            rows => Each(rows, row => Shares(Powers(row, Largest(rows))))),
        WrongBatch("max-of-the-first-row", "every row is shifted by the first row's largest logit: use each row's own maximum",
            rows => Each(rows, row => Shares(Powers(row, rows[0].Max())))),
        WrongBatch(
            "max-kept-between-rows",
            "the maximum carries over from an earlier row: find the maximum of each row separately",
            rows => [.. rows.Select((row, i) => Shares(Powers(row, Largest(rows[..(i + 1)]))))]),
        WrongBatch("sum-kept-between-rows", "the sum carries over from an earlier row: start from 0 in each row",
            rows => [
            .. rows.Select((row, i) =>
                Each(Powers(row, row.Max()), power =>
                    power / rows[..(i + 1)].Sum(earlier => Powers(earlier, earlier.Max()).Sum()))),
            ]),
        WrongBatch("first-row-for-all", "every row has the first row's probabilities: take logits[i]", rows =>
            Each(rows, _ => Right(rows[0]))),
        WrongBatch("one-array-for-all-rows", "every row is the same array, the last row's: make a new one for each row", rows =>
            Each(rows, _ => Right(rows[^1]))),
        WrongBatch("rows-and-columns-swapped", "rows and columns are swapped: return m rows of K probabilities", rows =>
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
        .. _softmaxes.Select(wrong =>
            WrongLoss(wrong.Id, wrong.Story, (z, y) => -Math.Log(wrong.Of(z)[y]))
                .At(SoftmaxCrossEntropyGraph.P, c => [Each(c.Logits.AsDoubles(), wrong.Of)])),
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
        WrongLoss("true-class-not-in-the-sum", "the true class's e^z is missing from the sum: include all K classes", (z, y) =>
            Math.Log(Powers(z, z.Max()).Where((_, j) => j != y).Sum()) - (z[y] - z.Max())),
        WrongLoss("all-classes-counted", "the loss includes every class's ln p: only the true class's counts", (z, _) =>
            -LogRight(z).Sum()),
        WrongLoss("all-classes-counted", "the loss includes every class's ln p: only the true class's counts", (z, _) =>
            -LogRight(z).Average()),
        WrongLoss(
            "other-classes-counted",
            "ln(1 − p) of the other classes is included: that is a yes or no per class, not one choice",
            (z, y) => -LogRight(z)[y] - Right(z).Where((_, j) => j != y).Sum(p => Math.Log(1 - p))),
        WrongLoss(
            "likeliest-for-true",
            "that is the loss of the most probable class: use the true class's p, whatever the prediction",
            (z, _) => -Math.Log(Right(z).Max())),
        .. Neighbours.Select(wrong => WrongLoss(wrong.Id, wrong.Story, (z, y) => -LogRight(z)[wrong.Of(y, z.Length)])),
        WrongLoss("first-class-for-true", "the loss is always that of class 0: use the row's label", (z, _) =>
            -LogRight(z)[0]),
        WrongLoss("log-left-out", "the logarithm is missing: the loss is −ln p, not 1 − p or −p", (z, y) => 1 - Right(z)[y]),
        WrongLoss("log-left-out", "the logarithm is missing: the loss is −ln p, not 1 − p or −p", (z, y) => -Right(z)[y]),
        .. _halves.Select(half => WrongLoss("squared-error", _squaredError, (z, y) => half * SquaredErrors(z, y).Sum())),
        WrongLoss("squared-error", _squaredError, (z, y) => SquaredErrors(z, y).Average()),
        WrongLoss("softmax-left-out", "that is the logarithm of the logit: apply softmax first", (z, y) => -Math.Log(z[y]))
            .At(SoftmaxCrossEntropyGraph.P, c => [c.Logits.AsDoubles()]),
        WrongLoss("softmax-twice", "softmax is applied twice: the cost takes the logits themselves", (z, y) =>
            -Math.Log(Right(Right(z))[y]))
            .At(SoftmaxCrossEntropyGraph.P, c => [Each(c.Logits.AsDoubles(), z => Right(Right(z)))]),
        WrongLoss("log-left-and-right", "p ln p is the entropy: the true class has weight 1, not p", (z, y) =>
            -Right(z)[y] * LogRight(z)[y]),
        WrongCategorical(
            "log-of-the-mean",
            "that is the logarithm of the mean p: take each row's logarithm first, then the mean",
            (rows, labels) => -Math.Log(rows.Zip(labels, (z, y) => Right(z)[y]).Average())),
        WrongCategorical(
            "max-of-the-batch",
            "shifted by the batch's largest logit: a row far below it becomes ln 0, so use each row's own maximum",
            (rows, labels) =>
                rows.Zip(labels, (z, y) => Math.Log(Powers(z, Largest(rows)).Sum()) - z[y] + Largest(rows)).Average()),
        WrongCategorical(
            "max-of-the-first-row",
            "every row is shifted by the first row's largest logit: use each row's own maximum",
            (rows, labels) =>
                rows.Zip(labels, (z, y) => Math.Log(Powers(z, rows[0].Max()).Sum()) - z[y] + rows[0].Max()).Average()),
        WrongCategorical(
            "sum-kept-between-rows",
            "the sum carries over from an earlier row: start from 0 in each row",
            (rows, labels) =>
                rows.Select((z, i) => Math.Log(rows[..(i + 1)].Sum(row => Powers(row, row.Max()).Sum())) - z[labels[i]] + z.Max())
                    .Average()),
        WrongCategorical("row-number-for-label", "row i uses class i: its class is labels[i]", (rows, labels) =>
            rows.Select((z, i) => -LogRight(z)[i % z.Length]).Average()),
        WrongCategorical("first-label-for-all", "every row uses the first row's label: use labels[i]", (rows, labels) =>
            rows.Average(z => -LogRight(z)[labels[0]])),
    ];

    /// <summary>Of the categorical slopes.</summary>
    public static Mistake<CategoricalCase, double[][]>[] Gradient =>
    [
        .. _softmaxes.Select(wrong =>
            WrongSlopes(wrong.Id, wrong.Story, (z, y) => Each(wrong.Of(z), (p, j) => p - OneHot(j, y)))
                .At(SoftmaxCrossEntropyGraph.P, c => [Each(c.Logits.AsDoubles(), wrong.Of)])),
        .. _scales.Select(wrong => WrongCategoricalGradient(wrong.Id, wrong.Story, (rows, labels) =>
            [.. rows.Zip(labels, (z, y) =>
                Each(Errors(z, y), error => wrong.Factor(rows.Length, z.Length) * error / rows.Length))])),
        WrongSlopes("true-class-only", "only the true class has a slope: the other logits have one too, their p", (z, y) =>
            Each(Errors(z, y), (error, j) => error * OneHot(j, y))),
        WrongSlopes("other-classes-only", "the true class has no slope: it has the largest one, p − 1", (z, y) =>
            Each(Errors(z, y), (error, j) => error * (1 - OneHot(j, y)))),
        WrongSlopes("label-left-out", "that is p/m: subtract 1 from the true class's p", (z, _) => Right(z)),
        WrongSlopes("label-added", "1 is added to the true class's p: subtract it", (z, y) =>
            Each(Right(z), (p, j) => p + OneHot(j, y))),
        WrongSlopes(
            "label-number-subtracted",
            "the class's number is subtracted from every p: subtract 1, and only from the true class's",
            (z, y) => Each(Right(z), p => p - y)),
        WrongSlopes("one-off-every-class", "1 is subtracted from every p: subtract it only from the true class's", (z, _) =>
            Each(Right(z), p => p - 1)),
        WrongSlopes("softmax-left-out", "that is z − y: apply softmax to the logits first", (z, y) =>
            Each(z, (value, j) => value - OneHot(j, y))).At(SoftmaxCrossEntropyGraph.P, c => [c.Logits.AsDoubles()]),
        WrongSlopes("softmax-twice", "softmax is applied twice: the gradient takes the logits themselves", (z, y) =>
            Each(Right(Right(z)), (p, j) => p - OneHot(j, y)))
            .At(SoftmaxCrossEntropyGraph.P, c => [Each(c.Logits.AsDoubles(), z => Right(Right(z)))]),
        WrongSlopes(
            "slope-by-probability",
            "that is ∂J/∂p, −1/p at the true class: return the slopes for the logits, p − y",
            (z, y) => Each(Right(z), (p, j) => -OneHot(j, y) / p)),
        WrongSlopes(
            "slope-counted-twice",
            "there is an extra factor p(1 − p): p − y already includes the slope of softmax",
            (z, y) => Each(Right(z), (p, j) => (p - OneHot(j, y)) * p * (1 - p))),
        WrongSlopes("error-squared", "the error is squared: its sign gives the direction", (z, y) => SquaredErrors(z, y)),
        WrongSlopes(
            "likeliest-for-true",
            "1 is subtracted from the largest p: subtract it from the true class's, whatever the prediction",
            (z, _) => Each(Right(z), (p, j) => p - OneHot(j, Array.IndexOf(z, z.Max())))),
        WrongSlopes("first-class-for-true", "1 is always subtracted from class 0: use the row's label", (z, _) => Errors(z, 0)),
        .. Neighbours.Select(wrong => WrongSlopes(wrong.Id, wrong.Story, (z, y) => Errors(z, wrong.Of(y, z.Length)))),
        WrongCategoricalGradient(
            "label-not-averaged",
            "1 is subtracted after dividing by m: divide the whole difference, (p − y)/m",
            (rows, labels) => [.. rows.Zip(labels, (z, y) => Each(Right(z), (p, j) => (p / rows.Length) - OneHot(j, y)))]),
        WrongCategoricalGradient(
            "label-alone-averaged",
            "only y is divided by m: divide the whole difference, (p − y)/m",
            (rows, labels) => [.. rows.Zip(labels, (z, y) => Each(Right(z), (p, j) => p - (OneHot(j, y) / rows.Length)))]),
        WrongCategoricalGradient(
            "true-class-alone-averaged",
            "only the true class's slope is divided by m: divide all of them",
            (rows, labels) =>
                [.. rows.Zip(labels, (z, y) => Each(Errors(z, y), (error, j) => j == y ? error / rows.Length : error))]),
        WrongCategoricalGradient("first-label-for-all", "every row uses the first row's label: use labels[i]", (rows, labels) =>
            Averaged(rows, z => Errors(z, labels[0]))),
        WrongCategoricalGradient("row-number-for-label", "row i uses class i: its class is labels[i]", (rows, labels) =>
            [.. rows.Select((z, i) => Each(Errors(z, i % z.Length), error => error / rows.Length))]),
        WrongCategoricalGradient(
            "one-array-for-all-rows",
            "every row is the same array, the last row's: make a new one for each row",
            (rows, labels) => Averaged(rows, _ => Errors(rows[^1], labels[^1]))),
        WrongCategoricalGradient(
            "wrong-axis",
            "the columns of p sum to 1: each example is a row, so divide by the row's sum",
            (rows, labels) =>
                [.. Transposed(Each(
                    Transposed(rows), Right)).Zip(labels, (p, y) => Each(p, (pj, j) => (pj - OneHot(j, y)) / rows.Length))]),
        WrongCategoricalGradient(
            "max-of-the-batch",
            "shifted by the batch's largest logit: a row far below it becomes 0/0, so use each row's own maximum",
            (rows, labels) =>
                [.. rows.Zip(labels, (z, y) =>
                    Each(Shares(Powers(z, Largest(rows))), (p, j) => (p - OneHot(j, y)) / rows.Length))]),
        WrongCategoricalGradient(
            "rows-and-columns-swapped",
            "rows and columns are swapped: return m rows of K slopes",
            (rows, labels) => Transposed([.. rows.Zip(labels, (z, y) => Each(Errors(z, y), error => error / rows.Length))])),
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
        .. ((double[])[15, 20]).Select(limit => WrongBinary(
            "softplus-cut-off",
            "ln(1 + e^z) is taken for z where z is large: for a yes the rest is the whole loss, so add it",
            (z, y) => (z > limit ? z : Math.Log(1 + Math.Exp(z))) - (y * z))),
        WrongBinary(
            "no-term-left-out",
            "rows with label 0 cost nothing: (1 − y) ln(1 − p) is missing",
            (z, y) => y * Softplus(-z)),
        WrongBinary("yes-term-left-out", "rows with label 1 cost nothing: y ln p is missing", (z, y) => (1 - y) * Softplus(z)),
        WrongBinary("labels-swapped", "yes and no are swapped: y goes with ln p, 1 − y with ln(1 − p)", (z, y) =>
            Softplus(y == 1 ? z : -z)),
        WrongBinary("same-logarithm-twice", "both terms have ln p: a no goes with ln(1 − p)", (z, _) => Softplus(-z)),
        WrongBinary("both-terms-counted", "every row includes both terms: y and 1 − y select one of them", (z, _) =>
            Softplus(z) + Softplus(-z)),
        WrongBinary("label-as-sign", "ln(1 + e^(−y·z)) is for labels of 1 and −1: here a no is 0", (z, y) => Softplus(-y * z)),
        WrongBinary("larger-term-left-out", "max(z, 0) is missing: ln(1 + e^z) = max(z, 0) + ln(1 + e^−|z|)", (z, y) =>
            Softplus(-Math.Abs(z)) - (y * z)),
        WrongBinary(
            "sign-in-the-power",
            "the exponent can be positive: write ln(1 + e^−|z|), with the minus sign and the absolute value",
            (z, y) => Math.Max(z, 0) - (y * z) + Math.Log(1 + Math.Exp(Math.Abs(z)))),
        WrongBinary(
            "sign-in-the-power",
            "the exponent can be positive: write ln(1 + e^−|z|), with the minus sign and the absolute value",
            (z, y) => Math.Max(z, 0) - (y * z) + Math.Log(1 + Math.Exp(-z))),
        WrongBinary(
            "sign-in-the-power",
            "the exponent can be positive: write ln(1 + e^−|z|), with the minus sign and the absolute value",
            (z, y) => Math.Max(z, 0) - (y * z) + Math.Log(1 + Math.Exp(z))),
        .. _logarithms.Select(log =>
            WrongBinary("logarithm-to-another-base", _wrongLogarithm, (z, y) =>
                Math.Max(z, 0) - (y * z) + log(1 + Math.Exp(-Math.Abs(z))))),
        WrongBinary("label-term-added", "y·z is added: subtract it", (z, y) => Softplus(z) + (y * z)),
        WrongBinary("logarithm-subtracted", "ln(1 + e^−|z|) is subtracted: add it to max(z, 0)", (z, y) =>
            Math.Max(z, 0) - (y * z) - Math.Log(1 + Math.Exp(-Math.Abs(z)))),
        WrongBinary("label-term-left-out", "y·z is missing: every row is treated as a no", (z, _) => Softplus(z)),
        WrongBinary("sigmoid-left-out", "that is the logarithm of the logit: apply the sigmoid first", (z, y) =>
            -((y * Math.Log(z)) + ((1 - y) * Math.Log(1 - z)))),
        WrongBinary("sigmoid-left-out", "that is the logarithm of the logit: apply the sigmoid first", (z, y) =>
            -Math.Log(y == 1 ? z : 1 - z)),
        WrongBinary(
            "sigmoid-twice",
            "the sigmoid is applied twice: the cost takes the logits themselves",
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
        .. ((double[])[10, 15, 16, 20]).Select(limit => WrongBinarySlope(
            "sigmoid-cut-off",
            "p is set to 0 or 1 where |z| is large: 1/(1 + e^−z) needs no limit",
            (z, y) => (z > limit ? 1 : z < -limit ? 0 : Sigmoid(z)) - y)),
        WrongBinarySlope("label-left-out", "that is p/m: subtract the label from p", (z, _) => Sigmoid(z)),
        WrongBinarySlope("label-added", "the label is added to p: subtract it", (z, y) => Sigmoid(z) + y),
        WrongBinarySlope("sigmoid-left-out", "that is z − y: apply the sigmoid to the logit first", (z, y) => z - y),
        WrongBinarySlope(
            "sigmoid-twice",
            "the sigmoid is applied twice: the gradient takes the logits themselves",
            (z, y) => Sigmoid(Sigmoid(z)) - y),
        WrongBinarySlope("slope-by-probability", "that is ∂J/∂p: return the slope for the logit, p − y", (z, y) =>
            (Sigmoid(z) - y) / (Sigmoid(z) * (1 - Sigmoid(z)))),
        WrongBinarySlope("slope-by-probability", "that is ∂J/∂p: return the slope for the logit, p − y", (z, y) =>
            y == 1 ? -1 / Sigmoid(z) : 1 / (1 - Sigmoid(z))),
        WrongBinarySlope(
            "slope-counted-twice",
            "there is an extra factor p(1 − p): p − y already includes the slope of the sigmoid",
            (z, y) => (Sigmoid(z) - y) * Sigmoid(z) * (1 - Sigmoid(z))),
        WrongBinarySlope("error-squared", "the error is squared: its sign gives the direction", (z, y) =>
            Math.Pow(Sigmoid(z) - y, 2)),
        WrongBinarySlope("no-term-left-out", "rows with label 0 have no slope: theirs is p", (z, y) => y * (Sigmoid(z) - 1)),
        WrongBinarySlope("yes-term-left-out", "rows with label 1 have no slope: theirs is p − 1", (z, y) => (1 - y) * Sigmoid(z)),
        WrongBinarySlope("labels-swapped", "yes and no are swapped: the slope is p − y, not p − (1 − y)", (z, y) =>
            Sigmoid(z) - (1 - y)),
        WrongBinarySlope("sigmoid-of-the-other-sign", "that is the sigmoid of −z: p = 1/(1 + e^−z), with the minus", (z, y) =>
            Sigmoid(-z) - y),
        WrongBinarySlope(
            "label-as-sign",
            "that assumes labels of 1 and −1: here a no is 0",
            (z, y) => Sigmoid(z) - ((2 * y) - 1)),
        WrongBinarySlope(
            "right-ones-left-alone",
            "only wrong predictions have a slope: right ones have one too, while p isn't exactly y",
            (z, y) => z > 0 == (y == 1) ? 0 : Sigmoid(z) - y),
        WrongBinarySlope("decision-for-probability", "p is rounded to 0 or 1 first: the gradient needs p itself", (z, y) =>
            (z > 0 ? 1 : 0) - y),
        new("label-not-averaged", "1 is subtracted after dividing by m: divide the whole difference, (p − y)/m",
            c => [[.. c.Logits.Zip(c.Labels, (z, y) => (Sigmoid((double)z) / c.Labels.Length) - y)]]),
        new("label-alone-averaged", "only y is divided by m: divide the whole difference, (p − y)/m",
            c => [
            [.. c.Logits.Zip(c.Labels, (z, y) => Sigmoid((double)z) - ((double)y / c.Labels.Length))],
            [.. c.Logits.Zip(c.Labels, (z, y) => Sigmoid((double)z) - (y / c.Labels.Length))],
            ]),
        new("softmax-over-the-batch", _softmaxOverTheBatch, c =>
            [[.. Right(c.Logits.AsDoubles()).Zip(c.Labels, (p, y) => (p - y) / c.Labels.Length)]]),
    ];

    private const string LogitsOverwritten = "callers-logits-overwritten";

    private const string _logitsOverwritten = "the caller's logits are overwritten: write into a new array";

    private const string _logitsClamped =
        "logits are cut off at a limit, so different ones become equal: subtract the row's largest instead";

    private const string _sumLeftOut = "the sum Σ e^z is missing: without it the row doesn't sum to 1";

    private const string _shiftInOnePart =
        "the maximum is subtracted in one part only: subtract it from z_y and from every z in the sum";

    private const string _wrongBase = "the base isn't e: use Math.Exp, not powers of 2 or 10";

    private const string _logOfZero = "p is rounded to 0 or 1, and ln 0 is −∞: compute the logarithm from the logits";

    private const string _logClipped =
        "p is kept away from 0, which makes very wrong rows too cheap: compute the logarithm from the logits";

    private const string _squaredError = "that is the squared error of p: the loss is −ln of the true class's probability";

    private const string _exponentialOverflows = "e^z overflows when |z| is large: use only powers that are at most 1";

    private const string _softmaxOverTheBatch = "softmax over the batch: each example is its own yes or no, so use the sigmoid";

    private const string _wrongLogarithm = "that isn't the natural logarithm: use Math.Log, not Log10 or Log2";

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

    /// <summary>What is taken off every logit instead of the row's largest: it changes no p, until a power overflows.</summary>
    private static readonly (string Id, string Story, Func<double[], double> Of)[] _shifts =
    [
        ("no-max-shift", "e^1000 overflows a double and e^−1000 underflows: subtract the row's largest logit first", _ => 0),
        ("mean-for-max", "shifted by the mean: a logit far above it still overflows, so subtract the largest", z => z.Average()),
        ("first-for-max", "shifted by the first logit: one far above it still overflows, so subtract the largest", z => z[0]),
        ("min-for-max", "shifted by the smallest logit: the others become even larger, so subtract the largest", z => z.Min()),
        (
            "magnitude-for-max",
            "shifted by the largest |z|, which for −1000 and −1001 is the wrong one: use max z",
            z => z.Max(Math.Abs)),
        (
            "max-from-zero",
            "a row of very negative logits isn't shifted: subtract its largest logit, even if that is below 0",
            z => Math.Max(0, z.Max())),
        ("max-added", "the largest logit is added: subtract it", z => -z.Max()),
    ];

    private static readonly (string Id, string Story, Func<double[], double[]> Of)[] _softmaxes =
    [
        .. _shifts.Select<(string Id, string Story, Func<double[], double> Of), (string, string, Func<double[], double[]>)>(
            shift => (shift.Id, shift.Story, z => Shares(Powers(z, shift.Of(z))))),
        ("divided-by-the-max", "the logits are divided by the largest, which changes p: subtract it instead", z => Shares(Powers(
            Each(z, value => value / z.Max()), 0))),
        ("exponential-left-out", "z/Σz doesn't use e^z: it can be negative", Shares),
        ("exponential-left-out", "z/Σz doesn't use e^z: it can be negative", z => Shares(Each(z, value => value - z.Max()))),
        ("sum-left-out", _sumLeftOut, z => Powers(z, z.Max())),
        ("sum-left-out", _sumLeftOut, z => Powers(z, 0)),
        ("divided-by-the-mean", "divided by the mean of the powers: the row then sums to K, so divide by their sum", z => Each(
            Powers(z, z.Max()), (power, _) => power / Powers(z, z.Max()).Average())),
        ("divided-by-the-length", "divided by the norm √Σ(e^z)²: divide by the plain sum", z => Each(
            Powers(z, z.Max()), (power, _) => power / Math.Sqrt(Powers(z, z.Max()).Sum(p => p * p)))),
        (
            "sum-of-logits",
            "divided by the sum of the logits: divide by the sum of their e^z",
            z => Each(Powers(z, z.Max()), power =>
                power / z.Sum())),
        ("sum-of-logits", "divided by the sum of the logits: divide by the sum of their e^z", z => Each(Powers(z, 0), power =>
            power / z.Sum())),
        .. ((double[])[20, 50, 100, 500, 700, 709]).SelectMany<double, (string, string, Func<double[], double[]>)>(limit =>
        [
            ("logits-clamped", _logitsClamped, z => Shares(Powers(Each(z, value => Math.Clamp(value, -limit, limit)), 0))),
            ("logits-clamped", _logitsClamped, z => Shares(Powers(Each(z, value => Math.Min(value, limit)), 0))),
        ]),
        .. ((double[])[1e-3, 1e-5, 1e-6, 1e-7, 1e-8]).Select<double, (string, string, Func<double[], double[]>)>(
            epsilon => (
                "epsilon-in-the-divisor",
                "a small number is added to the sum, which changes every p: after the shift the sum is at least 1",
                z => Each(Powers(z, z.Max()), power => power / (Powers(z, z.Max()).Sum() + epsilon)))),
        ("negative-exponent", "that is softmax of −z: the largest logit must get the largest p", z => Right(Each(z, value =>
            -value))),
        ("hard-max", "the largest logit gets everything: softmax gives the others a share", z => Each(z, (_, j) =>
            OneHot(j, Array.IndexOf(z, z.Max())))),
        (
            "sigmoid-for-softmax",
            "that is the sigmoid of each logit: the classes' probabilities must add up to 1",
            z => Each(z, Sigmoid)),
        ("logarithm-of-p", "that is ln p: return p itself", LogRight),
        ("wrong-base", _wrongBase, z => Shares(Each(z, value => Math.Pow(2, value - z.Max())))),
        ("wrong-base", _wrongBase, z => Shares(Each(z, value => Math.Pow(10, value - z.Max())))),
        ("shifted-above-only", "only the numerators are shifted: use the same powers in the sum", z => Each(
            Powers(z, z.Max()), power => power / Powers(z, 0).Sum())),
        ("shifted-below-only", "only the sum is shifted: use the same powers in the numerators", z => Each(
            Powers(z, 0), power => power / Powers(z, z.Max()).Sum())),
        ("last-class-left-out", "the last class is not in the sum: the loop ends one early", z => Each(
            Powers(z, z.Max()), power => power / Powers(z, z.Max())[..^1].Sum())),
        ("first-class-left-out", "the first class is not in the sum: the loop starts one late", z => Each(
            Powers(z, z.Max()), power => power / Powers(z, z.Max())[1..].Sum())),
        ("growing-sum", "each class is divided by the sum so far: finish the sum first", z => Each(
            Powers(z, z.Max()), (power, j) => power / Powers(z, z.Max())[..(j + 1)].Sum())),
    ];

    private static readonly (string Id, string Story, Func<double, double, double> Factor)[] _scales =
    [
        ("sum-for-mean", "summed over the rows, not averaged: divide by m", (m, _) => m),
        ("half-kept", "half as large as it should be: cross-entropy has no ½", (_, _) => 0.5),
        ("mean-over-classes", "divided by the number of classes: the mean is over the m rows", (m, k) => m / k),
        ("mean-over-both", "divided by m and by K too: the mean is over the m rows alone", (_, k) => 1 / k),
        ("averaged-twice", "divided by m twice: once is enough", (m, _) => 1 / m),
        (
            "integer-division",
            "the result is 0: 1 / m with two ints drops the fraction; write 1.0 / m, or divide at the end",
            (m, _) => m > 1 ? 0 : 1),
        ("sign-flipped", "the sign is flipped", (_, _) => -1),
        ("factor-two", "twice as large as it should be: cross-entropy has no square", (_, _) => 2),
    ];

    private static (string Id, string Story, Func<int, int, int> Of)[] Neighbours =>
    [
        ("label-off-by-one", "the class next to the true one is used: labels count from 0", (y, k) => (y + 1) % k),
        ("label-off-by-one", "the class next to the true one is used: labels count from 0", (y, k) => (y + k - 1) % k),
        ("label-off-by-one", "the class next to the true one is used: labels count from 0", (y, _) => Math.Max(0, y - 1)),
    ];

    private static IEnumerable<Mistake<TCase, double>> Means<TCase>(
        Func<TCase, decimal> cost, Func<TCase, int> rows, Func<TCase, int> classes) =>
    [
        .. _scales.Select(wrong =>
            new Mistake<TCase, double>(wrong.Id, wrong.Story, c => [wrong.Factor(rows(c), classes(c)) * (double)cost(c)])),
        new("logarithm-to-another-base", _wrongLogarithm, c => [(double)cost(c) / Math.Log(10)]),
        new("logarithm-to-another-base", _wrongLogarithm, c => [(double)cost(c) / Math.Log(2)]),
        new("cost-as-a-power", "e is raised to the cost: that is the perplexity", c => [Math.Exp((double)cost(c))]),
    ];

    /// <summary>What a softmax subtracts instead of the row's largest logit, if that is what is wrong.</summary>
    private static Func<double[], double>? ShiftOf(string id) => Array.Find(_shifts, shift => shift.Id == id).Of;

    private static IEnumerable<Mistake<TCase, double>> Rows<TCase>(Func<TCase, decimal[]> losses) =>
    [
        new("first-row-only", "only the first row is in the sum: return after the loop, not inside it", c =>
            [(double)losses(c)[0] / losses(c).Length, (double)losses(c)[0]]),
        new("last-row-only", "only the last row is left: add to the sum, don't overwrite it", c =>
            [(double)losses(c)[^1] / losses(c).Length, (double)losses(c)[^1]]),
        new("last-row-left-out", "the last row is not in the sum: the loop ends one early", c =>
            [(double)losses(c)[..^1].Sum() / losses(c).Length]),
        new("first-row-left-out", "the first row is not in the sum: the loop starts one late", c =>
            [(double)losses(c)[1..].Sum() / losses(c).Length]),
    ];

    private static Mistake<BatchCase, double[][]> WrongBatch(string id, string story, Func<double[][], double[][]> of) =>
        new(id, story, c => [of(c.Logits.AsDoubles())]);

    private static Mistake<CategoricalCase, double> WrongLoss(string id, string story, Func<double[], int, double> loss) =>
        WrongCategorical(id, story, (rows, labels) => rows.Zip(labels, loss).Average())
            .At(SoftmaxCrossEntropyGraph.Loss, c => [c.Logits.AsDoubles().Zip(c.Labels, loss).ToArray()]);

    private static Mistake<CategoricalCase, double> WrongCategorical(
        string id, string story, Func<double[][], int[], double> cost) =>
        new(id, story, c => [cost(c.Logits.AsDoubles(), c.Labels)]);

    private static Mistake<CategoricalCase, double[][]> WrongSlopes(
        string id, string story, Func<double[], int, double[]> slopes) =>
        WrongCategoricalGradient(id, story, (rows, labels) =>
            [.. rows.Zip(labels, (z, y) => Each(slopes(z, y), slope => slope / rows.Length))])
            .At(SoftmaxCrossEntropyGraph.Error, c => [c.Logits.AsDoubles().Zip(c.Labels, slopes).ToArray()]);

    private static Mistake<CategoricalCase, double[][]> WrongCategoricalGradient(
        string id, string story, Func<double[][], int[], double[][]> gradient) =>
        new(id, story, c => [gradient(c.Logits.AsDoubles(), c.Labels)]);

    private static Mistake<BinaryCase, double> WrongBinary(string id, string story, Func<double, int, double> loss) =>
        new Mistake<BinaryCase, double>(id, story, c => [c.Logits.AsDoubles().Zip(c.Labels, loss).Average()])
            .At(SoftmaxCrossEntropyGraph.Loss, c => [c.Logits.AsDoubles().Zip(c.Labels, loss).ToArray()]);

    private static Mistake<BinaryCase, double[]> WrongBinarySlope(string id, string story, Func<double, int, double> slope) =>
        new Mistake<BinaryCase, double[]>(
            id, story, c => [[.. c.Logits.AsDoubles().Zip(c.Labels, (z, y) => slope(z, y) / c.Logits.Length)]])
            .At(SoftmaxCrossEntropyGraph.Error, c => [c.Logits.AsDoubles().Zip(c.Labels, slope).ToArray()]);

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
