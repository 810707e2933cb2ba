// tries: use pointers
// stopped by: compile
// then by: compile

public double PreActivation(double[] x)
{
    unsafe
    {
        fixed (double* p = x)
        {
            p[1_000_000] = 1;
        }
    }
    return 0;
}
