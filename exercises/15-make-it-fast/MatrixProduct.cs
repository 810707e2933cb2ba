using System.Numerics;

namespace Katas.MakeItFast;

/// <summary>
/// The matrix product C = A·B, three ways. A matrix is one array, row after row: of A, which is m × k, aᵢₚ is <c>a[i * k + p]</c>; of B, which
/// is k × n, bₚⱼ is <c>b[p * n + j]</c>; of C, which is m × n, cᵢⱼ is <c>c[i * n + j]</c>.
/// </summary>
public static class MatrixProduct
{
    /// <summary>cᵢⱼ = Σₚ aᵢₚ·bₚⱼ: cell by cell, a row of A times a column of B.</summary>
    /// <param name="a">A, row by row: m·k values.</param>
    /// <param name="b">B, row by row: k·n values.</param>
    /// <param name="m">Rows of A, 0 or more.</param>
    /// <param name="k">Columns of A, and rows of B, 0 or more.</param>
    /// <param name="n">Columns of B, 0 or more.</param>
    /// <returns>C, row by row: a new array of m·n values. An empty sum is 0; 0·∞ is not a number, as always.</returns>
    /// <exception cref="ArgumentException">A size is negative, or an array has not as many values as its sizes say.</exception>
    public static double[] Plain(double[] a, double[] b, int m, int k, int n)
    {
        Require(a, b, m, k, n);

        // TODO (task 1): which row and which column make one cell, and where does each of their values lie in its array?
        throw new NotImplementedException();
    }

    /// <summary>The same product, in an order in which memory is read as it lies: the innermost loop goes along rows only, never down a column.</summary>
    /// <param name="a">A, row by row: m·k values.</param>
    /// <param name="b">B, row by row: k·n values.</param>
    /// <param name="m">Rows of A, 0 or more.</param>
    /// <param name="k">Columns of A, and rows of B, 0 or more.</param>
    /// <param name="n">Columns of B, 0 or more.</param>
    /// <returns>C, row by row: a new array of m·n values. An empty sum is 0; 0·∞ is not a number, as always.</returns>
    /// <exception cref="ArgumentException">A size is negative, or an array has not as many values as its sizes say.</exception>
    public static double[] CacheFriendly(double[] a, double[] b, int m, int k, int n)
    {
        Require(a, b, m, k, n);

        // TODO (task 2): which of i, j and p may be innermost, so that every array is read along its rows?
        throw new NotImplementedException();
    }

    /// <summary>The same product, several columns at a time: as many neighbours as a <see cref="Vector{T}"/> of doubles holds, then the few that are left.</summary>
    /// <param name="a">A, row by row: m·k values.</param>
    /// <param name="b">B, row by row: k·n values.</param>
    /// <param name="m">Rows of A, 0 or more.</param>
    /// <param name="k">Columns of A, and rows of B, 0 or more.</param>
    /// <param name="n">Columns of B, 0 or more.</param>
    /// <returns>C, row by row: a new array of m·n values. An empty sum is 0; 0·∞ is not a number, as always.</returns>
    /// <exception cref="ArgumentException">A size is negative, or an array has not as many values as its sizes say.</exception>
    public static double[] Simd(double[] a, double[] b, int m, int k, int n)
    {
        Require(a, b, m, k, n);

        // TODO (task 3): how many neighbours fit a Vector<double>, and what becomes of the columns that are left over?
        throw new NotImplementedException();
    }

    private static void Require(double[] a, double[] b, int m, int k, int n)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(m);
        ArgumentOutOfRangeException.ThrowIfNegative(k);
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        if (a.Length != m * k)
        {
            throw new ArgumentException($"a has {a.Length} values but is {m} × {k}; a matrix has rows × columns values.", nameof(a));
        }

        if (b.Length != k * n)
        {
            throw new ArgumentException($"b has {b.Length} values but is {k} × {n}; a matrix has rows × columns values.", nameof(b));
        }
    }
}
