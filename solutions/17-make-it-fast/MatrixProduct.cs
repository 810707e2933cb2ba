using System.Numerics;

namespace Katas.MakeItFast;

/// <summary>
/// The matrix product C = A·B, in three ways. A matrix is one array in row-major order. A is m × k, and aᵢₚ is
/// <c>a[i * k + p]</c>; B is k × n, and bₚⱼ is <c>b[p * n + j]</c>; C is m × n, and cᵢⱼ is <c>c[i * n + j]</c>.
/// </summary>
public static class MatrixProduct
{
    /// <summary>cᵢⱼ = Σₚ aᵢₚ·bₚⱼ: cell by cell, each a row of A times a column of B.</summary>
    /// <param name="a">A, row by row: m·k values.</param>
    /// <param name="b">B, row by row: k·n values.</param>
    /// <param name="m">The number of rows of A, 0 or more.</param>
    /// <param name="k">The number of columns of A, which is that of rows of B: 0 or more.</param>
    /// <param name="n">The number of columns of B, 0 or more.</param>
    /// <returns>C, row by row: a new array of m·n values. An empty sum is 0, and 0·∞ is NaN, as always.</returns>
    /// <exception cref="ArgumentException">A size is negative, or an array's length doesn't match its sizes.</exception>
    public static double[] Plain(double[] a, double[] b, int m, int k, int n)
    {
        Require(a, b, m, k, n);

        var c = new double[m * n];
        for (var i = 0; i < m; i++)
        {
            for (var j = 0; j < n; j++)
            {
                var sum = 0.0;
                for (var p = 0; p < k; p++)
                {
                    sum += a[(i * k) + p] * b[(p * n) + j];
                }

                c[(i * n) + j] = sum;
            }
        }

        return c;
    }

    /// <summary>The same product, reading memory in order: the innermost loop goes along rows, never down a column.</summary>
    /// <param name="a">A, row by row: m·k values.</param>
    /// <param name="b">B, row by row: k·n values.</param>
    /// <param name="m">The number of rows of A, 0 or more.</param>
    /// <param name="k">The number of columns of A, which is that of rows of B: 0 or more.</param>
    /// <param name="n">The number of columns of B, 0 or more.</param>
    /// <returns>C, row by row: a new array of m·n values. An empty sum is 0, and 0·∞ is NaN, as always.</returns>
    /// <exception cref="ArgumentException">A size is negative, or an array's length doesn't match its sizes.</exception>
    public static double[] CacheFriendly(double[] a, double[] b, int m, int k, int n)
    {
        Require(a, b, m, k, n);

        var c = new double[m * n];
        for (var i = 0; i < m; i++)
        {
            for (var p = 0; p < k; p++)
            {
                var factor = a[(i * k) + p];
                for (var j = 0; j < n; j++)
                {
                    c[(i * n) + j] += factor * b[(p * n) + j];
                }
            }
        }

        return c;
    }

    /// <summary>
    /// The same product, several columns at a time: as many neighbours as a <see cref="Vector{T}"/> of doubles holds, then
    /// the remainder one by one.
    /// </summary>
    /// <param name="a">A, row by row: m·k values.</param>
    /// <param name="b">B, row by row: k·n values.</param>
    /// <param name="m">The number of rows of A, 0 or more.</param>
    /// <param name="k">The number of columns of A, which is that of rows of B: 0 or more.</param>
    /// <param name="n">The number of columns of B, 0 or more.</param>
    /// <returns>C, row by row: a new array of m·n values. An empty sum is 0, and 0·∞ is NaN, as always.</returns>
    /// <exception cref="ArgumentException">A size is negative, or an array's length doesn't match its sizes.</exception>
    public static double[] Simd(double[] a, double[] b, int m, int k, int n)
    {
        Require(a, b, m, k, n);

        var c = new double[m * n];
        for (var i = 0; i < m; i++)
        {
            var sums = c.AsSpan(i * n, n);
            for (var p = 0; p < k; p++)
            {
                var factor = a[(i * k) + p];
                var row = b.AsSpan(p * n, n);
                var j = 0;
                for (; j <= n - Vector<double>.Count; j += Vector<double>.Count)
                {
                    var sum = new Vector<double>(sums[j..]) + (factor * new Vector<double>(row[j..]));
                    sum.CopyTo(sums[j..]);
                }

                for (; j < n; j++)
                {
                    sums[j] += factor * row[j];
                }
            }
        }

        return c;
    }

    private static void Require(double[] a, double[] b, int m, int k, int n)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(m);
        ArgumentOutOfRangeException.ThrowIfNegative(k);
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        if (a.Length != m * k)
        {
            throw new ArgumentException(
                $"a has {a.Length} values but is {m} × {k}; a matrix has rows × columns values.", nameof(a));
        }

        if (b.Length != k * n)
        {
            throw new ArgumentException(
                $"b has {b.Length} values but is {k} × {n}; a matrix has rows × columns values.", nameof(b));
        }
    }
}
