// tries: hold up the thread that runs finalisers
// stopped by: allow-list
// then by: verdict

public double PreActivation(double[] x)
{
    for (var i = 0; i < 1_000; i++)
    {
        new Endless();
    }

    GC.Collect();
    GC.WaitForPendingFinalizers();
    return 0;
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
