// tries: open a socket by the C library
// stopped by: allow-list
// then by: sandbox

[System.Runtime.InteropServices.DllImport("libc", SetLastError = true)]
private static extern int socket(int family, int type, int protocol);

public double PreActivation(double[] x)
{
    socket(2, 1, 0);
    return 0;
}
