namespace Katas.Oracles.Activations;

/// <summary>The known wrong answers of stage 06.</summary>
public static class ActivationsMistakes
{
    /// <summary>Of σ(z).</summary>
    public static Mistake<PointCase, decimal>[] Sigmoid =>
    [
        WrongValue("sign-left-out", "it falls where it should rise: the exponent needs a minus, e⁻ᶻ", z =>
            Curve.Sigmoid.Value(-z))
            .At(ActivationsGraph.Power, c => [Math.Exp((double)c.Z)]),
        WrongValue("one-left-out", "the 1 in the denominator is missing: 1 / (1 + e⁻ᶻ)", Functions.Exp),
        WrongValue("brackets-left-out", _brackets, z => 1 + Functions.Exp(-z)),
        WrongValue("argument-doubled", "that is σ(2z), a step on the way to tanh: σ takes z itself", z =>
            Curve.Sigmoid.Value(2 * z))
            .At(ActivationsGraph.Power, c => [Math.Exp(-2 * (double)c.Z)]),
        WrongValue("tanh-for-sigmoid", "that is tanh, from −1 to 1: the sigmoid runs from 0 to 1", Curve.Tanh.Value),
        WrongValue("slope-for-value", "that is the slope of the curve: return its value", Curve.Sigmoid.Slope),
        WrongValue(
            "left-branch-left-out",
            "1 / (1 + e^−|z|) is right for z ≥ 0 only: left of zero it is e^−|z| / (1 + e^−|z|)",
            z => Curve.Sigmoid.Value(Math.Abs(z)))
            .At(ActivationsGraph.Power, c => [Math.Exp(-Math.Abs((double)c.Z))]),
        .. Ends(Curve.Sigmoid).Select(end => WrongValue(end.Id, end.Story, end.Value)),
        WrongValue("softplus-for-sigmoid", "that is ln(1 + eᶻ), whose derivative is the sigmoid", z =>
            Functions.Log(1 + Functions.Exp(z))),
    ];

    /// <summary>Of tanh z.</summary>
    public static Mistake<PointCase, decimal>[] Tanh =>
    [
        WrongValue("argument-not-doubled", "that is 2σ(z) − 1, or tanh of z/2: the 2 goes inside as well, 2σ(2z) − 1", z =>
            (2 * Curve.Sigmoid.Value(z)) - 1)
            .At(ActivationsGraph.Doubled, c => [(double)Curve.Sigmoid.Value(c.Z)]),
        WrongValue("argument-halved", "that is 2σ(z/2) − 1: half as wide means that z is doubled, 2σ(2z) − 1", z =>
            (2 * Curve.Sigmoid.Value(z / 2)) - 1),
        .. Ends(Curve.Tanh).Select(end => WrongValue(end.Id, end.Story, end.Value)),
        WrongValue("sigmoid-for-tanh", "that is the sigmoid, from 0 to 1: tanh runs from −1 to 1", Curve.Sigmoid.Value),
        WrongValue("not-stretched", "that is σ(2z), from 0 to 1: double it and subtract 1", z =>
            Curve.Sigmoid.Value(2 * z)),
        WrongValue("not-lowered", "it runs from 0 to 2: the − 1 of 2σ(2z) − 1 is missing", z => 2 * Curve.Sigmoid.Value(2 * z)),
        WrongValue("lowered-only", "it runs from −1 to 0: the 2 before σ is missing in 2σ(2z) − 1", z =>
            Curve.Sigmoid.Value(2 * z) - 1),
        WrongValue("curve-falls", "it falls where it should rise: the numerator is eᶻ − e⁻ᶻ, not e⁻ᶻ − eᶻ", z =>
            -Curve.Tanh.Value(z)),
        WrongValue("sign-of-z-lost", "left of zero tanh is negative: restore the sign that |z| removed", z =>
            Curve.Tanh.Value(Math.Abs(z))),
        WrongValue("brackets-left-out", _brackets, z =>
            Functions.Exp(z) - (Functions.Exp(-z) / (Functions.Exp(z) + Functions.Exp(-z)))),
        new("sinh-for-tanh", "that is sinh, or twice it, which is unbounded: divide by eᶻ + e⁻ᶻ", c =>
            [Sinh(c.Z), 2 * Sinh(c.Z)]),
        WrongValue(
            "tan-for-tanh",
            "that is tan, the trigonometric function: use tanh, with an h",
            z => (decimal)Math.Tan((double)z)),
        WrongValue("slope-for-value", "that is the slope of the curve: return its value", Curve.Tanh.Slope),
    ];

    /// <summary>Of a value far from zero.</summary>
    public static Mistake<PointCase, double>[] FarValue =>
        [.. NotANumber(ActivationsOracle.Value), .. FarEnds(Curve.Sigmoid, a => a), .. FarEnds(Curve.Tanh, a => a)];

    /// <summary>Of a slope far from zero.</summary>
    public static Mistake<PointCase, double>[] FarSlope =>
    [
        .. NotANumber(ActivationsOracle.Slope).Zip(NotANumber(ActivationsOracle.Value), (slope, value) =>
            slope.At(ActivationsGraph.A, c => value.Answers(c).Cast<object>())),
        .. FarEnds(Curve.Sigmoid, SigmoidRule),
        .. FarEnds(Curve.Tanh, TanhRule),
    ];

    /// <summary>Of the sigmoid's slope at z.</summary>
    public static Mistake<PointCase, decimal>[] SigmoidSlope =>
    [
        new("z-for-a", "that is a(1 − a) with z instead of a, once or twice: compute a first", c =>
        [
            c.Z * (1 - c.Z),
            c.Z * (1 - Curve.Sigmoid.Value(c.Z)),
            Curve.Sigmoid.Value(c.Z) * (1 - c.Z),
        ]),
        .. SigmoidRules.Select(rule => rule.At<PointCase>(c => Curve.Sigmoid.Value(c.Z), ActivationsOracle.Slope)),
        .. WrongSlopes(Curve.Sigmoid, SigmoidRule),
    ];

    /// <summary>Of the sigmoid's slope, from its output.</summary>
    public static Mistake<OutputCase, decimal>[] SigmoidSlopeFromOutput =>
        [.. SigmoidRules.Select(rule => rule.At<OutputCase>(c => c.A, ActivationsOracle.Slope))];

    /// <summary>Of tanh's slope at z.</summary>
    public static Mistake<PointCase, decimal>[] TanhSlope =>
    [
        WrongValue("z-for-a", "that is 1 − a² with z instead of a: compute a first", z => 1 - (z * z)),
        .. TanhRules.Select(rule => rule.At<PointCase>(c => Curve.Tanh.Value(c.Z), ActivationsOracle.Slope)),
        .. WrongSlopes(Curve.Tanh, TanhRule),
    ];

    /// <summary>Of tanh's slope, from its output.</summary>
    public static Mistake<OutputCase, decimal>[] TanhSlopeFromOutput =>
        [.. TanhRules.Select(rule => rule.At<OutputCase>(c => c.A, ActivationsOracle.Slope))];

    /// <summary>Of max(αz, z).</summary>
    public static Mistake<ReluCase, decimal>[] Relu =>
    [
        new Mistake<ReluCase, decimal>("alpha-ignored", _alphaIgnored, c => [ActivationsOracle.Relu(c.Z, 0)])
            .At(ActivationsGraph.Leak, c => [0.0]),
        new Mistake<ReluCase, decimal>("alpha-fixed", _alphaFixed, c => [ActivationsOracle.Relu(c.Z, 0.01m)])
            .At(ActivationsGraph.Leak, c => [0.01 * (double)c.Z]),
        new Mistake<ReluCase, decimal>("zero-alpha-replaced", _zeroReplaced, c =>
            [ActivationsOracle.Relu(c.Z, c.Alpha == 0 ? 0.01m : c.Alpha)])
            .At(ActivationsGraph.Leak, c => [(double)(c.Alpha == 0 ? 0.01m * c.Z : c.Alpha * c.Z)]),
        new Mistake<ReluCase, decimal>("sign-lost", "left of zero it rises to the left: αz keeps the sign of z", c =>
            [c.Z > 0 ? c.Z : -c.Alpha * c.Z])
            .At(ActivationsGraph.Leak, c => [(double)(-c.Alpha * c.Z)]),
        new("min-for-max", "that is the smaller of αz and z: the ReLU takes the larger", c => [Math.Min(c.Alpha * c.Z, c.Z)]),
        new("absolute-value", "that is |z|: left of zero a ReLU gives αz, not −z", c => [Math.Abs(c.Z)]),
        new("slope-for-value", "that is the slope of the curve: return its value", c =>
            Kink.Both(side => Side(side, c.Z, 1, c.Alpha))),
        new("alpha-for-value", "α itself left of zero: the value there is αz", c =>
            [c.Z > 0 ? c.Z : c.Alpha, Math.Max(c.Alpha, c.Z)]),
    ];

    /// <summary>Of the ReLU's slope at z.</summary>
    public static Mistake<ReluCase, decimal>[] ReluSlope =>
    [
        new("alpha-ignored", _alphaIgnored, c => Kink.Both(side => Side(side, c.Z, 1, 0))),
        new("alpha-fixed", _alphaFixed, c => Kink.Both(side => Side(side, c.Z, 1, 0.01m))),
        new("sides-swapped", _sidesSwapped, c => Kink.Both(side => Side(side, c.Z, c.Alpha, 1))),
        new("value-for-slope", "that is the value of the function: return its slope", c => [ActivationsOracle.Relu(c)]),
        new("zero-alpha-replaced", _zeroReplaced, c => Kink.Both(side => Side(side, c.Z, 1, c.Alpha == 0 ? 0.01m : c.Alpha))),
        new("alpha-squared", _squared, c => Kink.Both(side => Side(side, c.Z, 1, c.Alpha * c.Alpha))),
        new("alpha-times-z", "that is αz left of zero, the value there: its slope is α", c =>
            Kink.Both(side => Side(side, c.Z, 1, c.Alpha * c.Z))),
        new("one-everywhere", _oneEverywhere, _ => [1]),
        new("compared-with-alpha", _comparedWithAlpha, c => [c.Z > c.Alpha ? 1 : c.Alpha]),
        new("zero-at-kink", "0 at the kink of a leaky ReLU is less steep than either side: at z = 0 return α or 1", c =>
            [c.Z == 0 ? 0 : Side(KinkSide.Left, c.Z, 1, c.Alpha)]),
    ];

    /// <summary>Of the ReLU's slope, from its output.</summary>
    public static Mistake<ReluOutputCase, decimal>[] ReluSlopeFromOutput =>
    [
        new("one-when-off", "an a of 0 has slope 1: a plain ReLU outputs 0 for every z ≤ 0, so test a > 0, not a ≥ 0", c =>
            [c.A >= 0 ? 1 : c.Alpha, c.A >= 0 ? 1 : 0]),
        new("alpha-ignored", _alphaIgnored, c => Kink.Both(side => c.Alpha == 0 && c.A == 0 ? 0 : Side(side, c.A, 1, 0))),
        new("alpha-fixed", _alphaFixed, c => [c.A > 0 ? 1 : 0.01m]),
        new("sides-swapped", _sidesSwapped, c => Kink.Both(side => Side(side, c.A, c.Alpha, 1))),
        new("alpha-squared", _squared, c =>
            Kink.Both(side => c.Alpha == 0 && c.A == 0 ? 0 : Side(side, c.A, 1, c.Alpha * c.Alpha))),
        new("value-for-slope", "that is a itself, the value: return the slope of the line that a is on", c => [c.A]),
        new("one-everywhere", _oneEverywhere, _ => [1]),
        new("compared-with-alpha", _comparedWithAlpha, c => [c.A > c.Alpha ? 1 : c.Alpha]),
        new("zero-at-kink", "0 at the kink of a leaky ReLU is less steep than either side: for a = 0 return α or 1", c =>
            [c.A == 0 ? 0 : Side(KinkSide.Left, c.A, 1, c.Alpha)]),
    ];

    /// <summary>Of a batch on its way forward.</summary>
    public static Mistake<ForwardCase, decimal[][]>[] Forward =>
    [
        WrongForward("not-applied", "z is returned unchanged: pass every element to the function", z => z),
        WrongForward("applied-twice", "the function is applied to every element twice: once is enough", z =>
            ForwardCase.Function(ForwardCase.Function(z))),
        new("function-ignored", "that is another function: apply the one that was passed in", c =>
            ((Func<decimal, decimal>[])[Curve.Sigmoid.Value, Curve.Tanh.Value, z => Math.Max(0, z)]).Select(f => Map(c.Z, f))),
        .. Shapes<ForwardCase>(ActivationsOracle.Forward),
    ];

    /// <summary>Of the caller's z after the batch went forward.</summary>
    public static Mistake<ForwardCase, decimal[][]>[] CallersZ =>
        [new("input-overwritten", _overwritten, c => [ActivationsOracle.Forward(c)])];

    /// <summary>Of the slopes on their way back.</summary>
    public static Mistake<BackwardCase, decimal[][]>[] Backward =>
    [
        WrongBackward(
            "slope-left-out",
            "∂J/∂a is returned unchanged: multiply each element by ∂a/∂z, the slope of the curve",
            (slope, _) => slope),
        WrongBackward("upstream-left-out", "that is ∂a/∂z alone: multiply it by the incoming ∂J/∂a", (_, a) =>
            BackwardCase.Slope(a)),
        WrongBackward("added-for-multiplied", "the two slopes are added: the chain rule multiplies them", (slope, a) =>
            slope + BackwardCase.Slope(a)),
        WrongBackward("a-for-slope", "∂J/∂a is multiplied by a, the value: multiply by derivativeFromOutput(a)", (slope, a) =>
            slope * a)
            .At(ActivationsGraph.Slope, c => [c.A.AsDoubles()]),
        new("gradient-for-a", "derivativeFromOutput is called with ∂J/∂a: it takes a", c =>
        [
            c.Map((slope, a) => BackwardCase.Slope(slope) * a),
            c.Map((slope, _) => BackwardCase.Slope(slope) * slope),
        ]),
        WrongBackward(
            "slope-of-the-product",
            "derivativeFromOutput is called with the product: take the slope at a, then multiply",
            (slope, a) => BackwardCase.Slope(slope * a)),
        WrongBackward("applied-twice", "the slope of the curve is included twice: once is enough", (slope, a) =>
            slope * BackwardCase.Slope(a) * BackwardCase.Slope(a)),
        WrongBackward(
            "minus-of-the-step",
            "the sign is flipped: the minus belongs to the gradient step, not to the slope",
            (slope, a) => -slope * BackwardCase.Slope(a)),
        new("divided-by-rows", "divided by the number of rows: ∂J/∂a already includes the mean", c =>
            [Map(ActivationsOracle.Backward(c), value => value / c.A.Length)]),
        new("first-row-only", "every row has the slopes of the first: row i goes with row i", c =>
            [.. c.A.Take(1).Select(first => c.OutputGradient
                .Select(slopes => slopes.Zip(first, (slope, a) => slope * BackwardCase.Slope(a)).ToArray())
                    .ToArray()).DefaultIfEmpty([])]),
        .. Shapes<BackwardCase>(ActivationsOracle.Backward),
    ];

    /// <summary>Of what the caller handed in, after the slopes went back.</summary>
    public static Mistake<BackwardCase, BackwardInputs>[] CallersSlopes =>
    [
        new("input-overwritten", _overwritten, c =>
        [
            new(ActivationsOracle.Backward(c), c.A),
            new(c.OutputGradient, ActivationsOracle.Backward(c)),
            new(c.OutputGradient, c.Map((_, a) => BackwardCase.Slope(a))),
        ]),
    ];

    private const string _limited = "z is limited to a range first: an e⁻ᶻ that becomes ∞ does no harm, since 1 / ∞ is 0";

    private const string _cutOff = "the ends are cut off beyond some |z|: the curve never quite reaches them, so use the formula";

    private const string _keptAway = "the result is kept away from the curve's ends: return it however close to them it comes";

    private const string _brackets =
        "the brackets are missing: put the numerator and the denominator into brackets";

    private const string _alphaIgnored = "0 left of zero whatever alpha is: use the argument";

    private const string _alphaFixed = "the leak is always 0.01: use the argument, which defaults to 0";

    private const string _zeroReplaced = "α = 0 is replaced by 0.01: 0 is a valid α";

    private const string _squared = "α² left of zero: the slope is α";

    private const string _sidesSwapped = "α right of zero and 1 left of it: the two sides are swapped";

    private const string _comparedWithAlpha = "compared with α: the kink is at 0";

    private const string _oneEverywhere = "1 on both sides: left of zero the line rises with slope α";

    private const string _overwritten = "the result is written into the caller's rows: put it into new ones";

    private static Rule[] SigmoidRules =>
    [
        new(
            "squashed-twice",
            "the slope is computed from σ(a): a is already the sigmoid's output",
            (a, _) => Curve.Sigmoid.Slope(a)),
        new("value-for-slope", "that is a, the value of the function: its slope is a(1 − a)", (a, _) => a),
        new("a-left-out", "that is 1 − a: multiply it by a", (a, _) => 1 - a),
        new("a-squared", "that is a²: the slope is a(1 − a)", (a, _) => a * a),
        new("plus-for-minus", "that is a(1 + a): the second factor is 1 − a", (a, _) => a * (1 + a)),
        new("other-curves-rule", "that is tanh's rule, 1 − a²: the sigmoid's is a(1 − a)", (a, _) => 1 - (a * a)),
        new(
            "sign-flipped",
            "the sign is flipped: the curve rises everywhere, so its slope is never negative",
            (_, slope) => -slope),
        new(
            "differentiated-again",
            "that is the derivative of a(1 − a), one derivative too many: a(1 − a) is already the slope",
            (a, _) => 1 - (2 * a)),
    ];

    private static Rule[] TanhRules =>
    [
        new(
            "squashed-twice",
            "the slope is computed from tanh a: a is already the output of tanh",
            (a, _) => Curve.Tanh.Slope(a)),
        new("value-for-slope", "that is a, the value of the function: its slope is 1 − a²", (a, _) => a),
        new("square-left-out", "that is 1 − a: square a first, 1 − a²", (a, _) => 1 - a),
        new("a-squared", "that is a²: the slope is 1 − a²", (a, _) => a * a),
        new("plus-for-minus", "that is 1 + a²: the slope is 1 − a²", (a, _) => 1 + (a * a)),
        new("other-curves-rule", "that is the sigmoid's rule, a(1 − a): tanh's is 1 − a²", (a, _) => a * (1 - a)),
        new(
            "sign-flipped",
            "the sign is flipped: the curve rises everywhere, so its slope is never negative",
            (_, slope) => -slope),
        new("difference-squared", "that is (1 − a)²: square only a, 1 − a²", (a, _) => (1 - a) * (1 - a)),
        new("cosh-not-squared", "that is 1 / cosh z, the root of the slope: square it", (_, slope) =>
            Functions.Sqrt(Math.Max(0, slope))),
        new(
            "differentiated-again",
            "that is the derivative of 1 − a², one derivative too many: 1 − a² is already the slope",
            (a, _) => -2 * a),
    ];

    /// <summary>The curve with other ends: z limited, a at its end beyond some z, or a kept away from it.</summary>
    private static IEnumerable<(string Id, string Story, Func<decimal, decimal> Value)> Ends(Curve curve)
    {
        var (min, max) = (curve.Value(-1000), curve.Value(1000));
        foreach (var last in (decimal[])[4, 5, 6, 8, 10, 15, 20, 25, 30])
        {
            yield return ("z-limited", _limited, z => curve.Value(Math.Clamp(z, -last, last)));
            yield return ("ends-cut-off", _cutOff, z => z > last ? max : z < -last ? min : curve.Value(z));
            yield return ("ends-cut-off", _cutOff, z => z >= last ? max : z <= -last ? min : curve.Value(z));
        }

        foreach (var gap in (decimal[])[0.001m, 1e-4m, 1e-5m, 1e-6m, 1e-7m, 1e-8m, 1e-9m, 1e-10m])
        {
            yield return ("kept-from-the-ends", _keptAway, z => Math.Clamp(curve.Value(z), min + gap, max - gap));
        }
    }

    /// <summary>Those whose a differs in the first nine digits: a slope shows more, where it is nearly 0.</summary>
    private static IEnumerable<(string Id, string Story, Func<decimal, decimal> Value)> VisibleEnds(Curve curve) =>
        Ends(curve).Where(end => ((decimal[])[6, 8, 12, 20, 30, 36]).SelectMany(z => (decimal[])[z, -z])
            .Any(z => Math.Abs(end.Value(z) - curve.Value(z)) > 2e-9m * Math.Abs(curve.Value(z))));

    private static IEnumerable<Mistake<PointCase, double>> FarEnds(Curve curve, Func<decimal, decimal> of) =>
        VisibleEnds(curve).Select(end => new Mistake<PointCase, double>(
            end.Id, end.Story, c => c.Curve == curve ? [(double)of(end.Value(c.Z))] : [])
            .At(ActivationsGraph.A, c => [(double)end.Value(c.Z)]));

    private static decimal SigmoidRule(decimal a) => a * (1 - a);

    private static decimal TanhRule(decimal a) => 1 - (a * a);

    /// <summary>The rule for a slope, at an output with other ends; or the slope over a short run, which is only close.</summary>
    private static IEnumerable<Mistake<PointCase, decimal>> WrongSlopes(Curve curve, Func<decimal, decimal> rule) =>
    [
        .. VisibleEnds(curve).Select(end => WrongValue(end.Id, end.Story, z => rule(end.Value(z)))
            .At(ActivationsGraph.A, c => [(double)end.Value(c.Z)])),
        .. ((double[])[0.1, 0.01, 0.001, 0.0001])
            .SelectMany(run => ((double Left, double Right)[])[(0, run), (run, 0), (run, run)])
            .Select(run => WrongValue(
                "measured-slope",
                "the slope is measured over a short run, which is only close: compute it from a",
                z => (decimal)((InDoubles(curve, (double)z + run.Right) - InDoubles(curve, (double)z - run.Left))
                    / (run.Left + run.Right)))),
    ];

    /// <summary>With the rounding of doubles: differences over a short run show it.</summary>
    private static double InDoubles(Curve curve, double z) => curve == Curve.Tanh ? Math.Tanh(z) : 1 / (1 + Math.Exp(-z));

    private static Mistake<PointCase, decimal> WrongValue(string id, string story, Func<decimal, decimal> value) =>
        new(id, story, c => [value(c.Z)]);

    /// <summary>Right but for what overflows: on the right, on the left, or on both sides.</summary>
    private static Mistake<PointCase, double>[] NotANumber(Func<PointCase, decimal> right) =>
    [
        .. ((Func<decimal, bool>[])[
            z => z >= 1000, z => z <= -1000, z => Math.Abs(z) >= 1000,
        ]).Select(overflows => new Mistake<PointCase, double>(
            "infinity-over-infinity",
            "NaN: e¹⁰⁰⁰ is ∞ in a double, and ∞ / ∞ is NaN; keep numerator or denominator finite",
            c => [overflows(c.Z) ? double.NaN : (double)right(c)])),
    ];

    private static Mistake<ForwardCase, decimal[][]> WrongForward(string id, string story, Func<decimal, decimal> value) =>
        new(id, story, c => [Map(c.Z, value)]);

    private static Mistake<BackwardCase, decimal[][]> WrongBackward(
        string id, string story, Func<decimal, decimal, decimal> of) => new(id, story, c => [c.Map(of)]);

    /// <summary>Right numbers that are not where they belong.</summary>
    private static Mistake<TCase, decimal[][]>[] Shapes<TCase>(Func<TCase, decimal[][]> right) =>
    [
        new("rows-shared", "all rows are one array: make a new one for each row", c =>
            [Array.ConvertAll(right(c), _ => right(c)[^1])]),
        new("last-row-left-out", "the last row was left out: the loop ends one early", c =>
            [[.. right(c).Select((row, i) => i == right(c).Length - 1 ? new decimal[row.Length] : row)]]),
        new("last-column-left-out", "the last column was left out: the loop ends one early", c =>
            [Array.ConvertAll(right(c), row => (decimal[])[.. row[..^1], 0])]),
        new("rows-and-columns-swapped", "the result is transposed: element [i][j] stays in row i", c =>
            [right(c) is [var first, ..] rows ? [.. first.Select((_, j) => rows.Select(row => row[j]).ToArray())] : []]),
    ];

    private static decimal[][] Map(decimal[][] rows, Func<decimal, decimal> of) =>
        [.. rows.Select(row => row.Select(of).ToArray())];

    private static decimal Side(KinkSide side, decimal z, decimal right, decimal left) => side.IsRight(z) ? right : left;

    private static decimal Sinh(decimal z) => (Functions.Exp(z) - Functions.Exp(-z)) / 2;

    /// <summary>A wrong rule for a slope, of a and of the right slope.</summary>
    private sealed record Rule(string Id, string Story, Func<decimal, decimal, decimal> Slope)
    {
        public Mistake<TCase, decimal> At<TCase>(Func<TCase, decimal> a, Func<TCase, decimal> slope) =>
            new(Id, Story, c => [Slope(a(c), slope(c))]);
    }
}

/// <summary>What a caller hands to a backward pass.</summary>
public sealed record BackwardInputs(decimal[][] OutputGradient, decimal[][] A);
