// tries: read beyond an array by a vector
// stopped by: allow-list
// then by: verdict

public double PreActivation(double[] x)
{
    return System.Numerics.Vector.LoadUnsafe(ref x[0], 1_000)[0];
}
