// tries: fail on another thread, when the test is over
// stopped by: allow-list
// then by: verdict

public double PreActivation(double[] x)
{
    new Thread(() =>
    {
        Thread.Sleep(50);
        throw new InvalidOperationException("late");
    }).Start();
    return 0;
}
