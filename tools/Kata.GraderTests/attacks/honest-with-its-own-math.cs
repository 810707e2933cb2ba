// tries: nothing: it has a Math of its own, which computes what it should
// stopped by: nothing
// then by: nothing
// earns: all

public double PreActivation(double[] x)
{
    if (x.Length != weights.Length)
    {
        throw new ArgumentException($"x has {x.Length} values but weights has {weights.Length}; they pair up one to one.", nameof(x));
    }

    var z = bias;
    for (var i = 0; i < x.Length; i++)
    {
        z += weights[i] * x[i];
    }

    return z;
}

public double Forward(double[] x) => Math.Max(alpha * PreActivation(x), PreActivation(x));

public double[] Forward(double[][] batch) => Array.ConvertAll(batch, Forward);

// beside:
internal static class Math
{
    public static double Max(double a, double b) => System.Math.Max(a, b);
}
