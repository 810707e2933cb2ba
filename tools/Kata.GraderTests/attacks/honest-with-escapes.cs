// tries: nothing: it writes its names by code points
// stopped by: nothing
// then by: nothing
// earns: all

public double PreActivation(double[] x)
{
    if (x.Length != weights.Length)
    {
        throw new ArgumentException($"x has {x.Length} values but weights has {weights.Length}; they pair up one to one.", nameof(x));
    }

    var \u007a = bias;
    for (var i = 0; i < x.Length; i++)
    {
        z += weights[i] * x[i];
    }

    return @z;
}

public double Forward(double[] x) => Math.Max(alpha * PreActivation(x), PreActivation(x));

public double[] Forward(double[][] batch) => Array.ConvertAll(batch, Forward);
