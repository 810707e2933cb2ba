namespace Katas.LeakyReluDerivative;

public static class LeakyRelu
{
    public static double Value(double z, double alpha = 0.01) => Math.Max(alpha * z, z);

    public static double Derivative(double z, double alpha = 0.01) => Math.Max(z, 0) > 0 ? 1 : alpha;

    public static double[] Derivative(double[] z, double alpha = 0.01)
    {
        if (z.Length == 0)
        {
            return [];
        }

        var slopes = (double[])z.Clone();
        foreach (ref var slope in slopes.AsSpan())
        {
            slope = slope >= 0 ? 1 : alpha;
        }

        return slopes;
    }
}
