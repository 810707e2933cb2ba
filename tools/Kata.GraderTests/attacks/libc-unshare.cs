// tries: become root in a namespace of its own
// stopped by: allow-list
// then by: sandbox

[System.Runtime.InteropServices.DllImport("libc", SetLastError = true)]
private static extern int unshare(int flags);

public double PreActivation(double[] x)
{
    unshare(0x10000000 | 0x00020000);
    return 0;
}
