namespace Katas.BatchNormalisation;

public static class Statistics
{
    public static double[] Means(double[][] batch)
    {
        Require(batch.Length > 0 && Array.TrueForAll(batch, row => row.Length == batch[0].Length));
        var sums = (double[])batch[0].Clone();
        for (var i = 1; i < batch.Length; i++)
        {
            for (var j = 0; j < sums.Length; j++)
            {
                sums[j] += batch[i][j];
            }
        }

        return Array.ConvertAll(sums, sum => sum / batch.Length);
    }

    public static double[] Variances(double[][] batch) =>
        Means([.. Normalise(batch, Means(batch), [.. Means(batch).Select(_ => 1.0)], 0)
            .Select(row => Array.ConvertAll(row, deviation => deviation * deviation))]);

    public static double[][] Normalise(double[][] batch, double[] means, double[] variances, double epsilon)
    {
        Require(means.Length == variances.Length && Array.TrueForAll(batch, row => row.Length == means.Length));
        return Array.ConvertAll(batch, row => row.Index().Select(at =>
            (at.Item - means[at.Index]) / Math.Sqrt(epsilon + variances[at.Index])).ToArray());
    }

    private static void Require(bool holds)
    {
        if (!holds)
        {
            throw new ArgumentException("The shapes do not fit.");
        }
    }
}

/// <summary>Forward leaves behind what Backward is to do, with the whole Jacobian of a column.</summary>
public sealed class BatchNorm(double[] gamma, double[] beta, double momentum = 0.1, double epsilon = 1e-5) : ILayer
{
    private Func<double[][], double[][]> _backward = gradient => gradient;

    public double[][] Parameters { get; } = [(double[])gamma.Clone(), (double[])beta.Clone()];

    public double[][] Gradients { get; } = [new double[gamma.Length], new double[beta.Length]];

    public double[] RunningMeans { get; } = new double[gamma.Length];

    public double[] RunningVariances { get; } = Array.ConvertAll(gamma, _ => 1.0);

    public double[][] Forward(double[][] batch, bool isTraining)
    {
        if (isTraining && batch.Length < 2)
        {
            throw new ArgumentException("One row has no spread.", nameof(batch));
        }

        Guard.Columns(batch, gamma.Length);
        return isTraining ? Train(batch) : Evaluate(batch);
    }

    public double[][] Backward(double[][] gradient) => _backward(gradient);

    private double[][] Train(double[][] batch)
    {
        var (m, means, variances) = (batch.Length, Statistics.Means(batch), Statistics.Variances(batch));
        for (var j = 0; j < means.Length; j++)
        {
            RunningMeans[j] = (momentum * means[j]) + ((1 - momentum) * RunningMeans[j]);
            RunningVariances[j] = (momentum * variances[j] / (m - 1) * m) + ((1 - momentum) * RunningVariances[j]);
        }

        var normalised = Statistics.Normalise(batch, means, variances, epsilon);
        _backward = Way(normalised, variances, (i, k, j) =>
            (i == k ? 1 : 0) - ((1 + (normalised[i][j] * normalised[k][j])) / m));
        return Affine(normalised);
    }

    private double[][] Evaluate(double[][] batch)
    {
        var normalised = Statistics.Normalise(batch, RunningMeans, RunningVariances, epsilon);
        _backward = Way(normalised, [.. RunningVariances], (i, k, _) => i == k ? 1 : 0);
        return Affine(normalised);
    }

    /// <summary>The way back, by how much x̂ of row i moves in column j when x of row k does, times the root.</summary>
    private Func<double[][], double[][]> Way(double[][] normalised, double[] variances, Func<int, int, int, double> moves) =>
        gradient =>
        {
            var back = Array.ConvertAll(gradient, row => new double[row.Length]);
            for (var j = 0; j < variances.Length; j++)
            {
                Gradients[0][j] = gradient.Select((g, i) => g[j] * normalised[i][j]).Sum();
                Gradients[1][j] = gradient.Sum(g => g[j]);
                for (var k = 0; k < gradient.Length; k++)
                {
                    for (var i = 0; i < gradient.Length; i++)
                    {
                        back[k][j] += Parameters[0][j] * gradient[i][j] * moves(i, k, j) / Math.Sqrt(variances[j] + epsilon);
                    }
                }
            }

            return back;
        };

    private double[][] Affine(double[][] normalised) =>
        Array.ConvertAll(normalised, row => row.Select((x, j) => Parameters[1][j] + (x * Parameters[0][j])).ToArray());
}
