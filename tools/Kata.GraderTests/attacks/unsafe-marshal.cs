// tries: write to an address that is made up
// stopped by: allow-list
// then by: verdict

public double PreActivation(double[] x)
{
    System.Runtime.InteropServices.Marshal.WriteInt64(0x10_0000, 1);
    return 0;
}
