namespace Katas.LeakyReluDerivative;

public static class LeakyRelu
{
    public static double Value(double z, double alpha = 0.01) => z < 0 ? alpha * z : z;

    public static double Derivative(double z, double alpha = 0.01) => z switch
    {
        < 0 => alpha,
        _ => 1,
    };

    public static double[] Derivative(double[] z, double alpha = 0.01) => [.. z.Select(value => Derivative(value, alpha))];
}
