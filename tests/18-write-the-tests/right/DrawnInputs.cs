namespace Katas.WriteTheTests;

public static class ConfusionTests
{
    public static void Run(Action<int[][], int, int> update, int classes)
    {
        var random = new Random(18);
        var counts = new int[classes][];
        var expected = new int[classes * classes];
        for (var i = 0; i < classes; i++)
        {
            counts[i] = new int[classes];
        }

        for (var i = 0; i < 200; i++)
        {
            var (label, predicted) = (random.Next(classes), random.Next(3));
            update(counts, label, predicted);
            expected[(label * classes) + predicted]++;
        }

        if (!counts.SelectMany(row => row).SequenceEqual(expected))
        {
            throw new ArithmeticException("the counts differ");
        }

        var accepted = 0;
        foreach (var wrong in (int[])[-1, -100, classes, classes + 100])
        {
            foreach (var (label, predicted) in ((int, int)[])[(wrong, 2), (2, wrong)])
            {
                try
                {
                    update(counts, label, predicted);
                    accepted++;
                }
                catch (ArgumentException)
                {
                }
            }
        }

        if (accepted > 0)
        {
            throw new ArithmeticException("an invalid class was accepted");
        }
    }
}

public static class WarmUpTests
{
    public static void Run(Func<int, double> rate, double peak, int warmUpSteps)
    {
        for (var step = 0; step < 5 * warmUpSteps; step++)
        {
            double t = step + 1, w = warmUpSteps;
            var expected = peak * Math.Min(t / w, Math.Pow(t / w, -0.5));
            if (Math.Abs(rate(step) / expected - 1) > 1e-8)
            {
                throw new ArithmeticException($"rate({step}) = {rate(step)}, not {expected}");
            }
        }
    }
}

public static class TopKTests
{
    public static void Run(Func<double[][], int[], double> accuracy, int k)
    {
        var random = new Random(3);
        for (var run = 0; run < 20; run++)
        {
            var scores = new double[12][];
            var labels = new int[12];
            for (var i = 0; i < scores.Length; i++)
            {
                // Few different scores, so that there are ties.
                scores[i] = new double[k + random.Next(1, 4)];
                for (var c = 0; c < scores[i].Length; c++)
                {
                    scores[i][c] = random.Next(-k, k);
                }

                labels[i] = random.Next(scores[i].Length);
            }

            Compare(accuracy, scores, labels, k);
        }

        Compare(accuracy, [[.. Enumerable.Range(0, k + 1).Select(c => (double)c)]], [0], k);
        Compare(accuracy, [[.. Enumerable.Range(0, k + 1).Select(c => (double)c)]], [1], k);
        Compare(accuracy, [new double[k + 2]], [k + 1], k);
        var thrown = false;
        try
        {
            accuracy([new double[k], new double[k - 1]], [0, 0]);
        }
        catch (ArgumentException)
        {
            thrown = true;
        }

        if (!thrown)
        {
            throw new ArithmeticException("a row was too short");
        }
    }

    private static void Compare(Func<double[][], int[], double> accuracy, double[][] scores, int[] labels, int k)
    {
        var copies = scores.Select(row => row.ToArray()).ToArray();
        double hits = 0;
        for (var i = 0; i < labels.Length; i++)
        {
            var border = copies[i].OrderDescending().ElementAt(k - 1);
            hits += copies[i][labels[i]] >= border ? 1 : 0;
        }

        if (Math.Abs(accuracy(scores, labels) - (hits / labels.Length)) > 1e-10)
        {
            throw new ArithmeticException("another accuracy");
        }

        for (var i = 0; i < labels.Length; i++)
        {
            if (!scores[i].SequenceEqual(copies[i]))
            {
                throw new ArithmeticException("other scores");
            }
        }
    }
}

public static class RunningStatisticsTests
{
    public static void Run(Func<Func<double[], Statistics>> create, double[] sample)
    {
        if (!IsRefused(create(), []))
        {
            throw new ArithmeticException("an empty batch was accepted");
        }

        foreach (var offset in (double[])[0, 1e8])
        {
            var random = new Random(7);
            var observe = create();
            List<double> values = [];
            for (var batch = 1; batch <= 6; batch++)
            {
                var drawn = new double[random.Next(1, 9)];
                for (var i = 0; i < drawn.Length; i++)
                {
                    drawn[i] = offset + (batch * random.NextDouble());
                }

                values.AddRange(drawn);
                var found = observe(drawn);
                var mean = offset + values.Sum(x => x - offset) / values.Count;
                var variance = values.Sum(x => (x - mean) * (x - mean)) / values.Count;
                if (!(Math.Abs(found.Mean - mean) <= 1e-9 + (1e-12 * offset)) || !(Math.Abs(found.Variance - variance) <= 1e-6))
                {
                    throw new ArithmeticException($"{found}, not {mean} and {variance}");
                }
            }
        }
    }

    private static bool IsRefused(Func<double[], Statistics> observe, double[] batch)
    {
        try
        {
            observe(batch);
            return false;
        }
        catch (ArgumentException)
        {
            return true;
        }
    }
}

public static class GradientTests
{
    public static void Run(Func<double[], double> cost, Func<double[], double[]> gradient, double[] point)
    {
        var random = new Random(11);
        for (var run = 0; run < 5; run++)
        {
            var theta = point.ToArray();
            for (var i = 0; i < theta.Length; i++)
            {
                theta[i] += run * (random.NextDouble() - 0.5);
            }

            var analytic = gradient(theta);
            for (var i = 0; i < theta.Length; i++)
            {
                var kept = theta[i];
                theta[i] = kept + 1e-6;
                var plus = cost(theta);
                theta[i] = kept - 1e-6;
                var minus = cost(theta);
                theta[i] = kept;
                var numeric = (plus - minus) / 2e-6;
                if (Math.Abs(analytic[i] - numeric) > 1e-7 * Math.Max(1, Math.Abs(numeric)))
                {
                    throw new ArithmeticException($"∂J/∂θ{i} is {analytic[i]}, measured {numeric}");
                }
            }
        }
    }
}
