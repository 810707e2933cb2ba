// tries: hand out assemblies of one's own
// stopped by: allow-list
// then by: verdict

public double PreActivation(double[] x)
{
    AppDomain.CurrentDomain.AssemblyResolve += (_, _) => typeof(Neuron).Assembly;
    return 0;
}
