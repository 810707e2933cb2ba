// tries: read the attributes of what is loaded
// stopped by: allow-list
// then by: verdict

public double PreActivation(double[] x)
{
    Attribute.GetCustomAttributes(typeof(Neuron).Module);
    return 0;
}
