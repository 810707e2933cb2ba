// tries: hold up the thread that runs finalisers, without asking for a collection
// stopped by: allow-list
// then by: verdict

public double PreActivation(double[] x)
{
    return new Endless().GetHashCode() * 0;
}

// beside:
public sealed class Endless
{
    ~Endless()
    {
        while (true)
        {
        }
    }
}
