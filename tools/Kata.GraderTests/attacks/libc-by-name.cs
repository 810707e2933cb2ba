// tries: find the C library at run time and call it by an address
// stopped by: allow-list
// then by: sandbox

public double PreActivation(double[] x)
{
    var library = System.Runtime.InteropServices.NativeLibrary.Load("libc.so.6");
    var fork = System.Runtime.InteropServices.NativeLibrary.GetExport(library, "fork");
    System.Runtime.InteropServices.Marshal.GetDelegateForFunctionPointer<Func<int>>(fork)();
    return 0;
}
