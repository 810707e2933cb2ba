using Katas.Toolbox;

namespace Katas.TrainingLoop;

/// <summary>A dense layer: z = x Wᵀ + b. Given.</summary>
/// <param name="weights">W: one row per unit, one column per input. Weights and biases are copied.</param>
/// <param name="biases">b: one per unit.</param>
public sealed class Dense(double[][] weights, double[] biases) : ILayer
{
    private readonly int _inputs = weights[0].Length;
    private Matrix _batch = new(0, 0);

    /// <summary>W, row after row in one array, then b.</summary>
    public Parameter[] Parameters { get; } =
    [
        new([.. weights.SelectMany(row => row)], new double[weights.Sum(row => row.Length)], IsBias: false),
        new([.. biases], new double[biases.Length], IsBias: true),
    ];

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

    /// <summary>z = x Wᵀ + b for every row x.</summary>
    /// <exception cref="ArgumentException">A row of the batch and a row of W differ in length.</exception>
    public double[][] Forward(double[][] batch, bool isTraining)
    {
        Guard.Columns(batch, _inputs);

        _batch = Matrix.FromRows(batch);
        var z = _batch.TimesTransposed(Weights());
        z.AddToEachRow(Parameters[1].Values);
        return z.ToRows();
    }

    /// <summary>With δ = gradient: ∂J/∂W = δᵀx and ∂J/∂b = Σ δ, sums over the rows; ∂J/∂x = δW.</summary>
    public double[][] Backward(double[][] gradient)
    {
        var delta = Matrix.FromRows(gradient);
        delta.TransposedTimes(_batch).Values.CopyTo(Parameters[0].Gradient);
        delta.ColumnSums().CopyTo(Parameters[1].Gradient, 0);
        return delta.Times(Weights()).ToRows();
    }

    private Matrix Weights()
    {
        var w = new Matrix(Parameters[1].Values.Length, _inputs);
        Parameters[0].Values.CopyTo(w.Values);
        return w;
    }
}

/// <summary>a = max(0, z). Given.</summary>
public sealed class Relu : ILayer
{
    private double[][] _z = [];

    /// <summary>None.</summary>
    public Parameter[] Parameters => [];

    /// <summary>max(0, z) for every value z of the batch.</summary>
    public double[][] Forward(double[][] batch, bool isTraining)
    {
        _z = batch;
        return Array.ConvertAll(batch, row => Array.ConvertAll(row, z => Math.Max(0, z)));
    }

    /// <summary>∂J/∂a where z > 0, else 0.</summary>
    public double[][] Backward(double[][] gradient) =>
        [.. gradient.Zip(_z, (row, z) => row.Zip(z, (slope, zi) => zi > 0 ? slope : 0).ToArray())];
}

/// <summary>Inverted dropout: in training each value becomes 0 with probability rate and x/(1 − rate) otherwise. Given.</summary>
/// <param name="rate">The probability of being dropped, at least 0 and less than 1.</param>
/// <param name="seed">The same seed gives the same draws: one per value, row after row, and only in training.</param>
public sealed class Dropout(double rate, int seed) : ILayer
{
    private readonly Random _random = new(seed);
    private double[][] _mask = [];

    /// <summary>None.</summary>
    public Parameter[] Parameters => [];

    /// <summary>In training x times a new mask; otherwise x, and nothing is drawn.</summary>
    public double[][] Forward(double[][] batch, bool isTraining)
    {
        double Factor() => !isTraining ? 1 : _random.NextDouble() < rate ? 0 : 1 / (1 - rate);
        _mask = Array.ConvertAll(batch, row => Array.ConvertAll(row, _ => Factor()));
        return Masked(batch);
    }

    /// <summary>The gradient times the mask of the latest Forward.</summary>
    public double[][] Backward(double[][] gradient) => Masked(gradient);

    private double[][] Masked(double[][] rows) =>
        [.. rows.Zip(_mask, (row, mask) => row.Zip(mask, (x, factor) => x * factor).ToArray())];
}

/// <summary>A sequence of layers, which is a layer too. Given.</summary>
/// <param name="layers">From the input to the output, 1 or more.</param>
public sealed class Network(ILayer[] layers) : ILayer
{
    /// <summary>The first layer's, then the second layer's, and so on.</summary>
    public Parameter[] Parameters { get; } = [.. layers.SelectMany(layer => layer.Parameters)];

    /// <summary>
    /// A new classifier: after each dense layer but the last a ReLU, and after each ReLU a dropout if the rate isn't 0.
    /// </summary>
    /// <param name="sizes">The number of inputs, of units in each hidden layer, and of classes.</param>
    /// <param name="dropout">The rate of every dropout, at least 0 and less than 1.</param>
    /// <param name="seed">The same seed gives the same network.</param>
    public static Network Classifier(int[] sizes, double dropout, int seed)
    {
        List<ILayer> layers = [];
        for (var i = 1; i < sizes.Length; i++)
        {
            layers.Add(Dense.Create(sizes[i - 1], sizes[i], seed + i));
            if (i < sizes.Length - 1)
            {
                layers.AddRange(dropout == 0 ? [new Relu()] : [new Relu(), new Dropout(dropout, seed + i)]);
            }
        }

        return new Network([.. layers]);
    }

    /// <summary>Through all layers, from the first to the last.</summary>
    public double[][] Forward(double[][] batch, bool isTraining) =>
        layers.Aggregate(batch, (a, layer) => layer.Forward(a, isTraining));

    /// <summary>Through all layers, from the last to the first.</summary>
    public double[][] Backward(double[][] gradient) =>
        layers.Reverse().Aggregate(gradient, (slopes, layer) => layer.Backward(slopes));

    /// <summary>A line for each layer, with its shape and the number of its parameters, and one for all.</summary>
    public override string ToString()
    {
        static string Line(ILayer layer, string name)
        {
            var shape = layer is Dense ? $"{layer.Parameters[0].Values.Length / layer.Parameters[1].Values.Length} → "
                + $"{layer.Parameters[1].Values.Length}" : "";
            return $"{name,-10}{shape,-12}{layer.Parameters.Sum(parameter => parameter.Values.Length),8}";
        }

        return string.Join('\n', [.. layers.Select(layer => Line(layer, layer.GetType().Name)), Line(this, "all")]);
    }
}
