using Katas.Toolbox;

namespace Kata.Figures;

/// <summary>Points of the plane with their classes, to train on.</summary>
internal sealed record PlaneData(double[][] Inputs, int[] Labels)
{
    /// <summary>All points lie between −Reach and Reach.</summary>
    public const double Reach = 1.5;

    private const int MaxPoints = 500;
    private const int PerClass = 100;

    /// <summary>The set that a request names: <c>painted</c> is its own points, each as x₁, x₂ and class.</summary>
    /// <param name="request">The request.</param>
    /// <param name="classes">How many classes there may be: the spirals have as many arms.</param>
    /// <exception cref="ArgumentException">There is no such set, or a point is out of range.</exception>
    public static PlaneData Of(PlaygroundRequest request, int classes) =>
        request.OneOf("set", "xor", "spirals", "circles", "painted") switch
        {
            "xor" => Xor(),
            "spirals" => Of(Dataset.Spirals(seed: 1, PerClass, classes, noise: 0.1), x => 1.3 * x),
            "circles" => Circles(),
            _ => Painted(request.Rows("points", MaxPoints, columns: 3, -2, Math.Max(2, classes - 1)), classes),
        };

    /// <summary>How a request wants to train.</summary>
    /// <exception cref="ArgumentException">A number is out of range.</exception>
    public static (double Rate, int BatchSize, int Epochs) Learning(PlaygroundRequest request) =>
        (request.Number("rate", 1e-4, 10), request.Whole("batchSize", 1, MaxPoints), request.Whole("epochs", 1, 100));

    /// <summary>Each point as the page draws it: x₁, x₂ and class.</summary>
    public double[][] Points => [.. Inputs.Zip(Labels, (x, label) => (double[])[x[0], x[1], label])];

    /// <summary>The corners of XOR, from −0.8 to 0.8.</summary>
    private static PlaneData Xor() => Of(Dataset.NoisyXor(seed: 1, rows: 2 * PerClass, noise: 0.12), x => 1.6 * (x - 0.5));

    private static PlaneData Of(Dataset data, Func<double, double> place) => new(
        Array.ConvertAll(data.Inputs, x => Array.ConvertAll(x, value => Math.Clamp(place(value), -Reach, Reach))), data.Labels);

    /// <summary>A disc, and a ring around it.</summary>
    private static PlaneData Circles()
    {
        var random = new Random(1);
        double[] Point(double from, double to)
        {
            var (radius, angle) = (from + ((to - from) * random.NextDouble()), 2 * Math.PI * random.NextDouble());
            return [radius * Math.Cos(angle), radius * Math.Sin(angle)];
        }

        return new PlaneData(
            [
                .. Enumerable.Range(0, PerClass).Select(_ => Point(0, 0.6)),
                .. Enumerable.Range(0, PerClass).Select(_ => Point(0.9, 1.3)),
            ],
            [.. Enumerable.Repeat(0, PerClass), .. Enumerable.Repeat(1, PerClass)]);
    }

    private static PlaneData Painted(double[][] points, int classes)
    {
        foreach (var (x1, x2, label) in points.Select(point => (point[0], point[1], point[2])))
        {
            if (Math.Abs(x1) > Reach || Math.Abs(x2) > Reach || label < 0 || label >= classes || label % 1 != 0)
            {
                throw new ArgumentException(FormattableString.Invariant(
                    $"Points must lie between {-Reach} and {Reach}, with a class from 0 to {classes - 1}."));
            }
        }

        return new PlaneData([.. points.Select(point => point[..2])], [.. points.Select(point => (int)point[2])]);
    }
}
