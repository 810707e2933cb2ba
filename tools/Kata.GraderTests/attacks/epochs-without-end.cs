// tries: ask for all memory by the number of epochs
// stopped by: verdict
// then by: verdict
// over: 05-full-mlp Mlp

public double[] Fit(double[][] inputs, double[] targets, double learningRate, int epochs, int batchSize, int seed)
{
    Guard.Batch(inputs, targets, W1[0].Length);
    Guard.FiniteAndPositive(learningRate);
    ArgumentOutOfRangeException.ThrowIfNegative(epochs);
    ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);

    return new double[int.MaxValue / 16];
}
