// tries: overflow the stack in ToString, which the worker may call
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
