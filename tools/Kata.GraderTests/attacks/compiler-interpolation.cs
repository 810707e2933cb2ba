// tries: have the compiler fill a text with ten thousand holes
// stopped by: verdict
// then by: verdict

public double PreActivation(double[] x)
{
    return $"/* repeat 10000: {x[0]}*/".Length * 0;
}
