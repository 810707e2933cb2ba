// tries: change the culture that nobody may change
// stopped by: verdict
// then by: verdict

public double PreActivation(double[] x)
{
    System.Globalization.NumberFormatInfo.InvariantInfo.NegativeSign = "";
    return 0;
}
