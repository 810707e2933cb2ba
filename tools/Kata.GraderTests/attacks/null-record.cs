// tries: return no record, and records of nothing
// stopped by: verdict
// then by: verdict
// over: 05-full-mlp Mlp

public ForwardPass Forward(double[] x)
{
    RequireOneValuePerInput(x);

    return null!;
}

public Gradients Backward(double[] x, double target)
{
    RequireOneValuePerInput(x);

    return new Gradients(null!, [], null!, 0);
}
