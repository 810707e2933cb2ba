namespace Katas.SoftmaxCrossEntropy;

/// <summary>No maximum anywhere: 1/p is the sum of the odds e^(zₖ − zⱼ), and an infinite sum of odds is a p of 0.</summary>
public static class Softmax
{
    public static double[] Probabilities(double[] logits)
    {
        ArgumentOutOfRangeException.ThrowIfZero(logits.Length);
        return Array.ConvertAll(logits, mine => 1 / logits.Sum(other => Math.Exp(other - mine)));
    }

    public static double[][] Probabilities(double[][] logits)
    {
        List<double[]> rows = [];
        foreach (var row in logits)
        {
            rows.Add(Probabilities(row));
        }

        return [.. rows];
    }
}

public static class CategoricalCrossEntropy
{
    public static double Cost(double[][] logits, int[] labels)
    {
        Guard(logits, labels);
        return Enumerable.Range(0, labels.Length).Select(i => Loss(logits[i], labels[i]) / labels.Length).Sum();
    }

    public static double[][] Gradient(double[][] logits, int[] labels)
    {
        Guard(logits, labels);
        var slopes = new double[logits.Length][];
        for (var i = 0; i < logits.Length; i++)
        {
            slopes[i] = Softmax.Probabilities(logits[i]);
            for (var j = 0; j < slopes[i].Length; j++)
            {
                var target = j == labels[i] ? 1.0 : 0.0;
                slopes[i][j] = (slopes[i][j] - target) * (1.0 / logits.Length);
            }
        }

        return slopes;
    }

    /// <summary>The logarithm of a sum of powers, term by term: ln(e^a + e^b) = max + ln(1 + e^−|a − b|).</summary>
    private static double Loss(double[] logits, int label) =>
        logits.Skip(1).Aggregate(logits[0], (a, b) => Math.Max(a, b) + double.LogP1(Math.Exp(-Math.Abs(a - b)))) - logits[label];

    private static void Guard(double[][] logits, int[] labels)
    {
        ArgumentOutOfRangeException.ThrowIfZero(logits.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(labels.Length, logits.Length);
        for (var i = 0; i < labels.Length; i++)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(labels[i]);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(labels[i], logits[i].Length);
        }
    }
}

public static class BinaryCrossEntropy
{
    public static double Cost(double[] logits, int[] labels)
    {
        Guard(logits, labels);
        return CategoricalCrossEntropy.Cost(Array.ConvertAll(logits, z => new[] { 0, z }), labels);
    }

    public static double[] Gradient(double[] logits, int[] labels)
    {
        Guard(logits, labels);
        return Array.ConvertAll(CategoricalCrossEntropy.Gradient(Array.ConvertAll(logits, z => new[] { 0, z }), labels), row =>
            row[1]);
    }

    private static void Guard(double[] logits, int[] labels)
    {
        ArgumentOutOfRangeException.ThrowIfZero(logits.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(labels.Length, logits.Length);
        if (Array.Exists(labels, label => label != 0 && label != 1))
        {
            throw new ArgumentException("a label is 0 or 1");
        }
    }
}
