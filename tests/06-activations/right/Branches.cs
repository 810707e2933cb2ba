namespace Katas.Activations;

public static class Sigmoid
{
    public static double Value(double z)
    {
        if (z >= 0)
        {
            return 1.0 / (1.0 + Math.Exp(-z));
        }

        var e = Math.Exp(z);
        return e / (1.0 + e);
    }

    public static double Derivative(double z)
    {
        var a = Value(z);
        return a * (1.0 - a);
    }

    public static double DerivativeFromOutput(double a) => a - (a * a);
}

public static class Tanh
{
    public static double Value(double z)
    {
        if (double.IsNaN(z))
        {
            return z;
        }

        var e = Math.Exp(-2 * Math.Abs(z));
        return Math.Sign(z) * (1 - e) / (1 + e);
    }

    public static double Derivative(double z)
    {
        var a = Value(z);
        return 1.0 - Math.Pow(a, 2);
    }

    public static double DerivativeFromOutput(double a) => (1 - a) * (1 + a);
}

public static class Relu
{
    public static double Value(double z, double alpha = 0)
    {
        if (z > 0)
        {
            return z;
        }

        return alpha * z;
    }

    public static double Derivative(double z, double alpha = 0)
    {
        if (z < 0)
        {
            return alpha;
        }

        return 1;
    }

    public static double DerivativeFromOutput(double a, double alpha = 0)
    {
        if (a > 0)
        {
            return 1;
        }

        return a < 0 ? alpha : alpha > 0 ? 1 : 0;
    }
}

public static class Batch
{
    public static double[][] Forward(double[][] z, Func<double, double> value)
    {
        var a = new double[z.Length][];
        for (var i = 0; i < z.Length; i++)
        {
            a[i] = new double[z[i].Length];
            for (var j = 0; j < z[i].Length; j++)
            {
                a[i][j] = value(z[i][j]);
            }
        }

        return a;
    }

    public static double[][] Backward(double[][] outputGradient, double[][] a, Func<double, double> derivativeFromOutput)
    {
        if (outputGradient.Length != a.Length)
        {
            throw new ArgumentException($"{outputGradient.Length} rows of slopes for {a.Length} rows");
        }

        var gradient = new double[a.Length][];
        for (var i = 0; i < a.Length; i++)
        {
            if (outputGradient[i].Length != a[i].Length)
            {
                throw new ArgumentException($"row {i}: {outputGradient[i].Length} slopes for {a[i].Length} values");
            }

            gradient[i] = new double[a[i].Length];
            for (var j = 0; j < a[i].Length; j++)
            {
                gradient[i][j] = derivativeFromOutput(a[i][j]) * outputGradient[i][j];
            }
        }

        return gradient;
    }
}
