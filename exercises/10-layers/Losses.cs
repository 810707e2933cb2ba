namespace Katas.Layers;

/// <summary>J = 1/(2m) Σ (a − y)², over all values of the m rows.</summary>
public sealed class MeanSquaredError : ILoss
{
    /// <summary>1/(2m) Σ (a − y)².</summary>
    public double Value(double[][] outputs, double[][] targets) =>
        // TODO (task 5): what does one value cost? Losses.MeanOverRows does the rest.
        throw new NotImplementedException();

    /// <summary>(a − y)/m.</summary>
    public double[][] Gradient(double[][] outputs, double[][] targets) =>
        // TODO (task 5): how steep is J in one value? Losses.Each makes the rows; the 1/m is yours.
        throw new NotImplementedException();
}

/// <summary>J = −1/m Σ (y ln p + (1 − y) ln(1 − p)): every output is a probability of its own, say of a sigmoid.</summary>
public sealed class BinaryCrossEntropy : ILoss
{
    /// <summary>−1/m Σ (y ln p + (1 − y) ln(1 − p)), at clipped p.</summary>
    public double Value(double[][] outputs, double[][] targets) =>
        // TODO (task 5): what does a value cost if y is 1, and what if y is 0?
        throw new NotImplementedException();

    /// <summary>(p − y)/(p(1 − p))/m, at clipped p.</summary>
    public double[][] Gradient(double[][] outputs, double[][] targets) =>
        // TODO (task 5): how steep is that in p, not in z?
        throw new NotImplementedException();
}

/// <summary>J = −1/m Σ y ln p: the outputs of a row are the probabilities of the classes, say of a softmax.</summary>
public sealed class CategoricalCrossEntropy : ILoss
{
    /// <summary>−1/m Σ y ln p, at clipped p.</summary>
    public double Value(double[][] outputs, double[][] targets) =>
        // TODO (task 5): which of a row's probabilities count?
        throw new NotImplementedException();

    /// <summary>−y/p/m, at clipped p.</summary>
    public double[][] Gradient(double[][] outputs, double[][] targets) =>
        // TODO (task 5): and how steep is J in each of them?
        throw new NotImplementedException();
}

/// <summary>What the losses share. Given.</summary>
internal static class Losses
{
    private const double Smallest = 1e-6;

    /// <summary>Into [1e-6, 1 − 1e-6]: ln 0 is −∞, and an answer that is wrong for certain must still be told so in numbers.</summary>
    public static double Clip(double p) => Math.Clamp(p, Smallest, 1 - Smallest);

    /// <summary>Σ of a loss over all values, divided by the number of rows.</summary>
    public static double MeanOverRows(double[][] outputs, double[][] targets, Func<double, double, double> loss)
    {
        Guard.SameShape(outputs, targets);
        return outputs.Zip(targets, (a, y) => a.Zip(y, loss).Sum()).Sum() / outputs.Length;
    }

    /// <summary>A slope for every value.</summary>
    public static double[][] Each(double[][] outputs, double[][] targets, Func<double, double, double> slope)
    {
        Guard.SameShape(outputs, targets);
        return [.. outputs.Zip(targets, (a, y) => a.Zip(y, slope).ToArray())];
    }
}
