namespace Katas.BiasGradient;

public sealed class Neuron(double[] weights, double bias, double alpha = 0.01)
{
    private double[] _z = [];

    public double Cost(double[][] batch, double[] targets)
    {
        Forward(batch, targets);
        return _z.Select((z, i) => Math.Pow((z >= 0 ? z : alpha * z) - targets[i], 2)).Sum() / 2 / _z.Length;
    }

    public double[] WeightGradient(double[][] batch, double[] targets)
    {
        Forward(batch, targets);
        var gradient = new double[weights.Length];
        Array.ForEach([.. Enumerable.Range(0, _z.Length)], i =>
        {
            for (var j = 0; j < gradient.Length; j++)
            {
                gradient[j] += Delta(i, targets) * batch[i][j] / _z.Length;
            }
        });
        return gradient;
    }

    public double BiasGradient(double[][] batch, double[] targets)
    {
        Forward(batch, targets);
        return _z.Select((_, i) => Delta(i, targets) / _z.Length).Sum();
    }

    private double Delta(int i, double[] targets) =>
        ((_z[i] >= 0 ? _z[i] : alpha * _z[i]) - targets[i]) * (_z[i] >= 0 ? 1 : alpha);

    /// <summary>State that every call renews.</summary>
    private void Forward(double[][] batch, double[] targets)
    {
        if (batch.Length == 0 || targets.Length != batch.Length)
        {
            throw new ArgumentException($"batch has {batch.Length} rows, targets has {targets.Length} values");
        }

        _z = new double[batch.Length];
        for (var i = 0; i < _z.Length; i++)
        {
            if (batch[i].Length != weights.Length)
            {
                throw new ArgumentException($"row {i} has {batch[i].Length} values, weights has {weights.Length}");
            }

            _z[i] = bias;
            for (var j = 0; j < weights.Length; j++)
            {
                _z[i] += weights[j] * batch[i][j];
            }
        }
    }
}
