namespace Katas.Activations;

/// <summary>All of it from one curve: σ(z) = ½(1 + tanh(z/2)).</summary>
public static class Sigmoid
{
    public static double Value(double z) => 0.5 * (1 + Math.Tanh(z / 2));

    public static double Derivative(double z) => Tanh.Derivative(z / 2) / 4;

    public static double DerivativeFromOutput(double a) => Tanh.DerivativeFromOutput((2 * a) - 1) / 4;
}

public static class Tanh
{
    public static double Value(double z) => Math.Tanh(z);

    public static double Derivative(double z) => 1 / (Math.Cosh(z) * Math.Cosh(z));

    public static double DerivativeFromOutput(double a) => Math.Max(0, 1 - Math.Pow(a, 2));
}

public static class Relu
{
    public static double Value(double z, double alpha = 0) => z * Derivative(z, alpha);

    public static double Derivative(double z, double alpha = 0) => z >= 0 ? 1 : alpha;

    public static double DerivativeFromOutput(double a, double alpha = 0) => a == 0 && alpha == 0 ? 0 : Derivative(a, alpha);
}

public static class Batch
{
    public static double[][] Forward(double[][] z, Func<double, double> value) =>
        Array.ConvertAll(z, row => Array.ConvertAll(row, element => value(element)));

    public static double[][] Backward(double[][] outputGradient, double[][] a, Func<double, double> derivativeFromOutput)
    {
        if (!outputGradient.Select(row => row.Length).SequenceEqual(a.Select(row => row.Length)))
        {
            throw new ArgumentException("The shapes differ.", nameof(outputGradient));
        }

        return [.. Enumerable.Range(0, a.Length).Select(i => Enumerable.Range(0, a[i].Length)
            .Select(j => outputGradient[i][j] * derivativeFromOutput(a[i][j])).ToArray())];
    }
}
