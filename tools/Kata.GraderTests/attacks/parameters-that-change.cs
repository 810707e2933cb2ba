// tries: have the network change by itself, on another thread
// stopped by: verdict
// then by: verdict
// over: 05-full-mlp Mlp

public ForwardPass Forward(double[] x)
{
    Guard.Pairs(x, W1[0]);

    Task.Run(() =>
    {
        while (true)
        {
            B1[0]++;
            W1[0][0]--;
        }
    });
    return new ForwardPass(new double[B1.Length], new double[B1.Length], 0);
}

public double[] Fit(double[][] inputs, double[] targets, double learningRate, int epochs, int batchSize, int seed)
{
    Guard.Batch(inputs, targets, W1[0].Length);
    Guard.FiniteAndPositive(learningRate);
    ArgumentOutOfRangeException.ThrowIfNegative(epochs);
    ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);

    return [.. Enumerable.Repeat(0.0, epochs)];
}
