// tries: return the same row for all, and the parameters themselves for the gradients
// stopped by: verdict
// then by: verdict
// over: 05-full-mlp Mlp

public ForwardPass Forward(double[] x)
{
    Guard.Pairs(x, W1[0]);

    return new ForwardPass(B1, B1, B1[0]);
}

public Gradients Backward(double[] x, double target)
{
    Guard.Pairs(x, W1[0]);

    return new Gradients([.. W1.Select(_ => W1[0])], B1, W2, B2);
}

public void Update(Gradients gradients, double learningRate)
{
    Guard.SameShape(gradients.W1, W1);
    Guard.Pairs(gradients.B1, B1);
    Guard.Pairs(gradients.W2, W2);
    Guard.FiniteAndPositive(learningRate);

    Array.Fill(gradients.W1, W1[0]);
}
