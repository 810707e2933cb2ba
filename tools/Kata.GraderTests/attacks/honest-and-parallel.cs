// tries: nothing: it computes its rows in parallel
// stopped by: nothing
// then by: nothing
// earns: all

private double[] Rows(double[][] batch)
{
    var rows = new double[batch.Length];
    Parallel.For(0, batch.Length, i =>
    {
        if (batch[i].Length == weights.Length)
        {
            rows[i] = Forward(batch[i]);
        }
    });
    return Array.Exists(batch, row => row.Length != weights.Length) ? throw new ArgumentException("A row of batch is not as long as weights.", nameof(batch)) : rows;
}

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

public double[] Forward(double[][] batch) => Rows(batch);
