namespace Katas.Regularisation;

public static class L2
{
    public static double Cost(double[] losses, Layer[] layers, double lambda) =>
        losses.Average() + (0.5 * lambda * layers
            .SelectMany(layer => layer.Weights)
            .SelectMany(row => row)
            .Sum(w => Math.Pow(w, 2)));

    public static Layer[] Gradients(Layer[] slopes, Layer[] layers, double lambda) =>
        [.. slopes.Zip(layers, (slope, layer) => new Layer(
            [.. slope.Weights.Zip(layer.Weights, (s, w) => s.Zip(w, (si, wi) => si + (lambda * wi)).ToArray())],
            slope.Biases.ToArray()))];
}

public sealed class Dropout(double rate, int seed)
{
    private readonly Random _random = new(seed);
    private bool[][] _kept = [];
    private bool _isTraining;

    public double[][] Forward(double[][] batch, bool isTraining)
    {
        _isTraining = isTraining;
        if (!isTraining)
        {
            return batch;
        }

        _kept = [.. batch.Select(row => row.Select(_ => _random.NextDouble() >= rate).ToArray())];
        return Apply(batch);
    }

    public double[][] Backward(double[][] slopes) => _isTraining ? Apply(slopes) : slopes;

    private double[][] Apply(double[][] rows) =>
        [.. rows.Select((row, i) => row.Select((value, j) => _kept[i][j] ? value / (1 - rate) : 0).ToArray())];
}

public sealed class EarlyStopping(int patience, double minDelta = 0)
{
    private double[][]? _best;
    private int _bad;
    private int _epoch;

    public double BestLoss { get; private set; } = double.PositiveInfinity;

    public int BestEpoch { get; private set; }

    public bool Observe(double validationLoss, double[][] parameters)
    {
        _epoch += 1;
        if (BestLoss - validationLoss > minDelta)
        {
            BestLoss = validationLoss;
            BestEpoch = _epoch;
            _best = [.. parameters.Select(row => (double[])row.Clone())];
            _bad = 0;
            return false;
        }

        return ++_bad >= patience;
    }

    public void Restore(double[][] parameters)
    {
        if (_best is null)
        {
            return;
        }

        foreach (var (row, best) in parameters.Zip(_best))
        {
            Array.Copy(best, row, row.Length);
        }
    }
}
