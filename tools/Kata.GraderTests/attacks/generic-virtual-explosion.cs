// tries: make the runtime build generic virtual methods without end
// stopped by: sandbox
// then by: sandbox

public double PreActivation(double[] x)
{
    return new Grow().Deeper<int>(0);
}

// beside:
internal class Grow
{
    public virtual double Deeper<T>(int depth) => 1 + Deeper<Dictionary<T, List<T>>>(depth + 1);
}
