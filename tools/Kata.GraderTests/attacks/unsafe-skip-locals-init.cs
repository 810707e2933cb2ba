// tries: read what others left on the stack
// stopped by: compile
// then by: compile

[System.Runtime.CompilerServices.SkipLocalsInit]
private static double Left()
{
    Span<double> left = stackalloc double[100];
    return left[7];
}

public double PreActivation(double[] x) => Left();
