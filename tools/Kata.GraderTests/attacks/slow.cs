// tries: take almost as long as is allowed in every call
// stopped by: verdict
// then by: verdict

public double PreActivation(double[] x)
{
    Task.Delay(TimeSpan.FromSeconds(0.9)).Wait();
    return 0;
}
