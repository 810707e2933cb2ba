namespace Katas.Oracles.WriteTheTests;

/// <summary>Code to run a suite of tests on: a right implementation of a specification, or one with a misconception.</summary>
/// <param name="Name">What it is, as in "an implementation that …".</param>
/// <param name="Rule">What it computes.</param>
/// <param name="Create">Creates it.</param>
public sealed record Implementation<TSettings, TSubject>(string Name, string Rule, Func<TSettings, TSubject> Create)
{
    /// <summary>The id of the mistake to let it pass; null if it is right.</summary>
    public string? Id { get; init; }

    /// <summary>A test that fails on it, in a few words.</summary>
    public string Advice { get; init; } = "";

    /// <summary>What to do if the tests make a call that shows it, and accept what they get.</summary>
    public string? AdviceIfSeen { get; init; }

    /// <summary>Whether it meets the specification.</summary>
    public bool IsRight => Id is null;
}

/// <summary>The right and the wrong implementations, in doubles as they would be written. The right ones come first.</summary>
public static class Implementations
{
    /// <summary>The name of the first right implementation.</summary>
    public const string Right = "a right implementation";

    /// <summary>The name of one whose variance of values near 1e8 is as exact as its specification asks, and no more.</summary>
    public const string RightNearLargeValues = "a right implementation that is off by 5e-9 near 1e8";

    private const string RightTo15Digits = "a right implementation that rounds differently in the last digit";

    /// <summary>Of a confusion matrix's update.</summary>
    public static Implementation<ConfusionSettings, Action<int[][], int, int>>[] Confusion =>
    [
        new(Right, "counts[label][predicted] + 1", s => Counting(s, (counts, label, predicted) => counts[label][predicted]++)),
        new(
            "an implementation that swaps rows and columns",
            "counts[predicted][label] + 1",
            s => Counting(s, (counts, label, predicted) => counts[predicted][label]++))
        { Id = "swapped-axes-pass", Advice = "count a wrong prediction" },
        new(
            "an implementation that doesn't add up",
            "counts[label][predicted] becomes 1",
            s => Counting(s, (counts, label, predicted) => counts[label][predicted] = 1))
        { Id = "overwriting-passes", Advice = "count the same pair twice" },
        new(
            "an implementation that counts only hits",
            "counts[label][predicted] + 1 if the two are equal",
            s => Counting(s, (counts, label, predicted) => counts[label][predicted] += label == predicted ? 1 : 0))
        { Id = "hits-only-passes", Advice = "count a miss too" },
        new(
            "an implementation that counts both ways",
            "counts[label][predicted] + 1 and, if the two differ, counts[predicted][label] + 1",
            s => Counting(s, (counts, label, predicted) =>
            {
                counts[label][predicted]++;
                counts[predicted][label] += label == predicted ? 0 : 1;
            }))
        {
            Id = "both-ways-passes",
            Advice = "look at the other cells too",
            AdviceIfSeen = "look at the other cells too",
        },
        new(
            "an implementation that ignores invalid classes",
            "counts[label][predicted] + 1, and nothing at all for a class that doesn't exist",
            s => Counting(
                s,
                (counts, label, predicted) => counts[label][predicted]++,
                isRefused: (_, _) => false,
                isIgnored: (label, predicted) => !IsClass(label, s) || !IsClass(predicted, s)))
        { Id = "invalid-ignored-passes", Advice = "try class −1 and one too high" },
        new(
            "an implementation that checks only the label",
            "counts[label][predicted] + 1, and nothing at all for a prediction that doesn't exist",
            s => Counting(
                s,
                (counts, label, predicted) => counts[label][predicted]++,
                isRefused: (label, _) => !IsClass(label, s),
                isIgnored: (_, predicted) => !IsClass(predicted, s)))
        { Id = "invalid-prediction-passes", Advice = "try a prediction that is no class" },
        new(
            "an implementation that checks only the prediction",
            "counts[label][predicted] + 1, and nothing at all for a label that doesn't exist",
            s => Counting(
                s,
                (counts, label, predicted) => counts[label][predicted]++,
                isRefused: (_, predicted) => !IsClass(predicted, s),
                isIgnored: (label, _) => !IsClass(label, s)))
        { Id = "invalid-label-passes", Advice = "try a label that is no class" },
    ];

    /// <summary>Of a schedule with warm-up.</summary>
    public static Implementation<WarmUpSettings, Func<int, double>>[] WarmUp =>
    [
        new(Right, "peak · t/w, then peak · √(w/t)", s => Rate(s, RightRate)),
        new(RightTo15Digits, "peak · t/w, then peak · √(w/t)", s => Rate(s, (peak, t, w) => OtherDigit(RightRate(peak, t, w)))),
        new(
            "an implementation that counts steps from 0",
            "t = step: peak · step/w, then peak · √(w/step)",
            s => Rate(s, (peak, t, w) => RightRate(peak, t - 1, w)))
        { Id = "first-rate-zero-passes", Advice = "check the first rate" },
        new(
            "an implementation that divides integers",
            "peak · (t/w rounded down), then peak · √(w/t)",
            s => Rate(s, (peak, t, w) => t <= w ? peak * (t / (int)w) : RightRate(peak, t, w)))
        { Id = "integer-division-passes", Advice = "check a step within the warm-up" },
        new(
            "an implementation that stays at the peak",
            "peak · t/w, then peak",
            s => Rate(s, (peak, t, w) => RightRate(peak, Math.Min(t, (int)w), w)))
        { Id = "constant-peak-passes", Advice = "check a step after the warm-up" },
        new(
            "an implementation that counts the decay from the peak",
            "peak · t/w, then peak · √(1/(t − w + 1))",
            s => Rate(s, (peak, t, w) => t <= w ? RightRate(peak, t, w) : peak / Math.Sqrt(t - w + 1)))
        { Id = "fast-decay-passes", Advice = "work out a rate in the decay" },
    ];

    /// <summary>Of the top-k accuracy.</summary>
    public static Implementation<TopKSettings, Func<double[][], int[], double>>[] TopK =>
    [
        new(Right, "hits/rows", s => Accuracy(s, hits: (row, label) => Higher(row, label) < s.K)),
        new(
            "a right implementation that adds up 1/rows per hit",
            "Σ 1/rows over the hits",
            s => (scores, labels) =>
            {
                Check(scores, labels, s.K);
                return scores.Zip(labels).Sum(pair => Higher(pair.First, pair.Second) < s.K ? 1.0 / scores.Length : 0);
            }),
        new(
            "an implementation whose k is one too small",
            "a hit if fewer than k − 1 classes have a higher score",
            s => Accuracy(s, hits: (row, label) => Higher(row, label) < s.K - 1))
        { Id = "place-k-missed-passes", Advice = "try the class in place k" },
        new(
            "an implementation whose k is one too large",
            "a hit if up to k classes have a higher score",
            s => Accuracy(s, hits: (row, label) => Higher(row, label) <= s.K))
        { Id = "place-after-k-passes", Advice = "try the class in place k + 1" },
        new(
            "an implementation that counts the hits",
            "the number of hits, not divided by rows",
            s =>
            {
                var accuracy = Accuracy(s, hits: (row, label) => Higher(row, label) < s.K);
                return (scores, labels) => accuracy(scores, labels) * scores.Length;
            })
        { Id = "sum-of-hits-passes", Advice = "try several rows" },
        new(
            "an implementation that counts ties against the label",
            "a hit if fewer than k other classes have a score as high or higher",
            s => Accuracy(s, hits: (row, label) => row.Count(score => score >= row[label]) - 1 < s.K))
        { Id = "lost-ties-pass", Advice = "try a row of equal scores" },
        new(
            "an implementation that sorts the caller's scores",
            "hits/rows, and leaves each row sorted",
            s =>
            {
                var accuracy = Accuracy(s, hits: (row, label) => Higher(row, label) < s.K);
                return (scores, labels) =>
                {
                    var result = accuracy(scores, labels);
                    foreach (var row in scores)
                    {
                        Array.Sort(row);
                    }

                    return result;
                };
            })
        {
            Id = "sorted-scores-pass",
            Advice = "look at the scores after the call",
            AdviceIfSeen = "compare them with a copy",
        },
        new(
            "an implementation that accepts fewer than k classes",
            "hits/rows, also where every class is among the k best",
            s => (scores, labels) =>
            {
                Check(scores, labels, k: 1);
                return scores.Zip(labels).Average(pair => Higher(pair.First, pair.Second) < s.K ? 1.0 : 0);
            })
        { Id = "few-classes-pass", Advice = "try rows of k − 1 scores" },
    ];

    /// <summary>Of a running mean and variance: each creates the functions that observe batches.</summary>
    public static Implementation<StatisticsSettings, Func<Func<double[], (double Mean, double Variance)>>>[] Statistics =>
    [
        new(Right, "mean = Σx/n, variance = Σ(x − mean)²/n", _ => () => Observing(Moments)),
        new(
            RightTo15Digits,
            "mean = Σx/n, variance = Σ(x − mean)²/n",
            _ => () => Observing(batches => Moments(batches) is var (mean, variance)
                ? (OtherDigit(mean), OtherDigit(variance))
                : default)),
        new(
            RightNearLargeValues,
            "mean = Σx/n, variance = Σ(x − mean)²/n, as exact as the specification asks",
            _ => () => Observing(batches => Moments(batches) is var (mean, variance)
                ? (mean, variance + (5e-17 * Math.Abs(mean)))
                : default)),
        new(
            "an implementation that averages the batches' means",
            "mean = the mean of the batches' means",
            _ => () => Observing(batches => (batches.Average(batch => batch.Average()), Moments(batches).Variance)))
        { Id = "mean-of-means-passes", Advice = "add a short batch" },
        new(
            "an implementation that averages the batches' variances",
            "variance = the mean, per value, of the batches' own variances",
            _ => () => Observing(batches => (
                Moments(batches).Mean,
                batches.Sum(batch => batch.Length * Moments([batch]).Variance) / batches.Sum(batch => batch.Length))))
        { Id = "mean-of-variances-passes", Advice = "add batches far apart" },
        new(
            "an implementation that divides by n − 1",
            "variance = Σ(x − mean)²/(n − 1)",
            _ => () => Observing(batches =>
            {
                var ((mean, variance), n) = (Moments(batches), batches.Sum(batch => batch.Length));
                return (mean, n == 1 ? 0 : variance * n / (n - 1));
            }))
        { Id = "sample-variance-passes", Advice = "work out a variance" },
        new(
            "an implementation that subtracts large squares",
            "variance = Σx²/n − mean²",
            _ => () => Observing(batches =>
            {
                var mean = Moments(batches).Mean;
                return (mean, batches.SelectMany(batch => batch).Average(x => x * x) - (mean * mean));
            }))
        { Id = "cancellation-passes", Advice = "try values near 1e8" },
        new(
            "an implementation that shares its values",
            "mean and variance of the values of every function that was created",
            _ =>
            {
                var shared = Observing(Moments);
                return () => shared;
            })
        { Id = "shared-values-pass", Advice = "create two" },
        new(
            "an implementation that accepts an empty batch",
            "mean and variance of the values so far, which an empty batch doesn't change",
            _ => () =>
            {
                var observe = Observing(Moments);
                (double, double) latest = (0, 0);
                return batch => batch.Length == 0 ? latest : latest = observe(batch);
            })
        { Id = "empty-batch-passes", Advice = "try a batch without values" },
    ];

    /// <summary>Of a gradient, of the cost that the settings have.</summary>
    public static Implementation<GradientSettings, Func<double[], double[]>>[] Gradient =>
    [
        new(Right, "∂J/∂θ", s => s.Gradient),
        new(RightTo15Digits, "∂J/∂θ", s => theta => Array.ConvertAll(s.Gradient(theta), OtherDigit)),
        new(
            "an implementation that forgets the ½ of the cost",
            "2 ∂J/∂θ",
            s => theta => Array.ConvertAll(s.Gradient(theta), slope => 2 * slope))
        {
            Id = "factor-two-passes",
            Advice = "compare with measured slopes",
            AdviceIfSeen = "compare with measured slopes, narrowly",
        },
        new(
            "an implementation that leaves out the last parameter",
            "∂J/∂θ, but 0 for the bias",
            s => theta => [.. s.Gradient(theta)[..^1], 0])
        {
            Id = "bias-left-out-passes",
            Advice = "check the last slope",
            AdviceIfSeen = "check all slopes, to within 1e-6",
        },
        new(
            "an implementation that forgets the weight penalty",
            "∂J/∂θ without λw",
            s => theta =>
            [
                .. s.Gradient(theta).Select((slope, j) =>
                    j < theta.Length - 1 ? slope - (GradientSettings.Lambda * theta[j]) : slope),
            ])
        {
            Id = "penalty-left-out-passes",
            Advice = "use a narrower tolerance",
            AdviceIfSeen = "use a narrower tolerance",
        },
        new(
            "an implementation that keeps its first result",
            "∂J/∂θ at the first θ, for every later θ too",
            s =>
            {
                double[]? first = null;
                return theta => [.. first ??= s.Gradient(theta)];
            })
        { Id = "first-point-kept-passes", Advice = "call it at a second point" },
        new(
            "an implementation that points downhill",
            "−∂J/∂θ",
            s => theta => Array.ConvertAll(s.Gradient(theta), slope => -slope))
        {
            Id = "flipped-sign-passes",
            Advice = "compare the signs too",
            AdviceIfSeen = "compare the signs of the slopes too",
        },
    ];

    private static Action<int[][], int, int> Counting(ConfusionSettings settings, Action<int[][], int, int> count) => Counting(
        settings,
        count,
        isRefused: (label, predicted) => !IsClass(label, settings) || !IsClass(predicted, settings),
        isIgnored: (_, _) => false);

    private static Action<int[][], int, int> Counting(
        ConfusionSettings settings,
        Action<int[][], int, int> count,
        Func<int, int, bool> isRefused,
        Func<int, int, bool> isIgnored) =>
        (counts, label, predicted) =>
        {
            if (isRefused(label, predicted))
            {
                throw new ArgumentException($"The label and the prediction must be from 0 to {settings.Classes - 1}.");
            }

            if (!isIgnored(label, predicted))
            {
                count(counts, label, predicted);
            }
        };

    private static bool IsClass(int number, ConfusionSettings settings) => number >= 0 && number < settings.Classes;

    private static Func<int, double> Rate(WarmUpSettings settings, Func<double, int, double, double> rule) =>
        step => rule((double)settings.Peak, step + 1, settings.WarmUpSteps);

    private static double RightRate(double peak, int t, double w) => t <= w ? peak * t / w : peak * Math.Sqrt(w / t);

    private static Func<double[][], int[], double> Accuracy(TopKSettings settings, Func<double[], int, bool> hits) =>
        (scores, labels) =>
        {
            Check(scores, labels, settings.K);
            return (double)scores.Zip(labels).Count(pair => hits(pair.First, pair.Second)) / scores.Length;
        };

    private static int Higher(double[] row, int label) => row.Count(score => score > row[label]);

    private static void Check(double[][] scores, int[] labels, int k)
    {
        if (scores.Length == 0
            || scores.Length != labels.Length
            || scores.Zip(labels).Any(pair => pair.First.Length < k || pair.Second < 0 || pair.Second >= pair.First.Length))
        {
            throw new ArgumentException($"Every row needs a label, and {k} scores or more.");
        }
    }

    private static Func<double[], (double Mean, double Variance)> Observing(
        Func<List<double[]>, (double Mean, double Variance)> statistics)
    {
        List<double[]> batches = [];
        return batch =>
        {
            if (batch.Length == 0)
            {
                throw new ArgumentException("The batch is empty; a mean of nothing would be 0/0.");
            }

            batches.Add([.. batch]);
            return statistics(batches);
        };
    }

    private static (double Mean, double Variance) Moments(List<double[]> batches)
    {
        double[] values = [.. batches.SelectMany(batch => batch)];
        var mean = values[0] + values.Average(x => x - values[0]);
        return (mean, values.Average(x => (x - mean) * (x - mean)));
    }

    /// <summary>The next double: as far away as another order of the operations takes a result.</summary>
    private static double OtherDigit(double value) => value == 0 ? 0 : Math.BitIncrement(value);
}
