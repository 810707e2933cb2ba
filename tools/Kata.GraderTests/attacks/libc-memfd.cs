// tries: run a program that was never a file
// stopped by: allow-list
// then by: sandbox

[System.Runtime.InteropServices.DllImport("libc", SetLastError = true)]
private static extern int memfd_create(string name, int flags);

public double PreActivation(double[] x)
{
    memfd_create("program", 1);
    return 0;
}
