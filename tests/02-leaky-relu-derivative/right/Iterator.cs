namespace Katas.LeakyReluDerivative;

public static class LeakyRelu
{
    public static double Value(double z, double alpha = 0.01) => Math.Max(alpha * z, z);

    public static double Derivative(double z, double alpha = 0.01) => Slopes([z], alpha).Single();

    public static double[] Derivative(double[] z, double alpha = 0.01) => Slopes(z, alpha).ToArray();

    private static IEnumerable<double> Slopes(IEnumerable<double> z, double alpha)
    {
        foreach (var value in z)
        {
            yield return alpha + ((1 - alpha) * Convert.ToDouble(value > 0));
        }
    }
}
