// tries: make memory that can be written and run
// stopped by: allow-list
// then by: verdict

[System.Runtime.InteropServices.DllImport("libc", SetLastError = true)]
private static extern nint mmap(nint address, nint length, int protection, int flags, int file, nint offset);

public double PreActivation(double[] x)
{
    var code = mmap(0, 4096, 7, 0x22, -1, 0);
    System.Runtime.InteropServices.Marshal.Copy([0xc3], 0, code, 1);
    System.Runtime.InteropServices.Marshal.GetDelegateForFunctionPointer<Action>(code)();
    return 0;
}
