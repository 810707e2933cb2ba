namespace Katas.NeuronForward;

public sealed class Neuron(double[] weights, double bias, double alpha = 0.01)
{
    public double PreActivation(double[] x) => x.Length == weights.Length
        ? weights.Zip(x, (w, xi) => w * xi).Sum() + bias
        : throw new ArgumentException($"x: {x.Length}, weights: {weights.Length}; they must be equal.");

    public double Forward(double[] x) => PreActivation(x) is var z && z >= 0 ? z : alpha * z;

    public double[] Forward(double[][] batch) => [.. batch.Select(Forward)];
}
