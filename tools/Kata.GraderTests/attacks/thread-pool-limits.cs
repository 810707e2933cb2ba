// tries: leave the thread pool without a thread
// stopped by: allow-list
// then by: verdict

public double PreActivation(double[] x)
{
    ThreadPool.SetMaxThreads(1, 1);
    return 0;
}
