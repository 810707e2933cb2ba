// tries: take the console for oneself
// stopped by: allow-list
// then by: verdict

public double PreActivation(double[] x)
{
    Console.SetOut(TextWriter.Null);
    return 0;
}
