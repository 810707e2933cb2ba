// tries: ask for every assembly that is loaded
// stopped by: allow-list
// then by: verdict

public double PreActivation(double[] x)
{
    foreach (var assembly in AppDomain.CurrentDomain.GetAssemblies())
    {
        assembly.GetTypes();
    }
    return 0;
}
