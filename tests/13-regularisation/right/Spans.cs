namespace Katas.Regularisation;

public static class L2
{
    public static double Cost(double[] losses, Layer[] layers, double lambda)
    {
        var price = 0.0;
        foreach (ReadOnlySpan<double> row in layers.SelectMany(layer => layer.Weights))
        {
            price += lambda * Dot(row, row) / 2;
        }

        foreach (var loss in losses)
        {
            price += loss / losses.Length;
        }

        return price;
    }

    public static Layer[] Gradients(Layer[] slopes, Layer[] layers, double lambda)
    {
        var result = new Layer[slopes.Length];
        for (var l = 0; l < slopes.Length; l++)
        {
            var rows = new double[layers[l].Weights.Length][];
            for (var i = 0; i < rows.Length; i++)
            {
                rows[i] = new double[layers[l].Weights[i].Length];
                Add(layers[l].Weights[i], slopes[l].Weights[i], lambda, rows[i]);
            }

            result[l] = slopes[l] with { Weights = rows, Biases = slopes[l].Biases.AsSpan().ToArray() };
        }

        return result;
    }

    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var sum = 0.0;
        for (var i = a.Length - 1; i >= 0; i--)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }

    private static void Add(ReadOnlySpan<double> w, ReadOnlySpan<double> slope, double lambda, Span<double> sum)
    {
        for (var j = 0; j < sum.Length; j++)
        {
            sum[j] = (w[j] * lambda) + slope[j];
        }
    }
}

/// <summary>One flat mask, drawn by columns.</summary>
public sealed class Dropout
{
    private readonly double _rate;
    private readonly Random _random;
    private double[] _mask = [];
    private int _columns;

    public Dropout(double rate, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rate);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(rate, 1);
        (_rate, _random) = (rate, new Random(seed ^ 0x5eed));
    }

    public double[][] Forward(double[][] batch, bool isTraining)
    {
        _columns = batch.Length == 0 ? 0 : batch[0].Length;
        _mask = new double[batch.Length * _columns];
        _mask.AsSpan().Fill(1);
        if (isTraining)
        {
            for (var j = 0; j < _columns; j++)
            {
                for (var i = 0; i < batch.Length; i++)
                {
                    _mask[(i * _columns) + j] = _random.NextDouble() < _rate ? 0 : 1 / (1 - _rate);
                }
            }
        }

        return Backward(batch);
    }

    public double[][] Backward(double[][] slopes)
    {
        var result = new double[slopes.Length][];
        for (var i = 0; i < slopes.Length; i++)
        {
            result[i] = new double[_columns];
            for (var j = 0; j < _columns; j++)
            {
                result[i][j] = slopes[i][j] * _mask[(i * _columns) + j];
            }
        }

        return result;
    }
}

public sealed class EarlyStopping
{
    private readonly int _patience;
    private readonly double _minDelta;
    private readonly List<double> _losses = [];
    private readonly List<double[]> _kept = [];

    public EarlyStopping(int patience, double minDelta = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(patience, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(minDelta);
        (_patience, _minDelta) = (patience, minDelta);
    }

    public double BestLoss { get; private set; } = double.PositiveInfinity;

    public int BestEpoch { get; private set; }

    public bool Observe(double validationLoss, double[][] parameters)
    {
        _losses.Add(validationLoss);
        var isBetter = validationLoss + _minDelta < BestLoss;
        if (isBetter)
        {
            BestLoss = validationLoss;
            BestEpoch = _losses.Count;
            _kept.Clear();
            _kept.AddRange(parameters.Select(row => row.AsSpan().ToArray()));
        }

        return !isBetter && _losses.Count - BestEpoch >= _patience;
    }

    public void Restore(double[][] parameters)
    {
        for (var i = 0; i < _kept.Count; i++)
        {
            _kept[i].AsSpan().CopyTo(parameters[i]);
        }
    }
}
