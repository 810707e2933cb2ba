namespace Katas.BatchNormalisation;

public static class Statistics
{
    public static double[] Means(double[][] batch) => [.. Columns(batch).Select(column => column.Average())];

    public static double[] Variances(double[][] batch) =>
        [.. Columns(batch).Select(column => (column, Mean: column.Average()))
            .Select(of => of.column.Average(x => Math.Pow(x - of.Mean, 2)))];

    public static double[][] Normalise(double[][] batch, double[] means, double[] variances, double epsilon)
    {
        if (means.Length != variances.Length || batch.Any(row => row.Length != means.Length))
        {
            throw new ArgumentException("The lengths differ.");
        }

        var scales = variances.Select(variance => Math.Pow(variance + epsilon, -0.5)).ToArray();
        return [.. batch.Select(row => row.Zip(means, (x, mean) => x - mean).Zip(scales, (x, scale) => x * scale).ToArray())];
    }

    public static IEnumerable<double[]> Columns(double[][] batch) =>
        batch.Length == 0 || batch.Any(row => row.Length != batch[0].Length)
            ? throw new ArgumentException("These rows have no columns.")
            : Enumerable.Range(0, batch[0].Length).Select(j => batch.Select(row => row[j]).ToArray());
}

public sealed class BatchNorm(double[] gamma, double[] beta, double momentum = 0.1, double epsilon = 1e-5) : ILayer
{
    private sealed record Cache(double[][] Normalised, double[] Variances, bool IsTraining);

    private Cache? _cache;

    public double[][] Parameters { get; } = [[.. gamma], [.. beta]];

    public double[][] Gradients { get; private set; } = [new double[gamma.Length], new double[beta.Length]];

    public double[] RunningMeans { get; private set; } = [.. gamma.Select(_ => 0.0)];

    public double[] RunningVariances { get; private set; } = [.. gamma.Select(_ => 1.0)];

    public double[][] Forward(double[][] batch, bool isTraining)
    {
        if ((isTraining && batch.Length == 1) || batch.Any(row => row.Length != gamma.Length))
        {
            throw new ArgumentException("This batch can't be normalised.");
        }

        var unbiased = batch.Length / (batch.Length - 1.0);
        var variances = isTraining ? Statistics.Variances(batch) : RunningVariances;
        var normalised = Statistics.Normalise(batch, isTraining ? Statistics.Means(batch) : RunningMeans, variances, epsilon);
        if (isTraining)
        {
            RunningMeans = [.. RunningMeans.Zip(Statistics.Means(batch), (old, now) => old + (momentum * (now - old)))];
            RunningVariances = [.. RunningVariances.Zip(variances, (old, now) => old + (momentum * ((unbiased * now) - old)))];
        }

        _cache = new Cache(normalised, variances, isTraining);
        return
        [
            .. normalised.Select(row => row.Zip(Parameters[0], (x, g) => x * g).Zip(Parameters[1], (x, b) => x + b).ToArray()),
        ];
    }

    public double[][] Backward(double[][] gradient)
    {
        var (normalised, variances, isTraining) = _cache!;
        var products = gradient.Zip(normalised, (g, x) => g.Zip(x, (gi, xi) => gi * xi).ToArray()).ToArray();
        Gradients = [
            [.. Statistics.Columns(products).Select(column => column.Sum())],
            [.. Statistics.Columns(gradient).Select(column => column.Sum())],
        ];
        var (meanProduct, mean) = (Statistics.Means(products), Statistics.Means(gradient));
        return
        [
            .. gradient.Zip(normalised, (g, x) => g
                .Select((gi, j) => isTraining ? gi - mean[j] - (x[j] * meanProduct[j]) : gi)
                .Select((d, j) => d * Parameters[0][j] / Math.Sqrt(variances[j] + epsilon))
                .ToArray()),
        ];
    }
}
