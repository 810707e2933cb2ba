namespace Katas.WriteTheTests;

public static class ConfusionTests
{
    public static void Run(Action<int[][], int, int> update, int classes)
    {
        (int Label, int Predicted)[] calls = [(0, 1), (1, 0), (0, 1), (2, 2), (classes - 1, 0), (0, 1)];
        var counts = Enumerable.Range(0, classes).Select(_ => new int[classes]).ToArray();
        foreach (var (label, predicted) in calls)
        {
            update(counts, label, predicted);
        }

        var cells =
            from label in Enumerable.Range(0, classes)
            from predicted in Enumerable.Range(0, classes)
            select (Label: label, Predicted: predicted);
        Require.That(cells.All(at => counts[at.Label][at.Predicted] == calls.Count(call => call == at)), "a count is wrong");

        foreach (var (label, predicted) in ((int, int)[])[(-1, 0), (0, -1), (classes, 0), (0, classes)])
        {
            Require.Refusal(() => update(counts, label, predicted));
        }
    }
}

public static class WarmUpTests
{
    public static void Run(Func<int, double> rate, double peak, int warmUpSteps)
    {
        (int Step, double Expected)[] table =
        [
            (0, peak / warmUpSteps),
            (warmUpSteps - 2, peak - (peak / warmUpSteps)),
            (warmUpSteps - 1, peak),
            (warmUpSteps, peak / Math.Sqrt(1 + (1.0 / warmUpSteps))),
            ((9 * warmUpSteps) - 1, peak / 3),
            ((100 * warmUpSteps) - 1, peak / 10),
        ];
        Require.That(table.All(row => Math.Abs(rate(row.Step) - row.Expected) < 1e-6 * peak), "a rate is wrong");
    }
}

public static class TopKTests
{
    public static void Run(Func<double[][], int[], double> accuracy, int k)
    {
        var falling = Enumerable.Range(0, 2 * k).Select(c => (k - c) / 10.0).ToArray();
        var labels = Enumerable.Range(0, 2 * k).ToArray();
        double[][] scores = [.. labels.Select(_ => (double[])[.. falling])];

        Require.That(Math.Abs(accuracy(scores, labels) - 0.5) < 1e-9, "half of the classes are among the best");
        Require.That(scores.All(row => row.SequenceEqual(falling)), "the scores have changed");
        Require.That(accuracy([falling], [k - 1]) == 1, "place k is a hit");
        Require.That(accuracy([falling], [k]) == 0, "place k + 1 is a miss");
        Require.That(accuracy([[.. Enumerable.Repeat(0.5, k + 3)]], [1]) == 1, "a tie counts for the label");
        Require.Refusal(() => accuracy([new double[k - 1]], [0]));
    }
}

public static class RunningStatisticsTests
{
    public static void Run(Func<Func<double[], Statistics>> create, double[] sample)
    {
        (double[][] Batches, double Mean, double Variance)[] table =
        [
            ([[2, 4]], 3, 1),
            ([[2, 4], [9]], 5, 26 / 3.0),
            ([[-1], [-1, 5]], 1, 8),
            ([[1e8], [1e8 + 2, 1e8 + 4]], 1e8 + 2, 8 / 3.0),
        ];
        foreach (var (batches, mean, variance) in table)
        {
            var observe = create();
            var last = batches.Select(observe).ToArray()[^1];
            Require.That(Math.Abs(last.Mean - mean) < 1e-6, "a mean is wrong");
            Require.That(Math.Abs(last.Variance - variance) < 1e-6, "a variance is wrong");
        }

        Require.Refusal(() => create()([]));
    }
}

public static class GradientTests
{
    public static void Run(Func<double[], double> cost, Func<double[], double[]> gradient, double[] point)
    {
        foreach (var theta in (double[][])[point, [.. point.Select(t => -t)], [.. point.Select(t => 1 + t)]])
        {
            var slopes = gradient(theta);
            for (var i = 0; i < theta.Length; i++)
            {
                var at = i;
                double Moved(double h) => cost([.. theta.Select((t, j) => j == at ? t + h : t)]);
                var numeric = (Moved(1e-4) - Moved(-1e-4)) / 2e-4;
                Require.That(Math.Abs(slopes[i] - numeric) < 1e-5, $"slope {i} is {slopes[i]}, measured {numeric}");
            }
        }
    }
}

internal static class Require
{
    public static void That(bool isTrue, string claim)
    {
        if (!isTrue)
        {
            throw new InvalidOperationException(claim);
        }
    }

    public static void Refusal(Action call)
    {
        var isRefused = false;
        try
        {
            call();
        }
        catch (ArgumentException)
        {
            isRefused = true;
        }

        That(isRefused, "no exception");
    }
}
