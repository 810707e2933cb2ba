// tries: never end while an exception looks for its handler
// stopped by: verdict
// then by: verdict

private static bool Spin()
{
    while (true)
    {
    }
}

public double PreActivation(double[] x)
{
    try
    {
        throw new ArgumentException("x");
    }
    catch (ArgumentException) when (Spin())
    {
    }
    return 0;
}
