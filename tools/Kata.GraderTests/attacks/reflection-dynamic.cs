// tries: let the binder at run time find the members
// stopped by: allow-list
// then by: verdict

public double PreActivation(double[] x)
{
    dynamic type = typeof(Neuron);
    dynamic assembly = type.Assembly;
    assembly.GetTypes();
    return 0;
}
