namespace Katas.Activations;

/// <summary>Takes a whole batch forward through an activation function, and a gradient back.</summary>
public static class Batch
{
    /// <summary>a = f(z), element by element.</summary>
    /// <param name="z">m rows of k pre-activations; m and k may be 0; not changed.</param>
    /// <param name="value">f, the activation function: <see cref="Sigmoid.Value"/>, for example.</param>
    /// <returns>New rows, with the shape of z.</returns>
    public static double[][] Forward(double[][] z, Func<double, double> value) =>
        [.. z.Select(row => row.Select(value).ToArray())];

    /// <summary>∂J/∂z = ∂J/∂a · ∂a/∂z, element by element.</summary>
    /// <param name="outputGradient">∂J/∂a: m rows of k partial derivatives; not changed.</param>
    /// <param name="a">The output of <see cref="Forward"/>: m rows of k activations; not changed.</param>
    /// <param name="derivativeFromOutput">
    /// ∂a/∂z as a function of a: <see cref="Sigmoid.DerivativeFromOutput"/>, for example.
    /// </param>
    /// <returns>New rows, with the shape of a.</returns>
    /// <exception cref="ArgumentException">outputGradient and a differ in shape.</exception>
    public static double[][] Backward(double[][] outputGradient, double[][] a, Func<double, double> derivativeFromOutput)
    {
        Guard.SameShape(outputGradient, a);

        return [.. outputGradient.Zip(
            a, (slopes, row) => slopes.Zip(row, (slope, ai) => slope * derivativeFromOutput(ai)).ToArray())];
    }
}
