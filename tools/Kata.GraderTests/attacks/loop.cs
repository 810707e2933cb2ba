// tries: never end
// stopped by: verdict
// then by: verdict

public double PreActivation(double[] x)
{
    while (true)
    {
    }
}
