// tries: tell the collector that memory is full, and forbid it to run
// stopped by: allow-list
// then by: verdict

public double PreActivation(double[] x)
{
    GC.AddMemoryPressure(long.MaxValue);
    GC.TryStartNoGCRegion(200_000_000);
    return 0;
}
