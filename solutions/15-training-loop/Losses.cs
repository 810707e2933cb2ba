namespace Katas.TrainingLoop;

/// <summary>J = 1/(2m) Σ (a − y)², over all values of the m rows.</summary>
public sealed class MeanSquaredError : ILoss
{
    /// <summary>1/(2m) Σ (a − y)².</summary>
    public double Value(double[][] outputs, double[][] targets) =>
        outputs.Zip(targets, (a, y) => a.Zip(y, (ai, yi) => (ai - yi) * (ai - yi) / 2).Sum()).Average();

    /// <summary>(a − y)/m.</summary>
    public double[][] Gradient(double[][] outputs, double[][] targets) =>
        [.. outputs.Zip(targets, (a, y) => a.Zip(y, (ai, yi) => (ai - yi) / outputs.Length).ToArray())];
}

/// <summary>J = −1/m Σ y ln p with p = softmax(z): from the logits z, as in stage 07.</summary>
public sealed class CrossEntropy : ILoss
{
    /// <summary>1/m Σ y (ln Σ eᶻ − z).</summary>
    public double Value(double[][] outputs, double[][] targets) =>
        outputs.Zip(targets, (z, y) => z.Zip(y, (zi, yi) => yi * (LogSumExp(z) - zi)).Sum()).Average();

    /// <summary>(p − y)/m.</summary>
    public double[][] Gradient(double[][] outputs, double[][] targets) => [.. outputs.Zip(targets, (z, y) =>
    {
        var logSum = LogSumExp(z);
        return z.Zip(y, (zi, yi) => (Math.Exp(zi - logSum) - yi) / outputs.Length).ToArray();
    })];

    private static double LogSumExp(double[] z)
    {
        var max = z.Max();
        return max + Math.Log(z.Sum(zi => Math.Exp(zi - max)));
    }
}
