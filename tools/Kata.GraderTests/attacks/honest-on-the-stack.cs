// tries: nothing: it keeps its products on the stack, in vectors
// stopped by: nothing
// then by: nothing
// earns: all

public double PreActivation(double[] x)
{
    if (x.Length != weights.Length)
    {
        throw new ArgumentException($"x has {x.Length} values but weights has {weights.Length}; they pair up one to one.", nameof(x));
    }

    Span<double> products = x.Length <= 128 ? stackalloc double[x.Length] : new double[x.Length];
    for (var i = 0; i < x.Length; i++)
    {
        products[i] = weights[i] * x[i];
    }

    var z = bias;
    foreach (var product in products)
    {
        z += product;
    }

    return z;
}

public double Forward(double[] x) => Math.Max(alpha * PreActivation(x), PreActivation(x));

public double[] Forward(double[][] batch) => Array.ConvertAll(batch, Forward);
