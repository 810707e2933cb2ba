// tries: walk from an exception to the method that threw it
// stopped by: allow-list
// then by: verdict

public double PreActivation(double[] x)
{
    try
    {
        _ = x[-1];
    }
    catch (IndexOutOfRangeException exception)
    {
        exception.TargetSite!.Module.Assembly.GetTypes();
    }
    return 0;
}
