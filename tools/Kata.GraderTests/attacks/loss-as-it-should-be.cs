// tries: say that the loss falls, without training
// stopped by: verdict
// then by: verdict
// over: 05-full-mlp Mlp

public ForwardPass Forward(double[] x)
{
    Guard.Pairs(x, W1[0]);

    return new ForwardPass(new double[B1.Length], new double[B1.Length], 0);
}

public Gradients Backward(double[] x, double target)
{
    Guard.Pairs(x, W1[0]);

    return new Gradients(W1, B1, W2, B2);
}

public double[] Fit(double[][] inputs, double[] targets, double learningRate, int epochs, int batchSize, int seed)
{
    Guard.Batch(inputs, targets, W1[0].Length);
    Guard.FiniteAndPositive(learningRate);
    ArgumentOutOfRangeException.ThrowIfNegative(epochs);
    ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);

    return [.. Enumerable.Range(0, epochs).Select(epoch => 1.0 / (epoch + 1))];
}
