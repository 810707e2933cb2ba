// tries: wait for what never comes
// stopped by: verdict
// then by: verdict

public double PreActivation(double[] x)
{
    lock (this)
    {
        Task.Run(() =>
        {
            lock (this)
            {
            }
        }).Wait();
    }
    return 0;
}
