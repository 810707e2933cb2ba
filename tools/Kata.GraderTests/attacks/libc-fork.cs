// tries: fork without end
// stopped by: allow-list
// then by: sandbox

[System.Runtime.InteropServices.DllImport("libc", SetLastError = true)]
private static extern int fork();

public double PreActivation(double[] x)
{
    while (true)
    {
        fork();
    }
    return 0;
}
