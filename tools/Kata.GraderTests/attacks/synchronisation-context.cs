// tries: have what is awaited come back on a thread of one's own
// stopped by: allow-list
// then by: verdict

public double PreActivation(double[] x)
{
    SynchronizationContext.SetSynchronizationContext(new SynchronizationContext());
    return 0;
}
