namespace Katas.BatchNormalisation;

public interface ILayer
{
    double[][] Parameters { get; }

    double[][] Gradients { get; }

    double[][] Forward(double[][] batch, bool isTraining);

    double[][] Backward(double[][] gradient);
}

public static class Statistics
{
    /// <summary>In one pass, by Welford: the mean moves by a share of each deviation.</summary>
    public static (double Mean, double Variance) Of(double[][] batch, int feature)
    {
        var (mean, squares, count) = (0.0, 0.0, 0);
        foreach (var row in batch)
        {
            var deviation = row[feature] - mean;
            mean += deviation / ++count;
            squares += deviation * (row[feature] - mean);
        }

        return (mean, squares / count);
    }

    public static double[] Means(double[][] batch) => All(batch, j => Of(batch, j).Mean);

    public static double[] Variances(double[][] batch) => All(batch, j => Of(batch, j).Variance);

    public static double[][] Normalise(double[][] batch, double[] means, double[] variances, double epsilon)
    {
        Guard.Pairs(variances, means);
        Guard.Columns(batch, means.Length);
        var normalised = new double[batch.Length][];
        for (var i = 0; i < batch.Length; i++)
        {
            normalised[i] = new double[means.Length];
            for (var j = 0; j < means.Length; j++)
            {
                var root = Math.Sqrt(variances[j] + epsilon);
                normalised[i][j] = (batch[i][j] / root) - (means[j] / root);
            }
        }

        return normalised;
    }

    private static double[] All(double[][] batch, Func<int, double> of)
    {
        Guard.NotEmpty(batch);
        Guard.Columns(batch, batch[0].Length);
        var all = new double[batch[0].Length];
        for (var j = 0; j < all.Length; j++)
        {
            all[j] = of(j);
        }

        return all;
    }
}

/// <summary>Each feature is an object of its own, which goes down its column.</summary>
public sealed class BatchNorm : ILayer
{
    private readonly Feature[] _features;
    private readonly double[] _gamma;
    private readonly double[] _beta;

    public BatchNorm(double[] gamma, double[] beta, double momentum = 0.1, double epsilon = 1e-5)
    {
        (_gamma, _beta) = ((double[])gamma.Clone(), (double[])beta.Clone());
        _features = [.. gamma.Select((_, j) => new Feature(j, momentum, epsilon))];
        Gradients = [new double[gamma.Length], new double[gamma.Length]];
    }

    public double[][] Parameters => [_gamma, _beta];

    public double[][] Gradients { get; }

    public double[] RunningMeans => [.. _features.Select(feature => feature.RunningMean)];

    public double[] RunningVariances => [.. _features.Select(feature => feature.RunningVariance)];

    public double[][] Forward(double[][] batch, bool isTraining)
    {
        Guard.Columns(batch, _features.Length);
        if (isTraining)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(batch.Length, 2);
        }

        var output = batch.Select(row => new double[row.Length]).ToArray();
        foreach (var feature in _features)
        {
            feature.Forward(batch, output, isTraining, _gamma, _beta);
        }

        return output;
    }

    public double[][] Backward(double[][] gradient)
    {
        var back = gradient.Select(row => new double[row.Length]).ToArray();
        foreach (var feature in _features)
        {
            feature.Backward(gradient, back, _gamma, Gradients);
        }

        return back;
    }

    private sealed class Feature(int j, double momentum, double epsilon)
    {
        private double[] _deviations = [];
        private double _root;
        private bool _isTraining;

        public double RunningMean { get; private set; }

        public double RunningVariance { get; private set; } = 1;

        public void Forward(double[][] batch, double[][] output, bool isTraining, double[] gamma, double[] beta)
        {
            var (mean, variance) = isTraining ? Statistics.Of(batch, j) : (RunningMean, RunningVariance);
            if (isTraining)
            {
                RunningMean -= momentum * (RunningMean - mean);
                RunningVariance -= momentum * (RunningVariance - (variance / (1 - (1.0 / batch.Length))));
            }

            _isTraining = isTraining;
            _root = Math.Sqrt(variance + epsilon);
            _deviations = Array.ConvertAll(batch, row => row[j] - mean);
            for (var i = 0; i < batch.Length; i++)
            {
                output[i][j] = (gamma[j] / _root * _deviations[i]) + beta[j];
            }
        }

        /// <summary>Step by step: to x̂, from there to the variance and the mean, and from all three to x.</summary>
        public void Backward(double[][] gradient, double[][] back, double[] gamma, double[][] gradients)
        {
            var m = gradient.Length;
            (gradients[0][j], gradients[1][j]) = (0, 0);
            var (byVariance, byMean) = (0.0, 0.0);
            for (var i = 0; i < m; i++)
            {
                var byNormalised = gradient[i][j] * gamma[j];
                gradients[0][j] += gradient[i][j] * _deviations[i] / _root;
                gradients[1][j] += gradient[i][j];
                byVariance -= byNormalised * _deviations[i] / (2 * _root * _root * _root);
                byMean -= byNormalised / _root;
            }

            for (var i = 0; i < m; i++)
            {
                back[i][j] = gradient[i][j] * gamma[j] / _root;
                if (_isTraining)
                {
                    back[i][j] += (byVariance * 2 * _deviations[i] / m) + (byMean / m);
                }
            }
        }
    }
}
