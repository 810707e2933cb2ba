// tries: fail in a task that nobody asks for
// stopped by: verdict
// then by: verdict

public double PreActivation(double[] x)
{
    for (var i = 0; i < 100; i++)
    {
        Task.Run(() => throw new InvalidOperationException("unseen"));
    }

    Task.FromException(new InvalidOperationException("unseen"));
    return 0;
}
