namespace Katas.Layers;

/// <summary>A dense layer: every unit weighs every input, z = x Wᵀ + b. The activation is a layer of its own.</summary>
/// <param name="weights">W: one row per unit, one column per input. Weights and biases are copied.</param>
/// <param name="biases">b: one per unit.</param>
public sealed class Dense(double[][] weights, double[] biases) : ILayer
{
    private readonly double[][] _w = [.. weights.Select(row => row.ToArray())];
    private readonly double[] _b = [.. biases];
    private double[][] _batch = [];

    /// <summary>The rows of W, then b.</summary>
    public double[][] Parameters => [.. _w, _b];

    /// <summary>The rows of ∂J/∂W, then ∂J/∂b.</summary>
    public double[][] Gradients { get; private set; } =
        [.. weights.Select(row => new double[row.Length]), new double[biases.Length]];

    /// <summary>A new, untrained layer: weights from N(0, 2/inputs) (He et al., 2015), biases 0.</summary>
    /// <param name="inputs">The number of inputs, 1 or more.</param>
    /// <param name="outputs">The number of units, 1 or more.</param>
    /// <param name="seed">The same seed gives the same layer.</param>
    /// <exception cref="ArgumentException">inputs or outputs is less than 1.</exception>
    public static Dense Create(int inputs, int outputs, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(inputs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(outputs, 1);

        var random = new Random(seed);
        double Draw() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        return new Dense(
            [
                .. Enumerable.Range(0, outputs).Select(_ =>
                    Enumerable.Range(0, inputs).Select(_ => Math.Sqrt(2.0 / inputs) * Draw()).ToArray()),
            ],
            new double[outputs]);
    }

    /// <summary>zᵢ = Σⱼ Wᵢⱼ xⱼ + bᵢ for every row x and every unit i.</summary>
    /// <exception cref="ArgumentException">A row of the batch and a row of W differ in length.</exception>
    public double[][] Forward(double[][] batch, bool isTraining)
    {
        Guard.Columns(batch, _w[0].Length);

        var z = new double[batch.Length][];
        for (var row = 0; row < batch.Length; row++)
        {
            z[row] = [.. _b];
            for (var i = 0; i < _w.Length; i++)
            {
                for (var j = 0; j < _w[i].Length; j++)
                {
                    z[row][i] += _w[i][j] * batch[row][j];
                }
            }
        }

        _batch = batch;
        return z;
    }

    /// <summary>With δ = gradient: ∂J/∂W = Σ δᵢxⱼ and ∂J/∂b = Σ δᵢ, sums over the rows; ∂J/∂xⱼ = Σᵢ δᵢWᵢⱼ in every row.</summary>
    public double[][] Backward(double[][] gradient)
    {
        double[][] dw = [.. _w.Select(row => new double[row.Length])];
        var db = new double[_b.Length];
        double[][] dx = [.. _batch.Select(x => new double[x.Length])];
        for (var row = 0; row < gradient.Length; row++)
        {
            for (var i = 0; i < _w.Length; i++)
            {
                var delta = gradient[row][i];
                db[i] += delta;
                for (var j = 0; j < _w[i].Length; j++)
                {
                    dw[i][j] += delta * _batch[row][j];
                    dx[row][j] += delta * _w[i][j];
                }
            }
        }

        Gradients = [.. dw, db];
        return dx;
    }
}
