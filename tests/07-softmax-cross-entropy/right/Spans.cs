namespace Katas.SoftmaxCrossEntropy;

public static class Softmax
{
    public static double[] Probabilities(double[] logits)
    {
        if (logits is [])
        {
            throw new ArgumentException("no classes");
        }

        var copy = (double[])logits.Clone();
        Normalise(copy);
        return copy;
    }

    public static double[][] Probabilities(double[][] logits)
    {
        var copies = new double[logits.Length][];
        for (var i = logits.Length - 1; i >= 0; i--)
        {
            Normalise(copies[i] = [.. logits[i]]);
        }

        return copies;
    }

    /// <summary>In place, and gives ln Σ e^z.</summary>
    internal static double Normalise(Span<double> z)
    {
        var max = double.NegativeInfinity;
        foreach (var value in z)
        {
            max = double.MaxNumber(max, value);
        }

        var sum = 0.0;
        for (var j = z.Length - 1; j >= 0; j--)
        {
            sum += z[j] = Math.Exp(z[j] - max);
        }

        foreach (ref var power in z)
        {
            power *= 1 / sum;
        }

        return max + Math.Log(sum);
    }
}

public static class CategoricalCrossEntropy
{
    public static double Cost(double[][] logits, int[] labels) => Run(logits, labels).Cost;

    public static double[][] Gradient(double[][] logits, int[] labels) => Run(logits, labels).Gradient;

    /// <summary>Both in one walk.</summary>
    private static (double Cost, double[][] Gradient) Run(double[][] logits, int[] labels)
    {
        if (logits.Length == 0 || labels.Length != logits.Length)
        {
            throw new ArgumentException($"{logits.Length} rows, {labels.Length} labels");
        }

        var (cost, gradient) = (0.0, new double[logits.Length][]);
        for (var i = 0; i < logits.Length; i++)
        {
            if ((uint)labels[i] >= (uint)logits[i].Length)
            {
                throw new ArgumentException($"label {labels[i]} of {logits[i].Length} classes");
            }

            gradient[i] = [.. logits[i]];
            cost += (Softmax.Normalise(gradient[i]) - logits[i][labels[i]]) / logits.Length;
            gradient[i][labels[i]]--;
            foreach (ref var slope in gradient[i].AsSpan())
            {
                slope /= logits.Length;
            }
        }

        return (cost, gradient);
    }
}

public static class BinaryCrossEntropy
{
    public static double Cost(double[] logits, int[] labels)
    {
        Check(logits, labels);
        var sum = 0.0;
        for (var i = 0; i < logits.Length; i++)
        {
            sum += ((1 - labels[i]) * logits[i]) + (logits[i] >= 0
                ? Math.Log(1 + Math.Exp(-logits[i]))
                : Math.Log(1 + Math.Exp(logits[i])) - logits[i]);
        }

        return 1.0 / logits.Length * sum;
    }

    public static double[] Gradient(double[] logits, int[] labels)
    {
        Check(logits, labels);
        var gradient = new double[labels.Length];
        for (var i = 0; i < logits.Length; i++)
        {
            var power = Math.Exp(-Math.Abs(logits[i]));
            gradient[i] = ((logits[i] >= 0 ? 1 / (1 + power) : power / (1 + power)) - labels[i]) / labels.Length;
        }

        return gradient;
    }

    private static void Check(ReadOnlySpan<double> logits, ReadOnlySpan<int> labels)
    {
        if (logits.IsEmpty || logits.Length != labels.Length || labels.ContainsAnyExceptInRange(0, 1))
        {
            throw new ArgumentException("examples and labels do not fit");
        }
    }
}
