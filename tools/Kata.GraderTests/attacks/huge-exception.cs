// tries: throw an exception with a message of 1 GB
// stopped by: verdict
// then by: verdict

public double PreActivation(double[] x)
{
    throw new InvalidOperationException(new string('x', 500_000_000));
}
