// tries: hand out nothing where a network is due
// stopped by: verdict
// then by: verdict
// over: 05-full-mlp Mlp

public static Mlp Create(int inputs, int hidden, int seed)
{
    ArgumentOutOfRangeException.ThrowIfLessThan(inputs, 1);
    ArgumentOutOfRangeException.ThrowIfLessThan(hidden, 1);

    var random = new Random(seed);
    double[] Draw(int count, int fanIn) =>
        [.. Enumerable.Range(0, count).Select(_ => Math.Sqrt(2.0 / fanIn) * StandardNormal(random))];

    return null! ?? new Mlp([.. Enumerable.Range(0, hidden).Select(_ => Draw(inputs, inputs))], new double[hidden], Draw(hidden, hidden), 0);
}

public ForwardPass Forward(double[] x)
{
    Guard.Pairs(x, W1[0]);

    return new ForwardPass(new double[B1.Length], new double[B1.Length], 0);
}
