// tries: take arguments that nobody counted
// stopped by: allow-list
// then by: verdict

private static double Sum(__arglist)
{
    var arguments = new ArgIterator(__arglist);
    return arguments.GetRemainingCount();
}

public double PreActivation(double[] x)
{
    return Sum(__arglist(1.0, 2.0));
}
