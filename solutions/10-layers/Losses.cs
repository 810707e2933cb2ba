namespace Katas.Layers;

/// <summary>J = 1/(2m) Σ (a − y)², over all values of the m rows.</summary>
public sealed class MeanSquaredError : ILoss
{
    /// <summary>1/(2m) Σ (a − y)².</summary>
    public double Value(double[][] outputs, double[][] targets) =>
        Losses.MeanOverRows(outputs, targets, (a, y) => (a - y) * (a - y) / 2);

    /// <summary>(a − y)/m.</summary>
    public double[][] Gradient(double[][] outputs, double[][] targets) =>
        Losses.Each(outputs, targets, (a, y) => (a - y) / outputs.Length);
}

/// <summary>
/// J = −1/m Σ (y ln p + (1 − y) ln(1 − p)): every output is a separate probability, from a sigmoid for example.
/// </summary>
public sealed class BinaryCrossEntropy : ILoss
{
    /// <summary>−1/m Σ (y ln p + (1 − y) ln(1 − p)), with p clipped.</summary>
    public double Value(double[][] outputs, double[][] targets) =>
        Losses.MeanOverRows(outputs, targets, (a, y) =>
            -(y * Math.Log(Losses.Clip(a))) - ((1 - y) * Math.Log(1 - Losses.Clip(a))));

    /// <summary>(p − y)/(p(1 − p))/m, with p clipped.</summary>
    public double[][] Gradient(double[][] outputs, double[][] targets) =>
        Losses.Each(outputs, targets, (a, y) => (Losses.Clip(a) - y) / (Losses.Clip(a) * (1 - Losses.Clip(a))) / outputs.Length);
}

/// <summary>J = −1/m Σ y ln p: the outputs of a row are the classes' probabilities, from a softmax for example.</summary>
public sealed class CategoricalCrossEntropy : ILoss
{
    /// <summary>−1/m Σ y ln p, with p clipped.</summary>
    public double Value(double[][] outputs, double[][] targets) =>
        Losses.MeanOverRows(outputs, targets, (a, y) => -y * Math.Log(Losses.Clip(a)));

    /// <summary>−y/p/m, with p clipped.</summary>
    public double[][] Gradient(double[][] outputs, double[][] targets) =>
        Losses.Each(outputs, targets, (a, y) => -y / Losses.Clip(a) / outputs.Length);
}

/// <summary>What the losses share.</summary>
internal static class Losses
{
    private const double Smallest = 1e-6;

    /// <summary>Clips p to [1e-6, 1 − 1e-6]: ln 0 is −∞, and even a certain, wrong output needs a finite loss.</summary>
    public static double Clip(double p) => Math.Clamp(p, Smallest, 1 - Smallest);

    /// <summary>The sum of a loss over all values, divided by the number of rows.</summary>
    public static double MeanOverRows(double[][] outputs, double[][] targets, Func<double, double, double> loss)
    {
        Guard.NotEmpty(outputs);
        Guard.SameShape(outputs, targets);
        return outputs.Zip(targets, (a, y) => a.Zip(y, loss).Sum()).Sum() / outputs.Length;
    }

    /// <summary>One slope per value.</summary>
    public static double[][] Each(double[][] outputs, double[][] targets, Func<double, double, double> slope)
    {
        Guard.NotEmpty(outputs);
        Guard.SameShape(outputs, targets);
        return [.. outputs.Zip(targets, (a, y) => a.Zip(y, slope).ToArray())];
    }
}
