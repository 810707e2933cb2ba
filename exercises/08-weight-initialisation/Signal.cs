namespace Katas.WeightInitialisation;

/// <summary>How widely the numbers of a batch scatter after each layer.</summary>
public static class Signal
{
    /// <summary>The variance: the mean of (a − ā)² over all m·k numbers at once, where ā is their mean.</summary>
    /// <param name="a">m rows of k numbers; m and k are 1 or more.</param>
    public static double Variance(double[][] a) =>
        // TODO (task 4): what is the mean of all the numbers, and how far is each of them from it, squared, on average?
        throw new NotImplementedException();

    /// <summary>The variance after each ReLU layer, a = max(0, Wx). Given.</summary>
    /// <param name="inputs">m rows, m ≥ 1, each as long as a row of the first W.</param>
    /// <param name="weights">W of each layer: one row per unit.</param>
    /// <exception cref="ArgumentException">
    /// There are no inputs, their rows differ in length, or a row of some W isn't as long as that layer's input.
    /// </exception>
    public static double[] ReluVariances(double[][] inputs, double[][][] weights) =>
        Variances(inputs, weights, z => Math.Max(0, z));

    /// <summary>The variance after each tanh layer, a = tanh Wx. Given.</summary>
    /// <param name="inputs">m rows, m ≥ 1, each as long as a row of the first W.</param>
    /// <param name="weights">W of each layer: one row per unit.</param>
    /// <exception cref="ArgumentException">
    /// There are no inputs, their rows differ in length, or a row of some W isn't as long as that layer's input.
    /// </exception>
    public static double[] TanhVariances(double[][] inputs, double[][][] weights) => Variances(inputs, weights, Math.Tanh);

    /// <summary>The variance of a = f(Wx) after each layer, where x is the previous layer's a; there are no biases.</summary>
    /// <returns>A new array: one variance per layer, not including that of the inputs.</returns>
    private static double[] Variances(double[][] inputs, double[][][] weights, Func<double, double> activation)
    {
        RequireChain(inputs, weights);

        // TODO (task 5): what does a layer do to a row, and what does the next layer get as its input?
        throw new NotImplementedException();
    }

    private static void RequireChain(double[][] inputs, double[][][] weights)
    {
        Guard.NotEmpty(inputs);
        Guard.Columns(inputs, inputs[0].Length);
        var width = inputs[0].Length;
        for (var l = 0; l < weights.Length; l++)
        {
            Guard.Columns(weights[l], width, $"weights[{l}]");
            width = weights[l].Length;
        }
    }
}
