// tries: hold the lock of the console for ever
// stopped by: verdict
// then by: verdict

public double PreActivation(double[] x)
{
    Task.Run(() =>
    {
        lock (Console.Out)
        {
            Monitor.Wait(this);
        }
    });
    Monitor.Enter(Console.Out);
    return 0;
}
