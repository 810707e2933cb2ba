namespace Katas.LeakyReluDerivative;

public static class LeakyRelu
{
    public static double Value(double z, double alpha = 0.01) => Math.Max(alpha * z, z);

    public static double Derivative(double z, double alpha = 0.01)
    {
        if (z > 0)
        {
            return 1.0;
        }

        return alpha;
    }

    public static double[] Derivative(double[] z, double alpha = 0.01) => Array.ConvertAll(z, value => value > 0 ? 1 : alpha);
}
