// tries: fail when an object is collected
// stopped by: allow-list
// then by: verdict

public double PreActivation(double[] x)
{
    new Fragile();
    GC.Collect();
    return 0;
}

// beside:
public sealed class Fragile
{
    ~Fragile() => throw new InvalidOperationException("late");
}
