namespace Katas.BatchNormalisation;

public static class Statistics
{
    public static double[] Means(double[][] batch)
    {
        Guard.NotEmpty(batch);
        Guard.Columns(batch, batch[0].Length);
        return Weighted(batch, 1.0 / batch.Length, x => x);
    }

    public static double[] Variances(double[][] batch)
    {
        // Shifted by the first row, so that the squares stay small.
        Guard.NotEmpty(batch);
        Guard.Columns(batch, batch[0].Length);
        var shifted = Array.ConvertAll(batch, row => row.Zip(batch[0], (x, first) => x - first).ToArray());
        var (means, squares) = (Weighted(shifted, 1.0 / batch.Length, x => x), Weighted(shifted, 1.0 / batch.Length, x => x * x));
        return [.. squares.Zip(means, (square, mean) => Math.Max(0, square - (mean * mean)))];
    }

    public static double[][] Normalise(double[][] batch, double[] means, double[] variances, double epsilon)
    {
        Guard.Pairs(variances, means);
        Guard.Columns(batch, means.Length);
        List<double[]> rows = [];
        foreach (var row in batch)
        {
            var normalised = (double[])row.Clone();
            for (var j = row.Length - 1; j >= 0; j--)
            {
                normalised[j] -= means[j];
                normalised[j] /= Math.Sqrt(variances[j] + epsilon);
            }

            rows.Add(normalised);
        }

        return [.. rows];
    }

    internal static double[] Weighted(double[][] rows, double weight, Func<double, double> of)
    {
        var sums = new double[rows[0].Length];
        foreach (var row in rows)
        {
            for (var j = 0; j < sums.Length; j++)
            {
                sums[j] += of(row[j]);
            }
        }

        return Array.ConvertAll(sums, sum => weight * sum);
    }
}

/// <summary>Keeps the batch itself, and computes x̂ again whenever it is needed.</summary>
public sealed class BatchNorm : ILayer
{
    private readonly double[] _gamma;
    private readonly double[] _beta;
    private readonly double _momentum;
    private readonly double _epsilon;
    private double[][] _batch = [];
    private double[] _means = [];
    private double[] _variances = [];
    private int _statisticsOf;

    public BatchNorm(double[] gamma, double[] beta, double momentum = 0.1, double epsilon = 1e-5)
    {
        (_gamma, _beta) = ([.. gamma], [.. beta]);
        (_momentum, _epsilon) = (momentum, epsilon);
        (RunningMeans, RunningVariances) = (new double[gamma.Length], new double[gamma.Length]);
        Array.Fill(RunningVariances, 1);
        Gradients = [new double[gamma.Length], new double[gamma.Length]];
    }

    public double[][] Parameters => [_gamma, _beta];

    public double[][] Gradients { get; private set; }

    public double[] RunningMeans { get; }

    public double[] RunningVariances { get; }

    public double[][] Forward(double[][] batch, bool isTraining)
    {
        Guard.Columns(batch, _gamma.Length);
        if (isTraining && batch.Length < 2)
        {
            throw new ArgumentException("In training there must be two rows.");
        }

        (_batch, _statisticsOf) = (batch, isTraining ? batch.Length : int.MaxValue);
        (_means, _variances) = ([.. RunningMeans], [.. RunningVariances]);
        if (isTraining)
        {
            (_means, _variances) = (Statistics.Means(batch), Statistics.Variances(batch));
            Move(RunningMeans, _means, 1);
            Move(RunningVariances, _variances, batch.Length / (double)(batch.Length - 1));
        }

        return Array.ConvertAll(Normalised(), row =>
        {
            for (var j = 0; j < row.Length; j++)
            {
                row[j] = Math.FusedMultiplyAdd(_gamma[j], row[j], _beta[j]);
            }

            return row;
        });
    }

    public double[][] Backward(double[][] gradient)
    {
        var normalised = Normalised();
        var slopes = gradient.Zip(normalised, (g, x) => g.Zip(x, (a, b) => a * b).ToArray()).ToArray();
        Gradients = [Statistics.Weighted(slopes, 1, g => g), Statistics.Weighted(gradient, 1, g => g)];
        for (var i = 0; i < normalised.Length; i++)
        {
            for (var j = 0; j < _gamma.Length; j++)
            {
                var shared = (Gradients[1][j] / _statisticsOf) + (normalised[i][j] * Gradients[0][j] / _statisticsOf);
                normalised[i][j] = _gamma[j] * (gradient[i][j] - (_statisticsOf == int.MaxValue ? 0 : shared));
                normalised[i][j] /= Math.Sqrt(_variances[j] + _epsilon);
            }
        }

        return normalised;
    }

    private double[][] Normalised() => Statistics.Normalise(_batch, _means, _variances, _epsilon);

    private void Move(double[] running, double[] batch, double factor)
    {
        for (var j = 0; j < running.Length; j++)
        {
            running[j] *= 1 - _momentum;
            running[j] += _momentum * factor * batch[j];
        }
    }
}
