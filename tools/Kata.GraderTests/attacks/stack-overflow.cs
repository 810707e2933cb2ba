// tries: overflow the stack, which no handler catches
// stopped by: verdict
// then by: verdict

public double PreActivation(double[] x)
{
    return 1 + PreActivation(x);
}
