using System.Numerics;

namespace Katas.MakeItFast;

public static class MatrixProduct
{
    public static double[] Plain(double[] a, double[] b, int m, int k, int n)
    {
        Check(a, b, m, k, n);
        var c = new double[m * n];
        for (var at = 0; at < c.Length; at++)
        {
            for (var p = k - 1; p >= 0; p--)
            {
                c[at] += a[(at / n * k) + p] * b[(p * n) + (at % n)];
            }
        }

        return c;
    }

    public static double[] CacheFriendly(double[] a, double[] b, int m, int k, int n)
    {
        Check(a, b, m, k, n);
        return Dots(a, Turned(b, k, n), m, k, n, (x, y) =>
        {
            var sum = 0.0;
            for (var p = 0; p < x.Length; p++)
            {
                sum += x[p] * y[p];
            }

            return sum;
        });
    }

    public static double[] Simd(double[] a, double[] b, int m, int k, int n)
    {
        Check(a, b, m, k, n);
        return Dots(a, Turned(b, k, n), m, k, n, (x, y) =>
        {
            var sums = Vector<double>.Zero;
            var p = 0;
            while (x.Length - p >= Vector<double>.Count)
            {
                sums += new Vector<double>(x[p..]) * new Vector<double>(y[p..]);
                p += Vector<double>.Count;
            }

            var sum = Vector.Sum(sums);
            for (; p < x.Length; p++)
            {
                sum += x[p] * y[p];
            }

            return sum;
        });
    }

    private delegate double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y);

    private static double[] Dots(double[] a, double[] turned, int m, int k, int n, Dot dot)
    {
        var c = new double[m * n];
        for (var i = 0; i < m; i++)
        {
            for (var j = 0; j < n; j++)
            {
                c[(i * n) + j] = dot(a.AsSpan(i * k, k), turned.AsSpan(j * k, k));
            }
        }

        return c;
    }

    private static double[] Turned(double[] b, int k, int n)
    {
        var turned = new double[b.Length];
        for (var p = 0; p < k; p++)
        {
            for (var j = 0; j < n; j++)
            {
                turned[(j * k) + p] = b[(p * n) + j];
            }
        }

        return turned;
    }

    private static void Check(double[] a, double[] b, int m, int k, int n)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(m);
        ArgumentOutOfRangeException.ThrowIfNegative(k);
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        if (a.Length != m * k || b.Length != k * n)
        {
            throw new ArgumentException("sizes");
        }
    }
}
