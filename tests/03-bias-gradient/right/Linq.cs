namespace Katas.BiasGradient;

public sealed class Neuron(double[] weights, double bias, double alpha = 0.01)
{
    public double Cost(double[][] batch, double[] targets) => 0.5 * Errors(batch, targets).Average(e => e * e);

    public double[] WeightGradient(double[][] batch, double[] targets)
    {
        var deltas = Deltas(batch, targets);
        return [.. weights.Select((_, j) => deltas.Zip(batch, (delta, x) => delta * x[j]).Average())];
    }

    public double BiasGradient(double[][] batch, double[] targets) => Deltas(batch, targets).Average();

    private double[] Errors(double[][] batch, double[] targets)
    {
        if (batch.Length == 0 || batch.Length != targets.Length || batch.Any(x => x.Length != weights.Length))
        {
            throw new ArgumentException(
                $"{batch.Length} rows, {targets.Length} targets, {weights.Length} weights do not pair up.");
        }

        return [.. batch.Zip(targets, (x, y) => (Z(x) > 0 ? Z(x) : alpha * Z(x)) - y)];
    }

    private double[] Deltas(double[][] batch, double[] targets) =>
        [.. Errors(batch, targets).Zip(batch, (e, x) => e * (Z(x) >= 0 ? 1 : alpha))];

    private double Z(double[] x) => weights.Zip(x, (w, xi) => w * xi).Sum() + bias;
}
