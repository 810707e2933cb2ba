using System.Numerics;
using System.Runtime.InteropServices;

namespace Katas.MakeItFast;

public static class MatrixProduct
{
    public static double[] Plain(double[] a, double[] b, int m, int k, int n)
    {
        Check(a, b, m, k, n);
        var c = new double[m * n];
        var at = 0;
        for (var row = 0; row < m * k; row += k)
        {
            for (var j = 0; j < n; j++, at++)
            {
                for (int p = row, q = j; p < row + k; p++, q += n)
                {
                    c[at] += a[p] * b[q];
                }
            }

            if (k == 0)
            {
                break;
            }
        }

        return c;
    }

    public static double[] CacheFriendly(double[] a, double[] b, int m, int k, int n)
    {
        Check(a, b, m, k, n);
        var c = new double[m * n];
        for (var p = 0; p < k; p++)
        {
            ReadOnlySpan<double> row = b.AsSpan(p * n, n);
            for (var i = 0; i < m; i++)
            {
                var sums = c.AsSpan(i * n, n);
                for (var j = 0; j < sums.Length; j++)
                {
                    sums[j] += a[(i * k) + p] * row[j];
                }
            }
        }

        return c;
    }

    /// <summary>Two rows at a time, their sums kept in registers while p runs.</summary>
    public static double[] Simd(double[] a, double[] b, int m, int k, int n)
    {
        Check(a, b, m, k, n);
        var c = new double[m * n];
        var whole = n / Vector<double>.Count;
        for (var i = 0; i < m; i += 2)
        {
            var next = Math.Min(i + 1, m - 1);
            for (var v = 0; v < whole; v++)
            {
                var (upper, lower) = (Vector<double>.Zero, Vector<double>.Zero);
                for (var p = 0; p < k; p++)
                {
                    var row = MemoryMarshal.Cast<double, Vector<double>>(b.AsSpan(p * n, n));
                    upper += a[(i * k) + p] * row[v];
                    lower += a[(next * k) + p] * row[v];
                }

                upper.CopyTo(c, (i * n) + (v * Vector<double>.Count));
                lower.CopyTo(c, (next * n) + (v * Vector<double>.Count));
            }

            for (var j = whole * Vector<double>.Count; j < n; j++)
            {
                for (var p = 0; p < k; p++)
                {
                    c[(i * n) + j] += a[(i * k) + p] * b[(p * n) + j];
                    if (next != i)
                    {
                        c[(next * n) + j] += a[(next * k) + p] * b[(p * n) + j];
                    }
                }
            }
        }

        return c;
    }

    private static void Check(double[] a, double[] b, int m, int k, int n)
    {
        if (Math.Min(m, Math.Min(k, n)) < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(m), "A size is negative.");
        }

        if (a.Length != m * k)
        {
            throw new ArgumentException("a does not fit.", nameof(a));
        }

        if (b.Length != k * n)
        {
            throw new ArgumentException("b does not fit.", nameof(b));
        }
    }
}
