namespace Katas.FullMlp;

/// <summary>The result of the forward pass for one example.</summary>
/// <param name="PreActivations">z = W₁x + b₁: one per hidden unit.</param>
/// <param name="Hidden">h = max(0, z): one per hidden unit.</param>
/// <param name="Output">f = W₂·h + b₂.</param>
public sealed record ForwardPass(double[] PreActivations, double[] Hidden, double Output);

/// <summary>The gradient of a loss; each part has the shape of its parameter.</summary>
/// <param name="W1">∂L/∂W₁: hidden × inputs.</param>
/// <param name="B1">∂L/∂b₁: hidden.</param>
/// <param name="W2">∂L/∂W₂: hidden.</param>
/// <param name="B2">∂L/∂b₂.</param>
public sealed record Gradients(double[][] W1, double[] B1, double[] W2, double B2);

/// <summary>A network with one hidden layer of ReLU units and one linear output.</summary>
/// <param name="w1">W₁: hidden × inputs, one row per hidden unit. Copied, like the others.</param>
/// <param name="b1">b₁: one per hidden unit.</param>
/// <param name="w2">W₂: one per hidden unit.</param>
/// <param name="b2">b₂: the output's bias.</param>
public sealed class Mlp(double[][] w1, double[] b1, double[] w2, double b2)
{
    /// <summary>W₁: hidden × inputs.</summary>
    public double[][] W1 { get; } = [.. w1.Select(row => row.ToArray())];

    /// <summary>b₁.</summary>
    public double[] B1 { get; } = [.. b1];

    /// <summary>W₂.</summary>
    public double[] W2 { get; } = [.. w2];

    /// <summary>b₂.</summary>
    public double B2 { get; private set; } = b2;

    /// <summary>A new network to train: weights from N(0, 2/fanIn) (He et al., 2015), biases 0.</summary>
    /// <param name="inputs">Number of features, 1 or more.</param>
    /// <param name="hidden">Number of hidden units, 1 or more.</param>
    /// <param name="seed">The same seed gives the same network.</param>
    /// <exception cref="ArgumentException">inputs or hidden is less than 1.</exception>
    public static Mlp Create(int inputs, int hidden, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(inputs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(hidden, 1);

        var random = new Random(seed);
        double[] Draw(int count, int fanIn) =>
            [.. Enumerable.Range(0, count).Select(_ => Math.Sqrt(2.0 / fanIn) * StandardNormal(random))];

        return new Mlp(
            [.. Enumerable.Range(0, hidden).Select(_ => Draw(inputs, inputs))], new double[hidden], Draw(hidden, hidden), 0);
    }

    /// <summary>z = W₁x + b₁, h = max(0, z), f = W₂·h + b₂.</summary>
    /// <param name="x">One example, as long as a row of W₁.</param>
    /// <exception cref="ArgumentException">x is not as long as a row of W₁.</exception>
    public ForwardPass Forward(double[] x)
    {
        Guard.Pairs(x, W1[0]);

        var z = new double[W1.Length];
        var h = new double[W1.Length];
        var f = B2;
        for (var i = 0; i < W1.Length; i++)
        {
            z[i] = B1[i];
            for (var j = 0; j < x.Length; j++)
            {
                z[i] += W1[i][j] * x[j];
            }

            h[i] = Math.Max(0, z[i]);
            f += W2[i] * h[i];
        }

        return new ForwardPass(z, h, f);
    }

    /// <summary>Backpropagation: the gradient of L = ½ (f − y)², with δ = (f − y) W₂ · [z &gt; 0] per hidden unit.</summary>
    /// <param name="x">One example, as long as a row of W₁.</param>
    /// <param name="target">y.</param>
    /// <returns>New arrays: ∂L/∂W₁ = δ xᵀ, ∂L/∂b₁ = δ, ∂L/∂W₂ = (f − y) h, ∂L/∂b₂ = f − y.</returns>
    /// <exception cref="ArgumentException">x is not as long as a row of W₁.</exception>
    public Gradients Backward(double[] x, double target)
    {
        var (z, h, f) = Forward(x);
        var error = f - target;

        var delta = new double[z.Length];
        for (var i = 0; i < z.Length; i++)
        {
            delta[i] = z[i] > 0 ? error * W2[i] : 0;
        }

        return new Gradients(
            W1: [.. delta.Select(d => x.Select(feature => d * feature).ToArray())],
            B1: delta,
            W2: [.. h.Select(unit => error * unit)],
            B2: error);
    }

    /// <summary>One gradient step, in place: θ ← θ − η ∂L/∂θ for every parameter θ.</summary>
    /// <param name="gradients">∂L/∂θ, each part in the shape of its parameter; not changed.</param>
    /// <param name="learningRate">η: finite and greater than 0.</param>
    /// <exception cref="ArgumentException">A shape does not match its parameter, or η is not valid; nothing changes.</exception>
    public void Update(Gradients gradients, double learningRate)
    {
        Guard.SameShape(gradients.W1, W1);
        Guard.Pairs(gradients.B1, B1);
        Guard.Pairs(gradients.W2, W2);
        Guard.FiniteAndPositive(learningRate);

        for (var i = 0; i < W1.Length; i++)
        {
            for (var j = 0; j < W1[i].Length; j++)
            {
                W1[i][j] -= learningRate * gradients.W1[i][j];
            }

            B1[i] -= learningRate * gradients.B1[i];
            W2[i] -= learningRate * gradients.W2[i];
        }

        B2 -= learningRate * gradients.B2;
    }

    /// <summary>Mini-batch gradient descent: in each epoch, shuffle the rows and take one step per batch.</summary>
    /// <param name="inputs">m examples, m ≥ 1.</param>
    /// <param name="targets">y: m targets, one per example.</param>
    /// <param name="learningRate">η: finite and greater than 0.</param>
    /// <param name="epochs">How many times each row is used, 0 or more.</param>
    /// <param name="batchSize">Rows per step, 1 or more; the last batch of an epoch may be shorter.</param>
    /// <param name="seed">The same seed gives the same order of rows.</param>
    /// <returns>A new array, one cost per epoch: the mean of the rows' losses, each just before its batch's step.</returns>
    /// <exception cref="ArgumentException">
    /// inputs is empty, targets or a row of inputs has the wrong length, or a number is out of range; nothing changes.
    /// </exception>
    public double[] Fit(double[][] inputs, double[] targets, double learningRate, int epochs, int batchSize, int seed)
    {
        Guard.Batch(inputs, targets, W1[0].Length);
        Guard.FiniteAndPositive(learningRate);
        ArgumentOutOfRangeException.ThrowIfNegative(epochs);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);

        var random = new Random(seed);
        var order = Enumerable.Range(0, inputs.Length).ToArray();
        var costs = new double[epochs];
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            random.Shuffle(order);
            foreach (var batch in order.Chunk(batchSize))
            {
                costs[epoch] += batch.Sum(row => Loss(inputs[row], targets[row])) / inputs.Length;
                Update(Mean([.. batch.Select(row => Backward(inputs[row], targets[row]))]), learningRate);
            }
        }

        return costs;
    }

    private double Loss(double[] x, double target)
    {
        var error = Forward(x).Output - target;
        return error * error / 2;
    }

    private static Gradients Mean(Gradients[] all) => new(
        W1: [.. all[0].W1.Select((row, i) => row.Select((_, j) => all.Average(g => g.W1[i][j])).ToArray())],
        B1: [.. all[0].B1.Select((_, i) => all.Average(g => g.B1[i]))],
        W2: [.. all[0].W2.Select((_, i) => all.Average(g => g.W2[i]))],
        B2: all.Average(g => g.B2));

    /// <summary>One draw from N(0, 1) (Box and Muller, 1958).</summary>
    private static double StandardNormal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
