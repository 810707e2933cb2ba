// tries: survive the death of the parent
// stopped by: allow-list
// then by: sandbox

[System.Runtime.InteropServices.DllImport("libc", SetLastError = true)]
private static extern int prctl(int option, nint a, nint b, nint c, nint d);

public double PreActivation(double[] x)
{
    prctl(1, 0, 0, 0, 0);
    return 0;
}
