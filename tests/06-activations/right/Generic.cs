using System.Numerics;

namespace Katas.Activations;

public static class Sigmoid
{
    public static double Value(double z) => Curves.Logistic(z);

    public static double Derivative(double z) => Math.Exp(-Math.Abs(z)) * Math.Pow(Curves.Logistic(Math.Abs(z)), 2);

    public static double DerivativeFromOutput(double a) => Math.Min(a, 1 - a) * Math.Max(a, 1 - a);
}

public static class Tanh
{
    public static double Value(double z) => z < 0 ? -Positive(-z) : Positive(z);

    public static double Derivative(double z)
    {
        var e = Math.Exp(-2 * Math.Abs(z));
        return 4 * e / ((1 + e) * (1 + e));
    }

    public static double DerivativeFromOutput(double a) => Math.FusedMultiplyAdd(-a, a, 1);

    private static double Positive(double z) => (2 / (1 + Math.Exp(-2 * z))) - 1;
}

public static class Relu
{
    public static double Value(double z, double alpha = 0) => Curves.Leaky(z, alpha);

    public static double Derivative(double z, double alpha = 0) => double.IsPositive(z) && z != 0 ? 1 : alpha;

    public static double DerivativeFromOutput(double a, double alpha = 0)
    {
        if (alpha == 0)
        {
            return a == 0 ? 0 : 1;
        }

        return a < 0 ? alpha : 1;
    }
}

public static class Batch
{
    public static double[][] Forward(double[][] z, Func<double, double> value)
    {
        var flat = z.SelectMany(row => row).Select(value).ToArray();
        var start = 0;
        return [.. z.Select(row => flat[start..(start += row.Length)])];
    }

    public static double[][] Backward(double[][] outputGradient, double[][] a, Func<double, double> derivativeFromOutput)
    {
        for (var i = 0; i < Math.Max(outputGradient.Length, a.Length); i++)
        {
            if (i >= outputGradient.Length || i >= a.Length || outputGradient[i].Length != a[i].Length)
            {
                throw new ArgumentException($"Row {i} does not pair up.");
            }
        }

        return [
            .. a.Zip(outputGradient)
                .Select(pair => Curves.Products<double>([.. pair.First.Select(derivativeFromOutput)], pair.Second)),
        ];
    }
}

internal static class Curves
{
    public static T Logistic<T>(T z)
        where T : IExponentialFunctions<T> => T.One / (T.One + T.Exp(-z));

    public static T Leaky<T>(T z, T alpha)
        where T : INumber<T> => z > T.Zero ? z : alpha * z;

    public static T[] Products<T>(T[] a, T[] b)
        where T : INumber<T>
    {
        var products = new T[a.Length];
        for (var i = 0; i < a.Length; i++)
        {
            products[i] = a[i] * b[i];
        }

        return products;
    }
}
