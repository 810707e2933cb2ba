// tries: return rows that are nothing, or of a million values
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

    return new Gradients([null!, [], new double[1_000_000]], null!, [double.NaN], 0);
}
