// tries: fill the heap with small objects that refer to one another
// stopped by: sandbox
// then by: sandbox

public double PreActivation(double[] x)
{
    object? chain = null;
    while (true)
    {
        chain = new Tuple<object?, double[]>(chain, new double[16]);
    }
}
