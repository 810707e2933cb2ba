// tries: overflow the stack in what the host may print
// stopped by: verdict
// then by: verdict

public double PreActivation(double[] x)
{
    throw new Endless();
}

// beside:
public sealed class Endless : Exception
{
    public override string Message => ToString();

    public override string ToString() => Message;
}
