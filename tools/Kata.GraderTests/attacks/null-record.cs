// tries: return no record, and records of nothing
// stopped by: verdict
// then by: verdict
// over: 05-full-mlp Mlp

public ForwardPass Forward(double[] x)
{
    Guard.Pairs(x, W1[0]);

    return null!;
}

public Gradients Backward(double[] x, double target)
{
    Guard.Pairs(x, W1[0]);

    return new Gradients(null!, [], null!, 0);
}
