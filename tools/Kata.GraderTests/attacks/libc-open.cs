// tries: read a file by the C library
// stopped by: allow-list
// then by: sandbox

[System.Runtime.InteropServices.DllImport("libc", SetLastError = true)]
private static extern int open(string path, int flags);

public double PreActivation(double[] x)
{
    return open("/etc/passwd", 0);
    return 0;
}
