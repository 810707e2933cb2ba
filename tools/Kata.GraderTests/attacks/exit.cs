// tries: end the process as if all had gone well
// stopped by: allow-list
// then by: verdict

public double PreActivation(double[] x)
{
    Environment.Exit(0);
    return 0;
}
