namespace Katas.SoftmaxCrossEntropy;

/// <summary>By the shift of the second thought: only rows with large logits are shifted at all.</summary>
public static class Softmax
{
    public static double[] Probabilities(double[] logits)
    {
        if (logits.Length == 0)
        {
            throw new ArgumentException("logits is empty", nameof(logits));
        }

        var shift = Shift(logits);
        var (powers, sum) = (new double[logits.Length], 0.0);
        for (var j = 0; j < logits.Length; j++)
        {
            sum += powers[j] = Math.Exp(logits[j] - shift);
        }

        return Array.ConvertAll(powers, power => power / sum);
    }

    public static double[][] Probabilities(double[][] logits)
    {
        double[][] result = [.. logits];
        for (var i = 0; i < result.Length; i++)
        {
            result[i] = Probabilities(result[i]);
        }

        return result;
    }

    /// <summary>Any number near the largest will do.</summary>
    internal static double Shift(double[] logits)
    {
        var sorted = logits.Order().ToArray();
        return Math.Abs(sorted[^1]) < 300 ? 0 : Math.Floor(sorted[^1] / 10) * 10;
    }
}

public static class CategoricalCrossEntropy
{
    public static double Cost(double[][] logits, int[] labels)
    {
        Check(logits, labels);
        var mean = 0.0;
        for (var i = 0; i < labels.Length; i++)
        {
            var (z, shift) = (logits[i], Softmax.Shift(logits[i]));
            var loss = Math.Log(z.Sum(other => Math.Exp(other - shift))) - (z[labels[i]] - shift);
            mean += (loss - mean) / (i + 1);
        }

        return mean;
    }

    public static double[][] Gradient(double[][] logits, int[] labels)
    {
        Check(logits, labels);
        var p = Softmax.Probabilities(logits);
        var gradient = Array.ConvertAll(p, row => Array.ConvertAll(row, share => share / p.Length));
        for (var i = 0; i < p.Length; i++)
        {
            gradient[i][labels[i]] -= 1.0 / p.Length;
        }

        return gradient;
    }

    private static void Check(double[][] logits, int[] labels)
    {
        if (logits.Length == 0)
        {
            throw new ArgumentException("no rows", nameof(logits));
        }

        if (labels.Length != logits.Length)
        {
            throw new ArgumentException("not one label a row", nameof(labels));
        }

        for (var i = 0; i < labels.Length; i++)
        {
            if (labels[i] < 0 || labels[i] > logits[i].Length - 1)
            {
                throw new ArgumentException("no such class", nameof(labels));
            }
        }
    }
}

public static class BinaryCrossEntropy
{
    public static double Cost(double[] logits, int[] labels)
    {
        Check(logits, labels);
        return logits.Zip(labels).Sum(pair => pair.Second == 1 ? Softplus(-pair.First) : Softplus(pair.First)) / logits.Length;
    }

    public static double[] Gradient(double[] logits, int[] labels)
    {
        Check(logits, labels);
        return [.. logits.Select((z, i) => (((1 + Math.Tanh(z / 2)) / 2) - labels[i]) / logits.Length)];
    }

    /// <summary>ln(1 + e^x); where e^x is large the 1 does not count.</summary>
    private static double Softplus(double x) => x > 40 ? x : Math.Log(1 + Math.Exp(x));

    private static void Check(double[] logits, int[] labels)
    {
        if (logits.Length == 0 || labels.Length != logits.Length || !labels.All(label => label is 0 or 1))
        {
            throw new ArgumentException("labels do not fit");
        }
    }
}
