// tries: make a span that is longer than its array
// stopped by: allow-list
// then by: verdict

public double PreActivation(double[] x)
{
    var span = System.Runtime.InteropServices.MemoryMarshal.CreateSpan(ref x[0], 1 << 20);
    span.Clear();
    return 0;
}
