// tries: walk from a lambda to its method and its module
// stopped by: allow-list
// then by: verdict

public double PreActivation(double[] x)
{
    Func<double> f = () => bias;
    f.Method.Module.Assembly.GetTypes();
    f.Target!.GetType();
    return 0;
}
