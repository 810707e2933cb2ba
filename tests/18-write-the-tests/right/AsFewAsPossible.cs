namespace Katas.WriteTheTests;

public static class ConfusionTests
{
    public static void Run(Action<int[][], int, int> update, int classes)
    {
        int[][] counts = [.. new int[classes][]];
        Array.ForEach(Enumerable.Range(0, classes).ToArray(), i => counts[i] = new int[classes]);
        update(counts, classes - 1, 1);
        update(counts, classes - 1, 1);
        Is.Near(2, counts[classes - 1][1]);
        Is.Near(0, counts[1][classes - 1]);
        Is.Refused(() => update(counts, 1, classes));
        Is.Refused(() => update(counts, classes, 1));
    }
}

public static class WarmUpTests
{
    public static void Run(Func<int, double> rate, double peak, int warmUpSteps)
    {
        Is.Near(2 * peak, rate(1) * warmUpSteps);
        Is.Near(0.2 * peak, rate((25 * warmUpSteps) - 1));
    }
}

public static class TopKTests
{
    public static void Run(Func<double[][], int[], double> accuracy, int k)
    {
        double[] better = [.. Enumerable.Repeat(1.0, k - 1), 0, 0];
        double[] worse = [.. Enumerable.Repeat(1.0, k), 0];
        double[] before = [.. better];

        Is.Near(0.5, accuracy([better, worse], [k - 1, k]));
        Is.Near(0.5, accuracy([better, worse], [k, k]));
        for (var c = 0; c <= k; c++)
        {
            Is.Near(before[c], better[c]);
        }

        Is.Refused(() => accuracy([worse[..(k - 1)]], [0]));
    }
}

public static class RunningStatisticsTests
{
    public static void Run(Func<Func<double[], Statistics>> create, double[] sample)
    {
        var (one, other) = (create(), create());
        one([1e8 + 2, 1e8 - 2, 1e8 + 2, 1e8 - 2]);
        other([-1e8]);

        var (mean, variance) = one([1e8 + 10]);

        Is.Near(2, mean - 1e8);
        Is.Near((0.0 + 16 + 0 + 16 + 64) / 5, variance);
        Is.Refused(() => create()([]));
    }
}

public static class GradientTests
{
    public static void Run(Func<double[], double> cost, Func<double[], double[]> gradient, double[] point)
    {
        gradient([.. point.Select(t => t * 3)]);
        var slopes = gradient(point);
        double[] at = [.. point];
        for (var i = 0; i < at.Length; i++)
        {
            at[i] = point[i] + 1e-5;
            var there = cost(at);
            at[i] = point[i] - 1e-5;
            Is.Near((there - cost(at)) / 2e-5, slopes[i]);
            at[i] = point[i];
        }
    }
}

internal static class Is
{
    public static void Near(double expected, double actual)
    {
        if (double.IsNaN(actual) || Math.Abs(expected - actual) > 5e-7)
        {
            throw new Exception($"{actual} is not near {expected}");
        }
    }

    public static void Refused(Action call)
    {
        try
        {
            call();
        }
        catch (ArgumentException)
        {
            return;
        }

        throw new Exception("that should be refused");
    }
}
