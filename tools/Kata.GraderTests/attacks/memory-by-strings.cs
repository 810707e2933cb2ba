// tries: double a string until nothing is left
// stopped by: sandbox
// then by: sandbox

public double PreActivation(double[] x)
{
    var text = "all tests passed";
    while (true)
    {
        text += text;
    }
}
