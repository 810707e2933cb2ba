// tries: return a record whose property never returns
// stopped by: verdict
// then by: verdict
// over: 05-full-mlp Mlp

public ForwardPass Forward(double[] x)
{
    Guard.Pairs(x, W1[0]);

    return new ForwardPass(new double[B1.Length], new double[B1.Length], 0);
}

// beside:
public sealed record ForwardPass(double[] PreActivations, double[] Hidden, double Output)
{
    public double Output
    {
        get
        {
            while (true)
            {
            }
        }
    }
}
