// tries: never end when the host asks for the message of an exception
// stopped by: verdict
// then by: verdict

public double PreActivation(double[] x)
{
    throw new Endless();
}

// beside:
public sealed class Endless : Exception
{
    public override string Message
    {
        get
        {
            while (true)
            {
            }
        }
    }
}
