// tries: have numbers written in another way
// stopped by: allow-list
// then by: verdict

public double PreActivation(double[] x)
{
    System.Globalization.CultureInfo.CurrentCulture = new System.Globalization.CultureInfo("de-DE");
    return 0;
}
