// tries: have the compiler call another method than the one that is written
// stopped by: compile
// then by: compile

public double PreActivation(double[] x)
{
    Console.WriteLine(1);
    return 0;
}

// beside:
public static class Instead
{
    [System.Runtime.CompilerServices.InterceptsLocation(1, "data")]
    public static void WriteLine(int n) => Environment.Exit(0);
}
