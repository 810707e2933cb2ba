using System.Runtime.Intrinsics;
using Katas.Toolbox;

namespace Katas.MakeItFast;

public static class MatrixProduct
{
    public static double[] Plain(double[] a, double[] b, int m, int k, int n)
    {
        var (x, y) = (Of(a, m, k), Of(b, k, n));
        return [.. from i in Enumerable.Range(0, m) from j in Enumerable.Range(0, n) select Dot(x.Row(i), y, j)];
    }

    public static double[] CacheFriendly(double[] a, double[] b, int m, int k, int n) =>
        Of(a, m, k).Times(Of(b, k, n)).Values.ToArray();

    /// <summary>The last vector of a row begins early enough to be whole, and is not stored before it is worked out.</summary>
    public static double[] Simd(double[] a, double[] b, int m, int k, int n)
    {
        var (x, y, z) = (Of(a, m, k), Of(b, k, n), new Matrix(m, n));
        for (var i = 0; i < m; i++)
        {
            for (var j = 0; j < n; j += Vector256<double>.Count)
            {
                if (n < Vector256<double>.Count)
                {
                    for (var s = 0; s < n; s++)
                    {
                        z[i, s] = Dot(x.Row(i), y, s);
                    }

                    break;
                }

                var from = Math.Min(j, n - Vector256<double>.Count);
                var sum = Vector256<double>.Zero;
                for (var p = 0; p < k; p++)
                {
                    sum += Vector256.Create(x[i, p]) * Vector256.Create<double>(y.Row(p)[from..]);
                }

                sum.CopyTo(z.Row(i)[from..]);
            }
        }

        return z.Values.ToArray();
    }

    private static double Dot(ReadOnlySpan<double> row, Matrix y, int column)
    {
        var sum = 0.0;
        for (var p = 0; p < row.Length; p++)
        {
            sum += row[p] * y[p, column];
        }

        return sum;
    }

    private static Matrix Of(double[] values, int rows, int columns)
    {
        if (rows < 0 || columns < 0 || values.Length != rows * columns)
        {
            throw new ArgumentException($"{values.Length} values are no {rows} × {columns} matrix.");
        }

        var matrix = new Matrix(rows, columns);
        values.CopyTo(matrix.Values);
        return matrix;
    }
}
