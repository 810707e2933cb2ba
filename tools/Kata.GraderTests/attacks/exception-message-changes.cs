// tries: throw an exception that says another thing each time it is asked
// stopped by: verdict
// then by: verdict

public double PreActivation(double[] x)
{
    throw new Moody();
}

// beside:
public sealed class Moody : Exception
{
    private int _asked;

    public override string Message => _asked++ % 2 == 0 ? "" : new string('x', 1 << 24);
}
