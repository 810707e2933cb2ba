// tries: throw an exception in an exception, a hundred thousand deep
// stopped by: verdict
// then by: verdict

public double PreActivation(double[] x)
{
    var inner = new InvalidOperationException("bottom");
    for (var i = 0; i < 100_000; i++)
    {
        inner = new InvalidOperationException("x", inner);
    }

    throw new AggregateException(inner, new AggregateException(inner));
}
