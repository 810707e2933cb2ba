// tries: leave no thread for anybody else
// stopped by: verdict
// then by: verdict

private static readonly object _gate = new();

public double PreActivation(double[] x)
{
    for (var i = 0; i < 2_000; i++)
    {
        Task.Run(() =>
        {
            lock (_gate)
            {
                Monitor.Wait(_gate);
            }
        });
    }
    return 0;
}
