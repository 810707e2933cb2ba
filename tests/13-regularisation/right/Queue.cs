namespace Katas.Regularisation;

public static class L2
{
    public static double Cost(double[] losses, Layer[] layers, double lambda)
    {
        var cost = 0.0;
        for (var i = 0; i < losses.Length; i++)
        {
            cost += (losses[i] - cost) / (i + 1);
        }

        for (var l = layers.Length - 1; l >= 0; l--)
        {
            for (var i = 0; i < layers[l].Biases.Length; i++)
            {
                for (var j = 0; j < layers[l].Weights[i].Length; j++)
                {
                    var w = layers[l].Weights[i][j];
                    cost += w * lambda * w / 2;
                }
            }
        }

        return cost;
    }

    public static Layer[] Gradients(Layer[] slopes, Layer[] layers, double lambda)
    {
        static double[][] DeepCopy(double[][] rows) => Array.ConvertAll(rows, row => row[..]);

        var copies = Array.ConvertAll(slopes, slope => new Layer(DeepCopy(slope.Weights), slope.Biases[..]));
        foreach (var (copy, layer) in copies.Zip(layers))
        {
            foreach (var (to, from) in copy.Weights.Zip(layer.Weights))
            {
                for (var j = 0; j < to.Length; j++)
                {
                    to[j] = Math.FusedMultiplyAdd(lambda, from[j], to[j]);
                }
            }
        }

        return copies;
    }
}

/// <summary>The mask is a queue of draws, read again on the way back.</summary>
public sealed class Dropout(double rate, int seed)
{
    private readonly Random _random = new(seed);
    private readonly Queue<bool> _drops = new();

    public double[][] Forward(double[][] batch, bool isTraining)
    {
        _drops.Clear();
        for (var i = batch.Sum(row => row.Length); isTraining && i > 0; i--)
        {
            _drops.Enqueue(1 - _random.NextDouble() <= rate);
        }

        return Backward(batch);
    }

    public double[][] Backward(double[][] slopes)
    {
        double[][] rows = [.. slopes.Select(row => row.ToArray())];
        for (var (i, n) = (0, _drops.Count); i < n; i++)
        {
            var drop = _drops.Dequeue();
            _drops.Enqueue(drop);
            ref var value = ref rows[i / rows[0].Length][i % rows[0].Length];
            value = drop ? 0 : value / (1 - rate);
        }

        return rows;
    }
}

public sealed class EarlyStopping(int patience, double minDelta = 0)
{
    private readonly List<(double Loss, double[][] Parameters)> _history = [];

    public double BestLoss => BestEpoch == 0 ? double.PositiveInfinity : _history[BestEpoch - 1].Loss;

    public int BestEpoch
    {
        get
        {
            var (best, loss) = (0, double.PositiveInfinity);
            for (var i = 0; i < _history.Count; i++)
            {
                if (_history[i].Loss < loss - minDelta)
                {
                    (best, loss) = (i + 1, _history[i].Loss);
                }
            }

            return best;
        }
    }

    public bool Observe(double validationLoss, double[][] parameters)
    {
        _history.Add((validationLoss, [.. parameters.Select(row => row.ToArray())]));
        return _history.Count - BestEpoch >= patience;
    }

    public void Restore(double[][] parameters)
    {
        if (BestEpoch > 0)
        {
            for (var i = 0; i < parameters.Length; i++)
            {
                for (var j = 0; j < parameters[i].Length; j++)
                {
                    parameters[i][j] = _history[BestEpoch - 1].Parameters[i][j];
                }
            }
        }
    }
}
