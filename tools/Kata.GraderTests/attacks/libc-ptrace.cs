// tries: take over the parent as a debugger does
// stopped by: allow-list
// then by: sandbox

[System.Runtime.InteropServices.DllImport("libc", SetLastError = true)]
private static extern long ptrace(int request, int pid, nint address, nint data);

public double PreActivation(double[] x)
{
    ptrace(16, 1, 0, 0);
    return 0;
}
