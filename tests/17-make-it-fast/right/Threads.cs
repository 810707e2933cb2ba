using System.Numerics;

namespace Katas.MakeItFast;

public static class MatrixProduct
{
    public static double[] Plain(double[] a, double[] b, int m, int k, int n) => Checked(a, b, m, k, n, (c, i) =>
    {
        for (var j = 0; j < n; j++)
        {
            var (even, odd) = (0.0, 0.0);
            for (var p = 0; p < k; p++)
            {
                if (p % 2 == 0)
                {
                    even += a[(i * k) + p] * b[(p * n) + j];
                }
                else
                {
                    odd += a[(i * k) + p] * b[(p * n) + j];
                }
            }

            c[(i * n) + j] = even + odd;
        }
    });

    public static double[] CacheFriendly(double[] a, double[] b, int m, int k, int n) => Checked(a, b, m, k, n, (c, i) =>
    {
        for (var p = 0; p < k; p++)
        {
            for (var j = 0; j < n; j++)
            {
                c[(i * n) + j] += a[(i * k) + p] * b[(p * n) + j];
            }
        }
    });

    public static double[] Simd(double[] a, double[] b, int m, int k, int n) => Checked(a, b, m, k, n, (c, i) =>
    {
        for (var p = 0; p < k; p++)
        {
            AddTimes(c.AsSpan(i * n, n), a[(i * k) + p], b.AsSpan(p * n, n));
        }
    });

    private static void AddTimes(Span<double> sums, double factor, ReadOnlySpan<double> row)
    {
        while (row.Length >= Vector<double>.Count)
        {
            Vector.MultiplyAddEstimate(Vector.Create(factor), new Vector<double>(row), new Vector<double>(sums)).CopyTo(sums);
            sums = sums[Vector<double>.Count..];
            row = row[Vector<double>.Count..];
        }

        for (var j = 0; j < row.Length; j++)
        {
            sums[j] += factor * row[j];
        }
    }

    private static double[] Checked(double[] a, double[] b, int m, int k, int n, Action<double[], int> row)
    {
        if (m < 0 || k < 0 || n < 0 || a.Length != m * k || b.Length != k * n)
        {
            throw new ArgumentException("The sizes and the arrays do not fit.");
        }

        var c = new double[m * n];
        Parallel.For(0, m, i => row(c, i));
        return c;
    }
}
