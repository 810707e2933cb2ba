// tries: catch running out of memory, and go on
// stopped by: sandbox
// then by: sandbox

private static readonly List<byte[]> _held = [];

public double PreActivation(double[] x)
{
    while (true)
    {
        try
        {
            _held.Add(GC.AllocateUninitializedArray<byte>(1 << 28));
        }
        catch (OutOfMemoryException)
        {
            _held.RemoveRange(0, _held.Count / 2);
        }
    }
}
