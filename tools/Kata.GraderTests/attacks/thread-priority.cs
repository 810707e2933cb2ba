// tries: push others off the processor
// stopped by: allow-list
// then by: verdict

public double PreActivation(double[] x)
{
    Thread.CurrentThread.Priority = ThreadPriority.Highest;
    return 0;
}
