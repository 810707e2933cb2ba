// tries: write beyond an array by a vector
// stopped by: allow-list
// then by: verdict

public double PreActivation(double[] x)
{
    System.Runtime.Intrinsics.Vector256.StoreUnsafe(System.Runtime.Intrinsics.Vector256<double>.One, ref x[0], 1_000_000);
    return 0;
}
