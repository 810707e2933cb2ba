// tries: make an object without its constructor
// stopped by: allow-list
// then by: verdict

public double PreActivation(double[] x)
{
    System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(typeof(string[]));
    return 0;
}
