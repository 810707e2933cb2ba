// tries: have the compiler try every overload of lambdas in lambdas
// stopped by: compile
// then by: compile
// compiler: dangerous

private static int F(Func<int, int> f) => f(1);

private static double F(Func<double, double> f) => f(1);

private static string F(Func<string, string> f) => f("");

private static long F(Func<long, long> f) => f(1);

private static decimal F(Func<decimal, decimal> f) => f(1);

public double PreActivation(double[] x)
{
    return F(a => F(b => F(c => F(d => F(e => F(f => F(g => F(h => F(i => F(j => F(k => F(l => a + b + c + d + e + f + g + h + i + j + k + l))))))))))));
}
