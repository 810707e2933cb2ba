using System.Diagnostics;
using Katas.MakeItFast;

namespace Kata.Figures;

public static class MakeItFastFigures
{
    private static readonly (string Name, Func<double[], double[], int, int, int, double[]> Product)[] _ways =
        [("plain", MatrixProduct.Plain), ("cache-friendly", MatrixProduct.CacheFriendly), ("SIMD", MatrixProduct.Simd)];

    public static void Draw(Page page)
    {
        int[] sizes = page.Effort == Effort.Little ? [8, 16] : [16, 32, 64, 128, 256, 512];
        var speeds = _ways.Select(way => sizes.Select((n, i) =>
        {
            page.Progress($"{way.Name}, {n} × {n}", (i + 1.0) / sizes.Length);
            return new Point(n, Speed(way.Product, n));
        }).ToArray()).ToArray();

        page.Add(new Chart(
            "Speed of each implementation",
            new Axis("n, for n × n times n × n") { IsLogarithmic = true },
            new Axis("GFLOP/s") { From = 0 },
            [.. _ways.Select((way, i) => new Curve(way.Name, speeds[i]))])
        {
            Caption = "Measured just now on this machine, the best of several runs; higher is faster. All three do the same 2n³ "
                + "additions and multiplications. What differs is the order of memory access.",
        });
    }

    /// <summary>Billions of floating-point operations per second, in the best of several short runs.</summary>
    private static double Speed(Func<double[], double[], int, int, int, double[]> product, int n)
    {
        var moment = TimeSpan.FromSeconds(0.1);
        double[] a = [.. Enumerable.Range(0, n * n).Select(i => i % 7 / 7.0)];
        var (start, best) = (Stopwatch.GetTimestamp(), TimeSpan.MaxValue);
        do
        {
            var before = Stopwatch.GetTimestamp();
            product(a, a, n, n, n);
            var taken = Stopwatch.GetElapsedTime(before);
            best = taken < best ? taken : best;
        }
        while (Stopwatch.GetElapsedTime(start) < moment);

        return 2.0 * n * n * n / best.TotalNanoseconds;
    }
}
