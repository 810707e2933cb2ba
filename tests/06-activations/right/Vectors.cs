using System.Numerics;

namespace Katas.Activations;

public static class Sigmoid
{
    public static double Value(double z) => Math.Pow(1 + Math.Pow(Math.E, -z), -1);

    public static double Derivative(double z) => DerivativeFromOutput(Value(Math.Abs(z)));

    public static double DerivativeFromOutput(double a)
    {
        var b = 1 - a;
        return a * b;
    }
}

public static class Tanh
{
    public static double Value(double z)
    {
        // Near 0 the odd series, further out the ratio with the power that cannot overflow.
        if (Math.Abs(z) < 1e-4)
        {
            return z - (z * z * z / 3);
        }

        var e = Math.Exp(-2 * Math.Abs(z));
        return Math.CopySign((1 - e) / (1 + e), z);
    }

    public static double Derivative(double z) => (1 + Value(z)) * (1 - Value(z));

    public static double DerivativeFromOutput(double a) => 1 - Math.Abs(a) * Math.Abs(a);
}

public static class Relu
{
    public static double Value(double z, double alpha = 0) => (((1 + alpha) * z) + ((1 - alpha) * Math.Abs(z))) / 2;

    public static double Derivative(double z, double alpha = 0) => z <= 0 ? alpha : 1;

    public static double DerivativeFromOutput(double a, double alpha = 0) => a <= 0 ? alpha : 1;
}

public static class Batch
{
    public static double[][] Forward(double[][] z, Func<double, double> value) =>
        (from row in z select (from element in row select value(element)).ToArray()).ToArray();

    public static double[][] Backward(double[][] outputGradient, double[][] a, Func<double, double> derivativeFromOutput)
    {
        if (outputGradient.Length != a.Length)
        {
            throw new ArgumentException("rows", nameof(a));
        }

        var result = new double[a.Length][];
        for (var i = 0; i < a.Length; i++)
        {
            if (outputGradient[i].Length != a[i].Length)
            {
                throw new ArgumentException("columns", nameof(a));
            }

            var slopes = Array.ConvertAll(a[i], derivativeFromOutput.Invoke);
            result[i] = new double[slopes.Length];
            var width = Vector<double>.Count;
            var j = 0;
            for (; j <= slopes.Length - width; j += width)
            {
                (new Vector<double>(slopes, j) * new Vector<double>(outputGradient[i], j)).CopyTo(result[i], j);
            }

            for (; j < slopes.Length; j++)
            {
                result[i][j] = slopes[j] * outputGradient[i][j];
            }
        }

        return result;
    }
}
