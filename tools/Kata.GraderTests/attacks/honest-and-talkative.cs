// tries: nothing: it prints what it computes, as a student does who looks for a fault
// stopped by: nothing
// then by: nothing
// earns: all

public double PreActivation(double[] x)
{
    if (x.Length != weights.Length)
    {
        throw new ArgumentException($"x has {x.Length} values but weights has {weights.Length}; they pair up one to one.", nameof(x));
    }

    Console.WriteLine($"x = [{string.Join(", ", x)}]");
    Console.Write("\u001b[31mred\u001b[0m ");
    var z = bias;
    for (var i = 0; i < x.Length; i++)
    {
        z += weights[i] * x[i];
    }

    return z;
}

public double Forward(double[] x) => Math.Max(alpha * PreActivation(x), PreActivation(x));

public double[] Forward(double[][] batch) => Array.ConvertAll(batch, Forward);
