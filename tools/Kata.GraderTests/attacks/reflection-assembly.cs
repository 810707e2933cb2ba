// tries: walk from a type to all that is loaded
// stopped by: allow-list
// then by: verdict

public double PreActivation(double[] x)
{
    foreach (var name in typeof(Neuron).Assembly.GetReferencedAssemblies())
    {
        System.Reflection.Assembly.Load(name).GetTypes();
    }
    return 0;
}
