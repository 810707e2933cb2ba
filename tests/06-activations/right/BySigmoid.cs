namespace Katas.Activations;

/// <summary>All of it from the other curve: tanh z = 2σ(2z) − 1.</summary>
public static class Sigmoid
{
    public static double Value(double z)
    {
        var power = Math.Exp(-Math.Abs(z));
        var right = 1 / (1 + power);
        return z < 0 ? 1 - right : right;
    }

    public static double Derivative(double z) => Value(z) * Value(-z);

    public static double DerivativeFromOutput(double a) => 0.25 - Math.Pow(a - 0.5, 2);
}

public static class Tanh
{
    public static double Value(double z) => Sigmoid.Value(2 * z) - Sigmoid.Value(-2 * z);

    public static double Derivative(double z) => 4 * Sigmoid.Derivative(2 * z);

    public static double DerivativeFromOutput(double a)
    {
        var s = (a + 1) / 2;
        return 4 * s * (1 - s);
    }
}

public static class Relu
{
    public static double Value(double z, double alpha = 0) => Math.Max(z, 0) + (alpha * Math.Min(z, 0));

    public static double Derivative(double z, double alpha = 0) => alpha + ((1 - alpha) * Convert.ToDouble(z > 0));

    public static double DerivativeFromOutput(double a, double alpha = 0) => Derivative(a, alpha);
}

public static class Batch
{
    public static double[][] Forward(double[][] z, Func<double, double> value)
    {
        var copy = z.Select(row => (double[])row.Clone()).ToArray();
        foreach (var row in copy)
        {
            foreach (ref var element in row.AsSpan())
            {
                element = value(element);
            }
        }

        return copy;
    }

    public static double[][] Backward(double[][] outputGradient, double[][] a, Func<double, double> derivativeFromOutput)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(outputGradient.Length, a.Length);
        var slopes = Forward(a, derivativeFromOutput);
        for (var i = 0; i < slopes.Length; i++)
        {
            ArgumentOutOfRangeException.ThrowIfNotEqual(outputGradient[i].Length, a[i].Length);
            for (var j = slopes[i].Length - 1; j >= 0; j--)
            {
                slopes[i][j] *= outputGradient[i][j];
            }
        }

        return slopes;
    }
}
