namespace Katas.SoftmaxCrossEntropy;

/// <summary>Largest and sum in one pass: a new largest logit scales the sum so far down.</summary>
public static class Softmax
{
    public static double[] Probabilities(double[] logits)
    {
        if (logits.Length == 0)
        {
            throw new ArgumentException("logits needs a class or more");
        }

        var (max, sum) = MaxAndSum(logits);
        return [.. logits.Select(z => Math.Exp(z - max - Math.Log(sum)))];
    }

    public static double[][] Probabilities(double[][] logits) => logits switch
    {
        [] => [],
        [var first, .. var rest] => [Probabilities(first), .. Probabilities(rest)],
    };

    internal static (double Max, double Sum) MaxAndSum(double[] logits) => logits.Aggregate(
        (Max: double.NegativeInfinity, Sum: 0.0),
        (so, z) => z > so.Max ? (z, (so.Sum * Math.Exp(so.Max - z)) + 1) : (so.Max, so.Sum + Math.Exp(z - so.Max)));
}

public static class CategoricalCrossEntropy
{
    public static double Cost(double[][] logits, int[] labels) => Rows(logits, labels).Average(row =>
    {
        var (max, sum) = Softmax.MaxAndSum(row.Logits);
        return Math.Log(sum) + (max - row.Logits[row.Label]);
    });

    public static double[][] Gradient(double[][] logits, int[] labels) =>
        [.. Rows(logits, labels).Select(row => Slopes(Softmax.Probabilities(row.Logits), row.Label, labels.Length))];

    private static double[] Slopes(double[] p, int label, int rows)
    {
        p[label] = -(1 - p[label]);
        return [.. p.Select(share => share / rows)];
    }

    private static (double[] Logits, int Label)[] Rows(double[][] logits, int[] labels)
    {
        if (logits is []
            || labels.Length != logits.Length
            || labels.Where((label, i) => label < 0 || label >= logits[i].Length).Any())
        {
            throw new ArgumentException("labels and rows do not fit");
        }

        return [.. logits.Zip(labels)];
    }
}

public static class BinaryCrossEntropy
{
    public static double Cost(double[] logits, int[] labels) =>
        Signed(logits, labels).Average(x => Math.Max(0, x) + double.LogP1(Math.Exp(-Math.Abs(x))));

    public static double[] Gradient(double[] logits, int[] labels) =>
        [.. Signed(logits, labels).Select((x, i) => (labels[i] == 1 ? -1 : 1) / (1 + Math.Exp(-x)) / labels.Length)];

    /// <summary>How far each logit is on the wrong side.</summary>
    private static double[] Signed(double[] logits, int[] labels)
    {
        if (logits is [] || labels.Length != logits.Length || labels.Except([0, 1]).Any())
        {
            throw new ArgumentException("labels are 0 or 1, one a logit");
        }

        return [.. logits.Zip(labels, (z, y) => (1 - (2 * y)) * z)];
    }
}
