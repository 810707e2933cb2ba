// tries: run another type's static constructor again
// stopped by: allow-list
// then by: verdict

public double PreActivation(double[] x)
{
    System.Runtime.CompilerServices.RuntimeHelpers.RunClassConstructor(typeof(Console).TypeHandle);
    return 0;
}
