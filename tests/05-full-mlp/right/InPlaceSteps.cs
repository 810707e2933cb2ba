namespace Katas.FullMlp;

public sealed record ForwardPass(double[] PreActivations, double[] Hidden, double Output);

public sealed record Gradients(double[][] W1, double[] B1, double[] W2, double B2);

public sealed class Mlp(double[][] w1, double[] b1, double[] w2, double b2)
{
    public double[][] W1 { get; } = [.. w1.Select(row => row.ToArray())];

    public double[] B1 { get; } = [.. b1];

    public double[] W2 { get; } = [.. w2];

    public double B2 { get; private set; } = b2;

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

    public ForwardPass Forward(double[] x)
    {
        RequireOneValuePerInput(x);

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

    public void Update(Gradients gradients, double learningRate)
    {
        RequireSameShapes(gradients);
        RequireFiniteAndPositive(learningRate);

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

    public double[] Fit(double[][] inputs, double[] targets, double learningRate, int epochs, int batchSize, int seed)
    {
        RequirePairs(inputs, targets);
        RequireFiniteAndPositive(learningRate);
        ArgumentOutOfRangeException.ThrowIfNegative(epochs);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);

        var random = new Random(seed);
        var order = Enumerable.Range(0, inputs.Length).ToArray();
        var costs = new double[epochs];
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            for (var i = order.Length - 1; i > 0; i--)
            {
                var j = random.Next(i + 1);
                (order[i], order[j]) = (order[j], order[i]);
            }

            foreach (var batch in order.Chunk(batchSize))
            {
                costs[epoch] += batch.Sum(row => Loss(inputs[row], targets[row])) / inputs.Length;
                var all = Array.ConvertAll(batch, row => Backward(inputs[row], targets[row]));
                foreach (var slopes in all)
                {
                    // Every slope was found before the first step: the steps add up to one on the mean.
                    Update(slopes, learningRate / all.Length);
                }
            }
        }

        return costs;
    }

    private double Loss(double[] x, double target)
    {
        var error = Forward(x).Output - target;
        return error * error / 2;
    }

    private static double StandardNormal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private void RequireOneValuePerInput(double[] x)
    {
        if (x.Length != W1[0].Length)
        {
            throw new ArgumentException(
                $"x has {x.Length} values but a row of W1 has {W1[0].Length}; they pair up one to one.", nameof(x));
        }
    }

    private void RequireSameShapes(Gradients gradients)
    {
        (string Name, int Gradient, int Parameter)[] lengths =
        [
            ("W1", gradients.W1.Length, W1.Length),
            ("B1", gradients.B1.Length, B1.Length),
            ("W2", gradients.W2.Length, W2.Length),
            .. gradients.W1.Select((row, i) => ($"W1[{i}]", row.Length, W1[0].Length)),
        ];
        foreach (var (name, gradient, parameter) in lengths)
        {
            if (gradient != parameter)
            {
                throw new ArgumentException(
                    $"gradients.{name} has {gradient} values but {name} has {parameter}; they pair up one to one.",
                    nameof(gradients));
            }
        }
    }

    private void RequirePairs(double[][] inputs, double[] targets)
    {
        if (inputs.Length == 0)
        {
            throw new ArgumentException("inputs has 0 rows; a mean needs at least 1.", nameof(inputs));
        }

        if (targets.Length != inputs.Length)
        {
            throw new ArgumentException(
                $"targets has {targets.Length} values but inputs has {inputs.Length} rows; they pair up one to one.",
                nameof(targets));
        }

        foreach (var x in inputs)
        {
            RequireOneValuePerInput(x);
        }
    }

    private static void RequireFiniteAndPositive(double learningRate)
    {
        if (!double.IsFinite(learningRate) || learningRate <= 0)
        {
            throw new ArgumentOutOfRangeException(
                nameof(learningRate), learningRate, "The learning rate is finite and greater than 0.");
        }
    }
}
