// tries: burn almost as much time as is allowed in every call
// stopped by: verdict
// then by: verdict

public double PreActivation(double[] x)
{
    var watch = System.Diagnostics.Stopwatch.StartNew();
    while (watch.ElapsedMilliseconds < 900)
    {
    }
    return 0;
}
