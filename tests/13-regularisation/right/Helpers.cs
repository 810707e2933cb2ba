using Katas.Toolbox;

namespace Katas.Regularisation;

public sealed record Layer(double[][] Weights, double[] Biases)
{
    internal double SumOfSquares
    {
        get
        {
            var sum = 0.0;
            foreach (var w in Matrix.FromRows(Weights).Values)
            {
                sum += w * w;
            }

            return sum;
        }
    }
}

public static class L2
{
    public static double Cost(double[] losses, Layer[] layers, double lambda)
    {
        ArgumentNullException.ThrowIfNull(losses);
        ArgumentNullException.ThrowIfNull(layers);
        return (losses.Sum() / losses.Length) + layers.Sum(layer => layer.SumOfSquares * lambda / 2);
    }

    public static Layer[] Gradients(Layer[] slopes, Layer[] layers, double lambda)
    {
        List<Layer> all = [];
        foreach (var (slope, layer) in slopes.Zip(layers))
        {
            var sum = Matrix.FromRows(layer.Weights).Map(w => lambda * w);
            for (var i = 0; i < sum.Rows; i++)
            {
                for (var j = 0; j < sum.Columns; j++)
                {
                    sum[i, j] += slope.Weights[i][j];
                }
            }

            all.Add(new Layer(sum.ToRows(), (double[])slope.Biases.Clone()));
        }

        return all.ToArray();
    }
}

/// <summary>Each pass has a random of its own, whose seed is drawn; what a pass did is a function.</summary>
public sealed class Dropout(double rate, int seed)
{
    private readonly Random _seeds = new(seed);
    private Func<double[][], double[][]> _pass = rows => rows;

    public double[][] Forward(double[][] batch, bool isTraining)
    {
        if (isTraining)
        {
            var passSeed = _seeds.Next();
            _pass = rows =>
            {
                var random = new Random(passSeed);
                return Array.ConvertAll(rows, row =>
                    Array.ConvertAll(row, value => random.NextDouble() is var u && u < rate ? 0.0 : value * (1 / (1 - rate))));
            };
        }
        else
        {
            _pass = rows => [.. rows.Select(row => row.ToArray())];
        }

        return _pass(batch);
    }

    public double[][] Backward(double[][] slopes) => _pass(slopes);
}

public sealed class EarlyStopping(int patience, double minDelta = 0)
{
    private readonly Best _best = new();
    private int _epoch;

    public double BestLoss => _best.Loss;

    public int BestEpoch => _best.Epoch;

    public bool Observe(double validationLoss, double[][] parameters)
    {
        _epoch++;
        if (!double.IsNaN(validationLoss) && (double.IsPositiveInfinity(BestLoss) || BestLoss - minDelta > validationLoss))
        {
            _best.Keep(validationLoss, _epoch, parameters);
        }

        return _epoch >= BestEpoch + patience;
    }

    public void Restore(double[][] parameters) => _best.WriteInto(parameters);

    private sealed class Best
    {
        private double[] _flat = [];

        public double Loss { get; private set; } = double.PositiveInfinity;

        public int Epoch { get; private set; }

        public void Keep(double loss, int epoch, double[][] parameters) =>
            (Loss, Epoch, _flat) = (loss, epoch, [.. parameters.SelectMany(row => row)]);

        public void WriteInto(double[][] parameters)
        {
            for (var (at, i) = (0, 0); at < _flat.Length; at += parameters[i++].Length)
            {
                Array.Copy(_flat, at, parameters[i], 0, parameters[i].Length);
            }
        }
    }
}
