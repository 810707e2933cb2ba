using System.Diagnostics;
using System.Numerics;
using Katas.Toolbox;
using Product = Katas.MakeItFast.MatrixProduct;

namespace Kata.Figures;

/// <summary>Measures each implementation of the matrix product, compared with the plain one and this machine's peak.</summary>
public static class MakeItFastBenchmark
{
    private static readonly (string Title, int M, int K, int N)[] _shapes =
    [
        ("64 × 64 times 64 × 64: everything stays in a fast cache", 64, 64, 64),
        ("128 × 784 times 784 × 128: a batch of digits into a hidden layer", 128, 784, 128),
        ("512 × 512 times 512 × 512: a column of B no longer fits in a fast cache", 512, 512, 512),
    ];

    private static readonly string[] _columns = ["", "GFLOP/s", "speed-up over plain", "of the peak"];

    public static void Measure(Page page)
    {
        ArgumentNullException.ThrowIfNull(page);
        var isLittle = page.Effort == Effort.Little;
        var (rounds, span) = isLittle ? (1, TimeSpan.Zero) : (9, TimeSpan.FromMilliseconds(20));
        var shapes = isLittle ? [("3 × 4 times 4 × 5", 3, 4, 5)] : _shapes;
        if (!isLittle)
        {
            WarmUp(Ways(8, 8, 8));
        }

        var (processor, start) = (Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp());
        foreach (var (i, (title, m, k, n)) in shapes.Index())
        {
            var ways = Ways(m, k, n);
            var (speeds, peak) = Speeds(ways, rounds, span, share => page.Progress(title, (i + share) / shapes.Length));
            page.Add(new Table(
                title,
                _columns,
                [
                    .. ways.Zip(speeds, (way, speed) => Row(way.Name, speed, speeds[0], peak)),
                    Row("peak: multiply-adds in registers", peak, speeds[0], peak),
                ])
            {
                Caption = i < shapes.Length - 1 ? ""
                    : $"One thread; a vector holds {Vector<double>.Count} doubles. The implementations take turns for {rounds} "
                        + "rounds, and the fastest run of each counts: other work can only slow a run down."
                        + BusyMachine.Note((Environment.CpuUsage.TotalTime - processor) / Stopwatch.GetElapsedTime(start)),
            });
        }
    }

    private static Way[] Ways(int m, int k, int n)
    {
        var random = new Random(1);
        var (a, b) = (Drawn(random, m, k), Drawn(random, k, n));
        var (rowsA, rowsB) = (a.Values.ToArray(), b.Values.ToArray());
        var flops = 2.0 * m * k * n;
        return
        [
            new("Plain", flops, () => Product.Plain(rowsA, rowsB, m, k, n)),
            new("CacheFriendly", flops, () => Product.CacheFriendly(rowsA, rowsB, m, k, n)),
            new("Simd", flops, () => Product.Simd(rowsA, rowsB, m, k, n)),
            new("the toolbox's Matrix", flops, () => a.Times(b)),
        ];
    }

    /// <summary>
    /// A method called 30 times is recompiled with optimisations, on another thread, a tenth of a second later.
    /// </summary>
    private static void WarmUp(Way[] ways)
    {
        for (var pass = 0; pass < 3; pass++)
        {
            foreach (var way in ways)
            {
                for (var call = 0; call < 40; call++)
                {
                    way.Run();
                }
            }

            Thread.Sleep(200);
        }
    }

    /// <summary>The floating-point operations per second of each implementation's fastest run, and of the peak's.</summary>
    private static (double[] Speeds, double Peak) Speeds(Way[] ways, int rounds, TimeSpan span, Action<double> progress)
    {
        var (fastest, peak) = (Array.ConvertAll(ways, _ => double.PositiveInfinity), double.PositiveInfinity);
        for (var round = 0; round < rounds; round++)
        {
            progress((double)round / rounds);
            for (var i = 0; i < ways.Length; i++)
            {
                var (own, beside) = FastestRuns(ways[i], span);
                (fastest[i], peak) = (Math.Min(fastest[i], own), Math.Min(peak, beside));
            }
        }

        progress(1);
        return ([.. ways.Zip(fastest, (way, seconds) => way.Flops / seconds)], Peak.Flops / peak);
    }

    /// <summary>
    /// The seconds of the fastest run, of as many as fit into a time span, at least one; and of the peak's, one after each: where
    /// a run finds the machine idle, so does the peak.
    /// </summary>
    private static (double Own, double Peak) FastestRuns(Way way, TimeSpan span)
    {
        var (begin, own, peak) = (Stopwatch.GetTimestamp(), double.PositiveInfinity, double.PositiveInfinity);
        do
        {
            (own, peak) = (Math.Min(own, Seconds(way.Run)), Math.Min(peak, Seconds(Peak.Run)));
        }
        while (Stopwatch.GetElapsedTime(begin) < span);
        return (own, peak);
    }

    private static double Seconds(Action run)
    {
        var start = Stopwatch.GetTimestamp();
        run();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static string[] Row(string name, double speed, double plain, double peak) =>
        [
            name,
            FormattableString.Invariant($"{speed / 1e9:F1}"),
            FormattableString.Invariant($"{speed / plain:F1}"),
            FormattableString.Invariant($"{100 * speed / peak:F0} %"),
        ];

    private static Matrix Drawn(Random random, int rows, int columns) => new Matrix(rows, columns).Map(_ => random.NextDouble());

    private sealed record Way(string Name, double Flops, Action Run);
}
