// tries: return a record whose properties say another thing each time
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
    private static int _asked;

    public double[] PreActivations => new double[_asked++ % 7];

    public double[] Hidden => _asked++ % 2 == 0 ? null! : [_asked];

    public double Output => _asked++;
}
