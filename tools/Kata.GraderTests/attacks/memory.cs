// tries: fill the heap
// stopped by: sandbox
// then by: sandbox

private static readonly List<byte[]> _held = [];

public double PreActivation(double[] x)
{
    for (; ; )
    {
        var block = new byte[100_000_000];
        Array.Fill(block, (byte)1);
        _held.Add(block);
    }
}
