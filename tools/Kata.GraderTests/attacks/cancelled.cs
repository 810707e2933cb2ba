// tries: throw an exception that the worker may mistake for its own
// stopped by: verdict
// then by: verdict

public double PreActivation(double[] x)
{
    throw new OperationCanceledException("the grader stopped");
}
