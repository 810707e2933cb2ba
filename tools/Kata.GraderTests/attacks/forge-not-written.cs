// tries: say that nothing is written yet, as an exercise does
// stopped by: verdict
// then by: verdict

public double PreActivation(double[] x)
{
    throw new NotImplementedException("not written yet: nobody has to answer for this");
}
