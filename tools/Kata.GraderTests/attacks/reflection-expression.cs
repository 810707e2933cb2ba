// tries: compile an expression tree that calls what no source names
// stopped by: allow-list
// then by: verdict

public double PreActivation(double[] x)
{
    System.Linq.Expressions.Expression<Func<double>> f = () => Environment.TickCount;
    f.Compile()();
    return 0;
}
