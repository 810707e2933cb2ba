// tries: get an expression tree by a query
// stopped by: allow-list
// then by: verdict

public double PreActivation(double[] x)
{
    return x.AsQueryable().Select(v => v + 1).Sum() * 0;
}
