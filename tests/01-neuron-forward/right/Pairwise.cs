namespace Katas.NeuronForward;

public sealed class Neuron(double[] weights, double bias, double alpha = 0.01)
{
    public double PreActivation(double[] x) =>
        x.Length == weights.Length
            ? bias + Sum(x, 0, x.Length)
            : throw new ArgumentOutOfRangeException(nameof(x), x.Length, $"must be {weights.Length} long");

    public double Forward(double[] x) => PreActivation(x) switch
    {
        < 0 and var z => alpha * z,
        var z => z,
    };

    public double[] Forward(double[][] batch)
    {
        foreach (var row in batch)
        {
            PreActivation(row);
        }

        return batch.AsParallel().AsOrdered().Select(Forward).ToArray();
    }

    /// <summary>Halves summed on their own: another order than left to right.</summary>
    private double Sum(double[] x, int from, int to) => (to - from) switch
    {
        0 => 0,
        1 => weights[from] * x[from],
        _ => Sum(x, from, (from + to) / 2) + Sum(x, (from + to) / 2, to),
    };
}
