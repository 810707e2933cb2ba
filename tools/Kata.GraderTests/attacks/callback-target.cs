// tries: walk from the tests' function to the tests
// stopped by: allow-list
// then by: verdict
// over: 11-gradient-check GradientChecker

public static double[] Numeric(Func<double[], double> cost, double[] parameters, double step = 1e-5)
{
    Guard.FiniteAndPositive(step);

    return [cost.Target!.GetType().Assembly.GetTypes().Length];
}
