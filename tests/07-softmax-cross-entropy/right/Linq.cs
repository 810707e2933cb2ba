namespace Katas.SoftmaxCrossEntropy;

public static class Softmax
{
    public static double[] Probabilities(double[] logits)
    {
        if (logits.Length < 1)
        {
            throw new ArgumentException("no classes");
        }

        var powers = logits.Select(z => Math.Exp(z - logits.Max())).ToList();
        return [.. powers.Select(power => power / powers.Sum())];
    }

    public static double[][] Probabilities(double[][] logits) => [.. logits.Select(Probabilities)];
}

public static class CategoricalCrossEntropy
{
    public static double Cost(double[][] logits, int[] labels)
    {
        Check(logits, labels);
        return logits.Zip(labels, (z, y) => z.Max() + Math.Log(z.Sum(other => Math.Exp(other - z.Max()))) - z[y]).Average();
    }

    public static double[][] Gradient(double[][] logits, int[] labels)
    {
        Check(logits, labels);
        return [
            .. Softmax.Probabilities(logits)
                .Zip(labels, (p, y) => p.Select((pj, j) => (pj - (j == y ? 1 : 0)) / labels.Length).ToArray()),
        ];
    }

    private static void Check(double[][] logits, int[] labels)
    {
        if (logits.Length == 0
            || logits.Length != labels.Length
            || logits.Zip(labels).Any(row => row.Second < 0 || row.Second >= row.First.Length))
        {
            throw new ArgumentException("rows and labels do not fit");
        }
    }
}

public static class BinaryCrossEntropy
{
    public static double Cost(double[] logits, int[] labels)
    {
        Check(logits, labels);
        return logits.Zip(labels, (z, y) => y == 1 ? -z : z)
            .Average(x => x > 0 ? x + Math.Log(1 + Math.Exp(-x)) : Math.Log(1 + Math.Exp(x)));
    }

    public static double[] Gradient(double[] logits, int[] labels)
    {
        Check(logits, labels);
        return [.. logits.Zip(labels, (z, y) => ((1 / (1 + Math.Exp(-z))) - y) / labels.Length)];
    }

    private static void Check(double[] logits, int[] labels)
    {
        if (logits.Length == 0 || logits.Length != labels.Length || labels.Any(y => y is < 0 or > 1))
        {
            throw new ArgumentException("examples and labels do not fit");
        }
    }
}
