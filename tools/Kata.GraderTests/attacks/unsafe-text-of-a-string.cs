// tries: change the empty string's neighbour and every literal that is shared
// stopped by: allow-list
// then by: verdict

public double PreActivation(double[] x)
{
    var memory = System.Runtime.InteropServices.MemoryMarshal.AsMemory("x has {0} values".AsMemory());
    memory.Span.Fill('!');
    return 0;
}
