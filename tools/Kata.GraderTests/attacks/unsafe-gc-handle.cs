// tries: take an array's address and write beside it
// stopped by: allow-list
// then by: verdict

public double PreActivation(double[] x)
{
    var handle = System.Runtime.InteropServices.GCHandle.Alloc(x, System.Runtime.InteropServices.GCHandleType.Pinned);
    System.Runtime.InteropServices.Marshal.WriteInt64(handle.AddrOfPinnedObject(), 1 << 20, 1);
    return 0;
}
