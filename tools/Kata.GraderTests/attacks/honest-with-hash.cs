// tries: nothing: its Equals, its operators and its text are its own
// stopped by: nothing
// then by: nothing
// earns: all

public override bool Equals(object? obj) => obj is Neuron;

public override int GetHashCode() => 7;

public override string ToString() => "a neuron";

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
