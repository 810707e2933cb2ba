// tries: kill the own process
// stopped by: allow-list
// then by: verdict

public double PreActivation(double[] x)
{
    System.Diagnostics.Process.GetCurrentProcess().Kill();
    return 0;
}
