// tries: leave a code of success behind and throw on another thread
// stopped by: allow-list
// then by: verdict

public double PreActivation(double[] x)
{
    Environment.ExitCode = 0;
    new Thread(() => throw new InvalidOperationException("late")).Start();
    return 0;
}
