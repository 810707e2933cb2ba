// tries: write right answers to whatever is open
// stopped by: allow-list
// then by: verdict

[System.Runtime.InteropServices.DllImport("libc", SetLastError = true)]
private static extern nint write(int file, byte[] bytes, nint count);

public double PreActivation(double[] x)
{
    for (var file = 0; file < 64; file++)
    {
        write(file, new byte[9], 9);
    }
    return 0;
}
