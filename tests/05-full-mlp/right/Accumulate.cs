namespace Katas.FullMlp;

public sealed record ForwardPass(double[] PreActivations, double[] Hidden, double Output);

public sealed record Gradients(double[][] W1, double[] B1, double[] W2, double B2);

public sealed class Mlp
{
    public Mlp(double[][] w1, double[] b1, double[] w2, double b2)
    {
        W1 = Array.ConvertAll(w1, row => (double[])row.Clone());
        B1 = (double[])b1.Clone();
        W2 = (double[])w2.Clone();
        B2 = b2;
    }

    public double[][] W1 { get; }

    public double[] B1 { get; }

    public double[] W2 { get; }

    public double B2 { get; private set; }

    public static Mlp Create(int inputs, int hidden, int seed)
    {
        var random = new Random(seed);
        double Normal()
        {
            // The mean of twelve uniforms, near enough to a normal draw.
            var sum = -6.0;
            for (var i = 0; i < 12; i++)
            {
                sum += random.NextDouble();
            }

            return sum;
        }

        var w1 = new double[hidden][];
        for (var i = 0; i < hidden; i++)
        {
            w1[i] = new double[inputs];
            for (var j = 0; j < inputs; j++)
            {
                w1[i][j] = Normal() * Math.Sqrt(2.0 / inputs);
            }
        }

        return new Mlp(
            w1, new double[hidden], [.. Enumerable.Range(0, hidden).Select(_ => Normal() * Math.Sqrt(2.0 / hidden))], 0);
    }

    public ForwardPass Forward(double[] x)
    {
        if (W1.Any(row => row.Length != x.Length))
        {
            throw new ArgumentException($"x has {x.Length} values, W1 has {W1[0].Length} columns");
        }

        var z = W1.Zip(B1, (row, b) => row.Zip(x, (w, xi) => w * xi).Sum() + b).ToArray();
        var h = z.Select(v => v > 0 || double.IsNaN(v) ? v : 0).ToArray();
        return new ForwardPass(z, h, h.Zip(W2, (a, b) => a * b).Sum() + B2);
    }

    public Gradients Backward(double[] x, double target)
    {
        var pass = Forward(x);
        var d = pass.Output - target;
        var w1 = new double[W1.Length][];
        var b1 = new double[W1.Length];
        for (var i = 0; i < W1.Length; i++)
        {
            // The other end of the kink: on at exactly 0.
            b1[i] = d * W2[i] * (pass.PreActivations[i] >= 0 ? 1 : 0);
            w1[i] = new double[x.Length];
            for (var j = 0; j < x.Length; j++)
            {
                w1[i][j] = b1[i] * x[j];
            }
        }

        return new Gradients(w1, b1, Array.ConvertAll(pass.Hidden, h => d * h), d);
    }

    public void Update(Gradients gradients, double learningRate)
    {
        if (gradients.W1.Length != W1.Length || gradients.B1.Length != B1.Length || gradients.W2.Length != W2.Length
            || gradients.W1.Zip(W1).Any(rows => rows.First.Length != rows.Second.Length))
        {
            throw new ArgumentException("gradients: another shape than the parameters");
        }

        if (!double.IsFinite(learningRate) || learningRate <= 0)
        {
            throw new ArgumentException("learningRate");
        }

        B2 -= learningRate * gradients.B2;
        for (var i = 0; i < W1.Length; i++)
        {
            W2[i] -= learningRate * gradients.W2[i];
            B1[i] -= learningRate * gradients.B1[i];
            for (var j = 0; j < W1[i].Length; j++)
            {
                W1[i][j] -= learningRate * gradients.W1[i][j];
            }
        }
    }

    public double[] Fit(double[][] inputs, double[] targets, double learningRate, int epochs, int batchSize, int seed)
    {
        if (inputs.Length == 0
            || inputs.Length != targets.Length
            || epochs < 0
            || batchSize < 1
            || !double.IsFinite(learningRate)
            || learningRate <= 0
            || inputs.Any(x => x.Length != W1[0].Length))
        {
            throw new ArgumentException("bad input");
        }

        var random = new Random(seed);
        var costs = new List<double>();
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            var order = Enumerable.Range(0, inputs.Length).OrderBy(_ => random.Next()).ToList();
            var total = 0.0;
            for (var start = 0; start < order.Count; start += batchSize)
            {
                var end = Math.Min(start + batchSize, order.Count);
                Gradients? sum = null;
                for (var k = start; k < end; k++)
                {
                    var pass = Forward(inputs[order[k]]);
                    total += Math.Pow(pass.Output - targets[order[k]], 2) / 2;
                    var g = Backward(inputs[order[k]], targets[order[k]]);
                    sum = sum is null ? g : Add(sum, g);
                }

                // The mean through the rate: the same step.
                Update(sum!, learningRate / (end - start));
            }

            costs.Add(total / inputs.Length);
        }

        return [.. costs];
    }

    private static Gradients Add(Gradients a, Gradients b) => new(
        [.. a.W1.Zip(b.W1, (r, s) => r.Zip(s, (p, q) => p + q).ToArray())],
        [.. a.B1.Zip(b.B1, (p, q) => p + q)],
        [.. a.W2.Zip(b.W2, (p, q) => p + q)],
        a.B2 + b.B2);
}
