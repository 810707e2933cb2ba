// tries: throw an exception whose type has the name of NUnit's
// stopped by: verdict
// then by: verdict

public double PreActivation(double[] x)
{
    throw new SuccessException("all is well");
}

// beside:
public class ResultStateException(string message) : Exception(message);

public sealed class SuccessException(string message) : ResultStateException(message);
