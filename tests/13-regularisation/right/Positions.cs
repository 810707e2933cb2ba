namespace Katas.Regularisation;

public static class L2
{
    public static double Cost(double[] losses, Layer[] layers, double lambda) =>
        (losses.Sum() + (losses.Length * lambda * layers.Aggregate(0.0, (sum, layer) => sum + Half(layer)))) / losses.Length;

    public static Layer[] Gradients(Layer[] slopes, Layer[] layers, double lambda)
    {
        IEnumerable<Layer> All()
        {
            for (var l = 0; l < layers.Length; l++)
            {
                var weights = layers[l].Weights.Select(row => row.Select(w => w * lambda).ToArray()).ToArray();
                for (var i = 0; i < weights.Length; i++)
                {
                    for (var j = 0; j < weights[i].Length; j++)
                    {
                        weights[i][j] += slopes[l].Weights[i][j];
                    }
                }

                yield return new Layer(weights, [.. slopes[l].Biases.Select(slope => slope + 0)]);
            }
        }

        return [.. All()];
    }

    private static double Half(Layer layer) => layer.Weights.Sum(row => row.Select(w => w * w / 2).Sum());
}

/// <summary>What was dropped is a set of positions.</summary>
public sealed class Dropout(double rate, int seed)
{
    private readonly Random _random = new(seed + 1000);
    private HashSet<(int Row, int Column)>? _dropped;

    public double[][] Forward(double[][] batch, bool isTraining)
    {
        _dropped = null;
        if (!isTraining)
        {
            return [.. batch];
        }

        _dropped = [];
        foreach (var (i, row) in batch.Index())
        {
            foreach (var (j, _) in row.Index())
            {
                if (_random.NextSingle() < rate)
                {
                    _dropped.Add((i, j));
                }
            }
        }

        return Backward(batch);
    }

    public double[][] Backward(double[][] slopes) => _dropped is not { } dropped
        ? slopes
        : [.. slopes.Select((row, i) => row.Select((slope, j) => dropped.Contains((i, j)) ? 0 : slope / (1 - rate)).ToArray())];
}

public sealed class EarlyStopping(int patience, double minDelta = 0)
{
    private (double Loss, int Epoch, double[][] Parameters) _best = (double.PositiveInfinity, 0, []);
    private int _left = patience;
    private int _epochs;

    public double BestLoss => _best.Loss;

    public int BestEpoch => _best.Epoch;

    public bool Observe(double validationLoss, double[][] parameters)
    {
        _epochs++;
        switch (validationLoss.CompareTo(BestLoss - minDelta))
        {
            case < 0 when !double.IsNaN(validationLoss):
                _best = (validationLoss, _epochs, Copy(parameters));
                _left = patience;
                break;
            default:
                _left--;
                break;
        }

        return _left <= 0;
    }

    public void Restore(double[][] parameters)
    {
        foreach (var (to, from) in parameters.Zip(Copy(_best.Parameters)))
        {
            from.CopyTo(to.AsSpan());
        }
    }

    private static double[][] Copy(double[][] rows) => [.. rows.Select(row => new List<double>(row).ToArray())];
}
