// tries: take memory that the heap limit does not count
// stopped by: allow-list
// then by: sandbox

public double PreActivation(double[] x)
{
    while (true)
    {
        var block = System.Runtime.InteropServices.Marshal.AllocHGlobal(100_000_000);
        for (var i = 0; i < 100_000_000; i += 4096)
        {
            System.Runtime.InteropServices.Marshal.WriteByte(block, i, 1);
        }
    }
}
