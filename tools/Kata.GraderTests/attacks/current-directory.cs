// tries: work elsewhere
// stopped by: allow-list
// then by: verdict

public double PreActivation(double[] x)
{
    Environment.CurrentDirectory = "/";
    return 0;
}
