// tries: throw nothing, and an exception that is nothing
// stopped by: verdict
// then by: verdict

public double PreActivation(double[] x)
{
    throw null!;
}

public double Forward(double[] x) => throw new Hollow();

// beside:
public sealed class Hollow : Exception
{
    public override string Message => null!;

    public override string? StackTrace => throw new InvalidOperationException("no stack");

    public override System.Collections.IDictionary Data => null!;
}
