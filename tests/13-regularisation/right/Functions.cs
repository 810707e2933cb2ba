namespace Katas.Regularisation;

public static class L2
{
    public static double Cost(double[] losses, Layer[] layers, double lambda)
    {
        var (mean, price) = (0d, 0d);
        Array.ForEach(losses, loss => mean += loss / losses.Length);
        Each(layers, (l, i, j) => price += 0.5 * lambda * layers[l].Weights[i][j] * layers[l].Weights[i][j]);
        return mean + price;
    }

    public static Layer[] Gradients(Layer[] slopes, Layer[] layers, double lambda)
    {
        var result = slopes.Select(slope =>
            new Layer(slope.Weights.Select(row => (double[])row.Clone()).ToArray(), (double[])slope.Biases.Clone()))
            .ToArray();
        Each(layers, (l, i, j) => result[l].Weights[i][j] = slopes[l].Weights[i][j] + (lambda * layers[l].Weights[i][j]));
        return result;
    }

    private static void Each(Layer[] layers, Action<int, int, int> visit)
    {
        for (var l = 0; l < layers.Length; l++)
        {
            for (var i = 0; i < layers[l].Weights.Length; i++)
            {
                for (var j = 0; j < layers[l].Weights[i].Length; j++)
                {
                    visit(l, i, j);
                }
            }
        }
    }
}

/// <summary>
/// A draw of integers decides, and each training pass has a generator made from the seed and the pass's number.
/// </summary>
public sealed class Dropout(double rate, int seed)
{
    private int _passes;
    private double[][]? _factors;

    public double[][] Forward(double[][] batch, bool isTraining)
    {
        if (isTraining)
        {
            var random = new Random(unchecked((seed * 7919) + ++_passes));
            _factors = Array.ConvertAll(batch, row =>
                Array.ConvertAll(row, _ => random.Next(1_000_000) < rate * 1_000_000 ? 0 : 1 / (1 - rate)));
        }
        else
        {
            _factors = Array.ConvertAll(batch, row => Array.ConvertAll(row, _ => 1.0));
        }

        return Times(batch);
    }

    public double[][] Backward(double[][] slopes) => Times(slopes);

    private double[][] Times(double[][] rows)
    {
        var result = new double[rows.Length][];
        for (var i = 0; i < rows.Length; i++)
        {
            result[i] = new double[rows[i].Length];
            for (var j = 0; j < rows[i].Length; j++)
            {
                result[i][j] = rows[i][j] * _factors![i][j];
            }
        }

        return result;
    }
}

public sealed class EarlyStopping(int patience, double minDelta = 0)
{
    private readonly int _patience = Math.Max(1, patience);
    private Action<double[][]> _restore = _ => { };
    private int _epoch;

    public double BestLoss { get; private set; } = double.PositiveInfinity;

    public int BestEpoch { get; private set; }

    public bool Observe(double validationLoss, double[][] parameters)
    {
        _epoch++;
        if (validationLoss < BestLoss && (BestEpoch == 0 || BestLoss - validationLoss > minDelta))
        {
            var kept = parameters.Select(row => row.ToArray()).ToArray();
            _restore = rows =>
            {
                for (var i = 0; i < rows.Length; i++)
                {
                    Buffer.BlockCopy(kept[i], 0, rows[i], 0, kept[i].Length * sizeof(double));
                }
            };
            (BestLoss, BestEpoch) = (validationLoss, _epoch);
            return false;
        }

        return BestEpoch <= _epoch - _patience;
    }

    public void Restore(double[][] parameters) => _restore(parameters);
}
