// tries: start threads by the thousand
// stopped by: allow-list
// then by: sandbox

public double PreActivation(double[] x)
{
    for (var i = 0; i < 100_000; i++)
    {
        new Thread(() => Thread.Sleep(Timeout.Infinite)).Start();
    }
    return 0;
}
