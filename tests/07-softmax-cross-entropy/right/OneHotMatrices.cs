using System.Numerics;
using Katas.Toolbox;

namespace Katas.SoftmaxCrossEntropy;

public static class Softmax
{
    public static double[] Probabilities(double[] logits) =>
        logits.Length > 0 ? Probabilities([logits])[0] : throw new ArgumentException("no classes");

    public static double[][] Probabilities(double[][] logits)
    {
        var powers = Matrix.FromRows(logits);
        for (var i = 0; i < powers.Rows; i++)
        {
            var row = powers.Row(i);
            var max = Stable.Max<double>(row);
            var sum = 0.0;
            for (var j = 0; j < row.Length; j++)
            {
                sum += row[j] = Math.Pow(Math.E, row[j] - max);
            }

            for (var j = 0; j < row.Length; j++)
            {
                row[j] /= sum;
            }
        }

        return powers.ToRows();
    }
}

public static class CategoricalCrossEntropy
{
    public static double Cost(double[][] logits, int[] labels)
    {
        Pairs.Require(logits, labels, i => logits[i].Length);
        var cost = 0.0;
        var hot = OneHot(logits, labels);
        for (var i = 0; i < logits.Length; i++)
        {
            var max = Stable.Max<double>(logits[i]);
            var log = Math.Log(logits[i].Select(z => Math.Exp(z - max)).OrderBy(power => power).Sum());
            cost += logits[i].Zip(hot[i], (z, y) => y * (log - (z - max))).Sum();
        }

        return cost / logits.Length;
    }

    public static double[][] Gradient(double[][] logits, int[] labels)
    {
        Pairs.Require(logits, labels, i => logits[i].Length);
        var (p, y) = (Softmax.Probabilities(logits), OneHot(logits, labels));
        return [.. p.Zip(y, (pi, yi) => pi.Zip(yi, (pij, yij) => (pij - yij) / p.Length).ToArray())];
    }

    private static double[][] OneHot(double[][] logits, int[] labels) =>
        [.. logits.Select((row, i) => row.Select((_, j) => j == labels[i] ? 1.0 : 0.0).ToArray())];
}

public static class BinaryCrossEntropy
{
    public static double Cost(double[] logits, int[] labels)
    {
        Pairs.Require(logits, labels, _ => 2);
        return -logits.Zip(labels, (z, y) => y == 0 ? LogSigmoid(-z) : LogSigmoid(z)).Sum() / labels.Length;
    }

    public static double[] Gradient(double[] logits, int[] labels)
    {
        Pairs.Require(logits, labels, _ => 2);
        return [
            .. logits.Select((z, i) => (labels[i] == 1 ? -Math.Exp(LogSigmoid(-z)) : Math.Exp(LogSigmoid(z))) / logits.Length),
        ];
    }

    /// <summary>ln σ(z) = min(z, 0) − ln(1 + e^−|z|).</summary>
    private static double LogSigmoid(double z) => Math.Min(z, 0) - Math.Log(1 + Math.Exp(-Math.Abs(z)));
}

internal static class Stable
{
    /// <summary>Of numbers of any kind; a NaN is carried on.</summary>
    public static T Max<T>(ReadOnlySpan<T> values)
        where T : INumber<T>
    {
        var max = values[0];
        foreach (var value in values[1..])
        {
            max = T.Max(max, value);
        }

        return max;
    }
}

internal static class Pairs
{
    public static void Require<T>(T[] examples, int[] labels, Func<int, int> classes)
    {
        if (examples.Length == 0 || examples.Length != labels.Length)
        {
            throw new ArgumentException($"{examples.Length} examples, {labels.Length} labels");
        }

        for (var i = 0; i < labels.Length; i++)
        {
            if (labels[i] < 0 || labels[i] >= classes(i))
            {
                throw new ArgumentException($"label {labels[i]} of {classes(i)} classes");
            }
        }
    }
}
