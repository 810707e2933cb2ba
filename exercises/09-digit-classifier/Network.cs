using Katas.Toolbox;

namespace Katas.DigitClassifier;

/// <summary>The slopes of J, each in the shape of its parameter.</summary>
/// <param name="W1">∂J/∂W₁: hidden × inputs.</param>
/// <param name="B1">∂J/∂b₁: hidden.</param>
/// <param name="W2">∂J/∂W₂: classes × hidden.</param>
/// <param name="B2">∂J/∂b₂: classes.</param>
public sealed record Gradients(double[][] W1, double[] B1, double[][] W2, double[] B2);

/// <summary>The result of one epoch. Given.</summary>
/// <param name="Cost">The mean loss over all rows, each measured just before its batch's step.</param>
/// <param name="Accuracy">The share of rows predicted correctly, each measured just before its batch's step.</param>
public sealed record Epoch(double Cost, double Accuracy);

/// <summary>A classifier with one hidden layer: ReLU units, then softmax over the classes.</summary>
/// <param name="w1">W₁: hidden × inputs, one row per hidden unit. All four arrays are copied.</param>
/// <param name="b1">b₁: one per hidden unit.</param>
/// <param name="w2">W₂: classes × hidden, one row per class.</param>
/// <param name="b2">b₂: one per class.</param>
public sealed class Network(double[][] w1, double[] b1, double[][] w2, double[] b2)
{
    private readonly Matrix _w1 = Matrix.FromRows(w1);
    private readonly double[] _b1 = [.. b1];
    private readonly Matrix _w2 = Matrix.FromRows(w2);
    private readonly double[] _b2 = [.. b2];

    /// <summary>W₁ as it is now.</summary>
    public double[][] W1 => _w1.ToRows();

    /// <summary>b₁ as it is now.</summary>
    public double[] B1 => [.. _b1];

    /// <summary>W₂ as it is now.</summary>
    public double[][] W2 => _w2.ToRows();

    /// <summary>b₂ as it is now.</summary>
    public double[] B2 => [.. _b2];

    /// <summary>A new, untrained network: weights from N(0, 2/fanIn) (He et al., 2015), biases 0. Given.</summary>
    /// <param name="inputs">The number of features, 1 or more.</param>
    /// <param name="hidden">The number of hidden units, 1 or more.</param>
    /// <param name="classes">The number of classes, 1 or more.</param>
    /// <param name="seed">The same seed gives the same network.</param>
    /// <exception cref="ArgumentException">inputs, hidden or classes is less than 1.</exception>
    public static Network Create(int inputs, int hidden, int classes, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(inputs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(hidden, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);

        var random = new Random(seed);
        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        double[][] Draw(int units, int fanIn) =>
            [
                .. Enumerable.Range(0, units).Select(_ =>
                    Enumerable.Range(0, fanIn).Select(_ => Math.Sqrt(2.0 / fanIn) * Normal()).ToArray()),
            ];

        return new Network(Draw(hidden, inputs), new double[hidden], Draw(classes, hidden), new double[classes]);
    }

    /// <summary>P = softmax(H·W₂ᵀ + b₂) with H = max(0, X·W₁ᵀ + b₁): the probability of each class, for each row.</summary>
    /// <param name="inputs">X: m rows, m ≥ 1, with as many features as W₁ has columns.</param>
    /// <returns>A new array per row, one value per class. No logit is too large.</returns>
    /// <exception cref="ArgumentException">There are no rows, or one has the wrong length.</exception>
    public double[][] Probabilities(double[][] inputs)
    {
        Guard.NotEmpty(inputs);
        Guard.Columns(inputs, _w1.Columns);

        // TODO (task 8): how do two layers turn a row into logits, and how do you keep e^1000 from overflowing?
        throw new NotImplementedException();
    }

    /// <summary>J = −(1/m) Σ yₖ ln pₖ over rows and classes: the mean cross-entropy, finite however large the logits.</summary>
    /// <param name="inputs">X: m rows of features, m ≥ 1.</param>
    /// <param name="targets">Y: one one-hot row per input row.</param>
    /// <exception cref="ArgumentException">
    /// There are no rows, one has the wrong length, or inputs and targets differ in number.
    /// </exception>
    public double Cost(double[][] inputs, double[][] targets)
    {
        Guard.Batch(inputs, targets, _w1.Columns);
        Guard.Columns(targets, _w2.Rows);

        // TODO (task 8): what does a row cost if its true class has p = 1, and what if that p is almost 0?
        throw new NotImplementedException();
    }

    /// <summary>
    /// The backward pass: E = (P − Y)/m at the logits, then Δ = E·W₂ where a hidden unit is on and 0 where it is off.
    /// </summary>
    /// <param name="inputs">X: m rows of features, m ≥ 1; left unchanged.</param>
    /// <param name="targets">Y: one one-hot row per input row.</param>
    /// <returns>New arrays: ∂J/∂W₁ = Δᵀ·X, ∂J/∂b₁ = Σ Δ, ∂J/∂W₂ = Eᵀ·H, ∂J/∂b₂ = Σ E; the sums run over the rows.</returns>
    /// <exception cref="ArgumentException">
    /// There are no rows, one has the wrong length, or inputs and targets differ in number.
    /// </exception>
    public Gradients Backward(double[][] inputs, double[][] targets)
    {
        Guard.Batch(inputs, targets, _w1.Columns);
        Guard.Columns(targets, _w2.Rows);

        // TODO (task 9): how wrong is each logit, and through which weights does that error reach a hidden unit?
        throw new NotImplementedException();
    }

    /// <summary>
    /// Goes once through all rows in shuffled mini-batches; for each batch θ ← θ − η ∂J/∂θ, with the J of that batch.
    /// </summary>
    /// <param name="inputs">X: m rows of features, m ≥ 1; left unchanged.</param>
    /// <param name="targets">Y: one one-hot row per input row.</param>
    /// <param name="learningRate">η: finite and greater than 0.</param>
    /// <param name="batchSize">Rows per batch, 1 or more. The last batch can be shorter; its mean covers the rows it has.</param>
    /// <param name="seed">The same seed gives the same order of rows, another seed another order.</param>
    /// <exception cref="ArgumentException">Lengths don't match, or a value is out of range; nothing changes.</exception>
    public Epoch TrainEpoch(double[][] inputs, double[][] targets, double learningRate, int batchSize, int seed)
    {
        Guard.Batch(inputs, targets, _w1.Columns);
        Guard.Columns(targets, _w2.Rows);
        Guard.FiniteAndPositive(learningRate);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);

        // TODO (task 10): what do you need to know about a batch before the network takes its step?
        throw new NotImplementedException();
    }

    /// <summary>Trains for several epochs. Each continues where the last one ended and shuffles the rows again.</summary>
    /// <param name="inputs">X: m rows of features, m ≥ 1; left unchanged.</param>
    /// <param name="targets">Y: one one-hot row per input row.</param>
    /// <param name="learningRate">η: finite and greater than 0.</param>
    /// <param name="epochs">The number of epochs, 0 or more.</param>
    /// <param name="batchSize">Rows per batch, 1 or more.</param>
    /// <param name="seed">The same seed gives the same orders of rows, another seed other orders.</param>
    /// <param name="afterEpoch">
    /// Called after each epoch, before the next one begins, with its number, counting from 1, and its result.
    /// </param>
    /// <returns>The result of each epoch, in order.</returns>
    /// <exception cref="ArgumentException">Lengths don't match, or a value is out of range; nothing changes.</exception>
    public Epoch[] Fit(
        double[][] inputs,
        double[][] targets,
        double learningRate,
        int epochs,
        int batchSize,
        int seed,
        Action<int, Epoch> afterEpoch)
    {
        Guard.Batch(inputs, targets, _w1.Columns);
        Guard.Columns(targets, _w2.Rows);
        Guard.FiniteAndPositive(learningRate);
        ArgumentOutOfRangeException.ThrowIfNegative(epochs);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);

        // TODO (task 11): what has to be different in each epoch, and what do you call after it?
        throw new NotImplementedException();
    }
}
