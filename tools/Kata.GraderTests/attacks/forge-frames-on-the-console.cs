// tries: write frames to standard output, as bytes
// stopped by: allow-list
// then by: verdict

public double PreActivation(double[] x)
{
    using var output = Console.OpenStandardOutput();
    output.Write([9, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0]);
    return 0;
}
