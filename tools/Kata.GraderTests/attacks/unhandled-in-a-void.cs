// tries: fail on the thread pool, by an async method that nobody waits for
// stopped by: verdict
// then by: verdict

private static async void Late()
{
    await Task.Delay(20);
    throw new InvalidOperationException("late");
}

public double PreActivation(double[] x)
{
    Late();
    return 0;
}
