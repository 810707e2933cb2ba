// tries: make an object by its type's name
// stopped by: allow-list
// then by: verdict

public double PreActivation(double[] x)
{
    Activator.CreateInstance("System.Diagnostics.Process", "System.Diagnostics.Process");
    return 0;
}
