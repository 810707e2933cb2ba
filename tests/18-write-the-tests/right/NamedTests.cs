namespace Katas.WriteTheTests;

public static class ConfusionTests
{
    public static void Run(Action<int[][], int, int> update, int classes)
    {
        int[][] Updated(params (int Label, int Predicted)[] pairs)
        {
            var counts = new int[classes][];
            for (var i = 0; i < classes; i++)
            {
                counts[i] = new int[classes];
            }

            foreach (var (label, predicted) in pairs)
            {
                update(counts, label, predicted);
            }

            return counts;
        }

        new Suite
        {
            { "a miss is counted at [label][predicted]", () => Updated((1, 2))[1][2] == 1 },
            { "and not at [predicted][label]", () => Updated((1, 2))[2][1] == 0 },
            { "two hits count twice", () => Updated((0, 0), (0, 0))[0][0] == 2 },
            { "the sum is the number of calls", () => Updated((0, 0), (1, 2), (2, 1)).Sum(row => row.Sum()) == 3 },
            { "a negative label is refused", () => Suite.IsRefused(() => Updated((-1, 0))) },
            { "a negative prediction is refused", () => Suite.IsRefused(() => Updated((0, -1))) },
            { "a label that is too high is refused", () => Suite.IsRefused(() => Updated((classes, 0))) },
        }.Report();
    }
}

public static class WarmUpTests
{
    public static void Run(Func<int, double> rate, double peak, int warmUpSteps)
    {
        var w = warmUpSteps;
        new Suite
        {
            { "the first step", () => Suite.IsClose(rate(0) * w, peak) },
            { "all steps of the warm-up are equally high", () => Enumerable.Range(1, w - 1).All(step =>
                Suite.IsClose(rate(step) - rate(step - 1), rate(0))) },
            { "the peak", () => Suite.IsClose(rate(w - 1), peak) },
            { "in the decay, rate² · t stays the same", () => Enumerable.Range(w, 20).All(step =>
                Suite.IsClose(rate(step) * rate(step) * (step + 1), peak * peak * w)) },
        }.Report();
    }
}

public static class TopKTests
{
    public static void Run(Func<double[][], int[], double> accuracy, int k)
    {
        // One class is better than the label, or two, and so on.
        double[] Row(int better, int equal, int worse) =>
        [
            0.5,
            .. Enumerable.Repeat(0.9, better),
            .. Enumerable.Repeat(0.5, equal),
            .. Enumerable.Repeat(0.1, worse),
        ];
        bool Hits(double expected, params double[][] rows) => Suite.IsClose(accuracy(rows, new int[rows.Length]), expected);

        double[] row = [0.3, .. Row(1, 1, k)];
        double[] same = [.. row];
        new Suite
        {
            { "place 1", () => Hits(1, Row(0, 0, k)) },
            { "place k", () => Hits(1, Row(k - 1, 0, 3)) },
            { "place k + 1", () => Hits(0, Row(k, 0, 3)) },
            { "place k, and ties", () => Hits(1, Row(k - 1, 5, 0)) },
            { "a quarter", () => Hits(0.25, Row(k, 0, 1), Row(k, 0, 1), Row(0, 0, k), Row(k, 0, 1)) },
            { "unchanged", () => accuracy([row], [0]) >= 0 && row.SequenceEqual(same) },
            { "k − 1 classes", () => Suite.IsRefused(() => Hits(1, Row(k - 2, 0, 0))) },
        }.Report();
    }
}

public static class RunningStatisticsTests
{
    public static void Run(Func<Func<double[], Statistics>> create, double[] sample)
    {
        Statistics After(params double[][] batches)
        {
            var observe = create();
            Statistics last = new(0, 0);
            foreach (var batch in batches)
            {
                last = observe(batch);
            }

            return last;
        }

        new Suite
        {
            { "one value", () => Suite.IsClose(After([5]).Mean, 5) && Suite.IsClose(After([5]).Variance, 0) },
            { "1 and 3", () => Suite.IsClose(After([1, 3]).Variance, 1) },
            { "a short batch", () => Suite.IsClose(After([0, 0, 0], [8]).Mean, 2) },
            { "batches apart", () => Suite.IsClose(After([0, 0, 0], [8]).Variance, ((3 * 4) + 36) / 4.0) },
            { "far from 0", () => Math.Abs(After([1e8 - 1], [1e8 + 1]).Variance - 1) < 1e-6 },
            { "in any order", () => Suite.IsClose(After(sample).Mean, After([.. sample.Reverse().Chunk(3)]).Mean) },
            { "no values", () => Suite.IsRefused(() => After([1], [])) },
        }.Report();
    }
}

public static class GradientTests
{
    public static void Run(Func<double[], double> cost, Func<double[], double[]> gradient, double[] point)
    {
        double[] shifted = [.. point.Select((t, i) => t - (0.1 * (i + 1)))];
        new Suite
        {
            { "at the point", () => Fits(point) },
            { "at another", () => Fits(shifted) },
        }.Report();

        // Five points give the slope more exactly than two: (8(J₁ − J₋₁) − (J₂ − J₋₂)) / 12h.
        bool Fits(double[] theta)
        {
            var claimed = gradient(theta);
            return claimed.Length == theta.Length && Enumerable.Range(0, theta.Length).All(i =>
            {
                double At(double h) => cost([.. theta[..i], theta[i] + h, .. theta[(i + 1)..]]);
                const double H = 1e-3;
                return Math.Abs(claimed[i] - (((8 * (At(H) - At(-H))) - (At(2 * H) - At(-2 * H))) / (12 * H))) < 1e-8;
            });
        }
    }
}

internal sealed class Suite : System.Collections.IEnumerable
{
    private readonly List<string> _failed = [];

    public void Add(string name, Func<bool> test)
    {
        if (!test())
        {
            _failed.Add(name);
        }
    }

    public void Report()
    {
        if (_failed.Count > 0)
        {
            throw new AggregateException(_failed.Select(name => new InvalidOperationException(name)));
        }
    }

    public System.Collections.IEnumerator GetEnumerator() => _failed.GetEnumerator();

    public static bool IsClose(double a, double b) => Math.Abs(a - b) <= 1e-9 * Math.Max(1, Math.Abs(b));

    public static bool IsRefused(Action call)
    {
        try
        {
            call();
            return false;
        }
        catch (ArgumentException)
        {
            return true;
        }
    }
}
