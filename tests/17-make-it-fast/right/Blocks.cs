using System.Numerics;

namespace Katas.MakeItFast;

public static class MatrixProduct
{
    private const int Block = 32;

    public static double[] Plain(double[] a, double[] b, int m, int k, int n)
    {
        Check(a.Length == m * k && b.Length == k * n && m >= 0 && k >= 0 && n >= 0);
        var c = new double[m * n];
        for (var j = 0; j < n; j++)
        {
            for (var i = 0; i < m; i++)
            {
                for (var p = 0; p < k; p++)
                {
                    c[(i * n) + j] = Math.FusedMultiplyAdd(a[(i * k) + p], b[(p * n) + j], c[(i * n) + j]);
                }
            }
        }

        return c;
    }

    public static double[] CacheFriendly(double[] a, double[] b, int m, int k, int n)
    {
        Check(a.Length == m * k && b.Length == k * n && m >= 0 && k >= 0 && n >= 0);
        var c = new double[m * n];
        for (var jj = 0; jj < n; jj += Block)
        {
            for (var pp = 0; pp < k; pp += Block)
            {
                for (var ii = 0; ii < m; ii += Block)
                {
                    Piece(
                        a,
                        b,
                        c,
                        (ii, Math.Min(ii + Block, m)),
                        (pp, Math.Min(pp + Block, k)),
                        (jj, Math.Min(jj + Block, n)),
                        k,
                        n);
                }
            }
        }

        return c;
    }

    public static double[] Simd(double[] a, double[] b, int m, int k, int n)
    {
        Check(a.Length == m * k && b.Length == k * n && m >= 0 && k >= 0 && n >= 0);

        // Rows of C and B padded to whole vectors: there is no rest.
        var width = Vector<double>.Count;
        var wide = (n + width - 1) / width * width;
        var (padded, sums) = (new double[k * wide], new double[wide]);
        for (var p = 0; p < k; p++)
        {
            Array.Copy(b, p * n, padded, p * wide, n);
        }

        var c = new double[m * n];
        for (var i = 0; i < m; i++)
        {
            Array.Clear(sums);
            for (var p = 0; p < k; p++)
            {
                for (var j = 0; j < wide; j += width)
                {
                    (new Vector<double>(
                        sums,
                        j) + (new Vector<double>(a[(i * k) + p]) * new Vector<double>(padded, (p * wide) + j))).CopyTo(sums, j);
                }
            }

            Array.Copy(sums, 0, c, i * n, n);
        }

        return c;
    }

    private static void Piece(
        double[] a,
        double[] b,
        double[] c,
        (int From, int To) rows,
        (int From, int To) inner,
        (int From, int To) columns,
        int k,
        int n)
    {
        for (var i = rows.From; i < rows.To; i++)
        {
            for (var p = inner.From; p < inner.To; p++)
            {
                for (var j = columns.From; j < columns.To; j++)
                {
                    c[(i * n) + j] += a[(i * k) + p] * b[(p * n) + j];
                }
            }
        }
    }

    private static void Check(bool fits)
    {
        if (!fits)
        {
            throw new ArgumentException("The sizes do not fit the arrays.");
        }
    }
}
