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

        foreach (var (i, (title, m, k, n)) in shapes.Index())
        {
            var ways = Ways(m, k, n);
            var speeds = Speeds(ways, rounds, span, share => page.Progress(title, (i + share) / shapes.Length));
            page.Add(new Table(
                title, _columns, [.. ways.Zip(speeds, (way, speed) => Row(way.Name, speed, plain: speeds[0], peak: speeds[^1]))])
            {
                Caption = i < shapes.Length - 1 ? ""
                    : $"One thread; a vector holds {Vector<double>.Count} doubles. The implementations take turns for {rounds} "
                        + "rounds, and the fastest run of each counts: other work can only slow a run down.",
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
            new("peak: multiply-adds in registers", Peak.Flops, Peak.Run),
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

    /// <summary>The floating-point operations per second of each implementation's fastest run.</summary>
    private static double[] Speeds(Way[] ways, int rounds, TimeSpan span, Action<double> progress)
    {
        var fastest = Array.ConvertAll(ways, _ => double.PositiveInfinity);
        for (var round = 0; round < rounds; round++)
        {
            progress((double)round / rounds);
            for (var i = 0; i < ways.Length; i++)
            {
                fastest[i] = Math.Min(fastest[i], FastestRun(ways[i], span));
            }
        }

        progress(1);
        return [.. ways.Zip(fastest, (way, seconds) => way.Flops / seconds)];
    }

    /// <summary>The seconds of the fastest run, of as many runs as fit into a time span, at least one.</summary>
    private static double FastestRun(Way way, TimeSpan span)
    {
        var (begin, fastest) = (Stopwatch.GetTimestamp(), double.PositiveInfinity);
        do
        {
            var start = Stopwatch.GetTimestamp();
            way.Run();
            fastest = Math.Min(fastest, Stopwatch.GetElapsedTime(start).TotalSeconds);
        }
        while (Stopwatch.GetElapsedTime(begin) < span);
        return fastest;
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
