// tries: throw an exception that turns the line round
// stopped by: verdict
// then by: verdict

public double PreActivation(double[] x)
{
    throw new InvalidOperationException("\u202e001 fo 41\u202c\u200b\u2028\u2029\ufeff\0\ud800 \b\b\b\b");
}
