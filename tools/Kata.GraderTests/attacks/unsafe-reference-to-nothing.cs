// tries: write where an empty array has no element
// stopped by: allow-list
// then by: verdict

public double PreActivation(double[] x)
{
    ref var first = ref System.Runtime.InteropServices.MemoryMarshal.GetArrayDataReference(Array.Empty<double>());
    first = double.NaN;
    return 0;
}
