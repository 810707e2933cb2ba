// tries: nothing: it waits for itself
// stopped by: nothing
// then by: nothing
// earns: all

private async Task<double> Sum(double[] x)
{
    await Task.Yield();
    var z = bias;
    for (var i = 0; i < x.Length; i++)
    {
        z += weights[i] * x[i];
    }

    return z;
}

public double PreActivation(double[] x)
{
    if (x.Length != weights.Length)
    {
        throw new ArgumentException($"x has {x.Length} values but weights has {weights.Length}; they pair up one to one.", nameof(x));
    }

    return Sum(x).GetAwaiter().GetResult();
}

public double Forward(double[] x) => Math.Max(alpha * PreActivation(x), PreActivation(x));

public double[] Forward(double[][] batch) => Array.ConvertAll(batch, Forward);
