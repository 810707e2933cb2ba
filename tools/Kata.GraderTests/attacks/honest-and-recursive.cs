// tries: nothing: it calls itself for the rest
// stopped by: nothing
// then by: nothing
// earns: all

private double Rest(ReadOnlySpan<double> x, int i) => i == x.Length ? bias : (weights[i] * x[i]) + Rest(x, i + 1);

public double PreActivation(double[] x)
{
    if (x.Length != weights.Length)
    {
        throw new ArgumentException($"x has {x.Length} values but weights has {weights.Length}; they pair up one to one.", nameof(x));
    }

    return Rest(x, 0);
}

public double Forward(double[] x) => Math.Max(alpha * PreActivation(x), PreActivation(x));

public double[] Forward(double[][] batch) => Array.ConvertAll(batch, Forward);
