// tries: abort the process
// stopped by: allow-list
// then by: verdict

[System.Runtime.InteropServices.DllImport("libc", SetLastError = true)]
private static extern void abort();

public double PreActivation(double[] x)
{
    abort();
    return 0;
}
