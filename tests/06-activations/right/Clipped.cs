namespace Katas.Activations;

/// <summary>Far from zero the powers are kept small by clipping z first; what is lost is less than a double shows.</summary>
public static class Sigmoid
{
    private const double Most = 500;

    public static double Value(double z) => 1 / (1 + Math.Exp(-Math.Clamp(z, -Most, Most)));

    public static double Derivative(double z)
    {
        var e = Math.Exp(-Math.Min(Math.Abs(z), Most));
        return e / Math.Pow(1 + e, 2);
    }

    public static double DerivativeFromOutput(double a) => -a * (a - 1);
}

public static class Tanh
{
    public static double Value(double z)
    {
        z = Math.Clamp(z, -300, 300);
        return (Math.Exp(z) - Math.Exp(-z)) / (Math.Exp(z) + Math.Exp(-z));
    }

    public static double Derivative(double z)
    {
        var a = Value(z);
        return DerivativeFromOutput(a);
    }

    public static double DerivativeFromOutput(double a) => 1d - a * a;
}

public static class Relu
{
    public static double Value(double z, double alpha = 0) => z switch
    {
        > 0 => z,
        _ => alpha * z,
    };

    public static double Derivative(double z, double alpha = 0) => z switch
    {
        >= 0 => 1,
        _ => alpha,
    };

    public static double DerivativeFromOutput(double a, double alpha = 0) => (a, alpha) switch
    {
        ( > 0, _) => 1,
        (0, > 0) => 1,
        _ => alpha,
    };
}

public static class Batch
{
    public static double[][] Forward(double[][] z, Func<double, double> value)
    {
        List<double[]> rows = [];
        foreach (var row in z)
        {
            List<double> values = [];
            foreach (var element in row)
            {
                values.Add(value(element));
            }

            rows.Add([.. values]);
        }

        return [.. rows];
    }

    public static double[][] Backward(double[][] outputGradient, double[][] a, Func<double, double> derivativeFromOutput)
    {
        if (a.Length != outputGradient.Length || a.Where((row, i) => row.Length != outputGradient[i].Length).Any())
        {
            throw new ArgumentException("Every slope needs its activation.");
        }

        return [.. Rows()];

        IEnumerable<double[]> Rows()
        {
            for (var i = 0; i < a.Length; i++)
            {
                yield return [.. a[i].Select((element, j) => derivativeFromOutput(element) * outputGradient[i][j])];
            }
        }
    }
}
