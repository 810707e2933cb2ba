// tries: throw what only the runtime throws
// stopped by: verdict
// then by: verdict

public double PreActivation(double[] x)
{
    throw new OutOfMemoryException("768 MiB");
}

public double Forward(double[] x) => throw new StackOverflowException();

public double[] Forward(double[][] batch) => throw new ThreadInterruptedException();
