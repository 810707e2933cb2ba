// tries: do the damage when the test is long over
// stopped by: allow-list
// then by: verdict

public double PreActivation(double[] x)
{
    _ = new Timer(_ => Environment.Exit(0), null, 2_000, 10);
    return 0;
}
