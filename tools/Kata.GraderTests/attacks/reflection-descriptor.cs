// tries: let the component model reflect
// stopped by: allow-list
// then by: verdict

public double PreActivation(double[] x)
{
    System.ComponentModel.TypeDescriptor.GetProperties(typeof(Environment));
    return 0;
}
