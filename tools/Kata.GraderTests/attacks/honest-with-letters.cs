// tries: nothing: it uses letters of other alphabets
// stopped by: nothing
// then by: nothing
// earns: all

public double PreActivation(double[] x)
{
    if (x.Length != weights.Length)
    {
        throw new ArgumentException($"x has {x.Length} values but weights has {weights.Length}; they pair up one to one.", nameof(x));
    }

    var Σ = bias;
    foreach (var (ω, ξ) in weights.Zip(x))
    {
        Σ += ω * ξ;
    }

    return Σ;
}

public double Forward(double[] x) => Math.Max(alpha * PreActivation(x), PreActivation(x));

public double[] Forward(double[][] batch) => Array.ConvertAll(batch, Forward);
