namespace Katas.MakeItFast;

public static class MatrixProduct
{
    public static double[] Plain(double[] a, double[] b, int m, int k, int n)
    {
        Check(a, b, m, k, n);
        return [
            .. from i in Enumerable.Range(0, m)
                from j in Enumerable.Range(0, n)
                select Enumerable.Range(0, k).Sum(p => a[(i * k) + p] * b[(p * n) + j]),
        ];
    }

    public static double[] CacheFriendly(double[] a, double[] b, int m, int k, int n)
    {
        Check(a, b, m, k, n);
        double[][] columns =
        [
            .. Enumerable.Range(0, n).Select(j => Enumerable.Range(0, k).Select(p => b[(p * n) + j]).ToArray()),
        ];
        return k == 0
            ? new double[m * n]
            : [.. a.Chunk(k).SelectMany(row => columns.Select(column => row.Zip(column, (x, y) => x * y).Sum()))];
    }

    public static double[] Simd(double[] a, double[] b, int m, int k, int n)
    {
        Check(a, b, m, k, n);
        var c = new double[m * n];
        var width = System.Numerics.Vector<double>.Count;
        foreach (var (i, p) in from i in Enumerable.Range(0, m) from p in Enumerable.Range(0, k) select (i, p))
        {
            foreach (var j in Enumerable.Range(0, n / width).Select(block => block * width))
            {
                (new System.Numerics.Vector<double>(c, (i * n) + j)
                    + (a[(i * k) + p] * new System.Numerics.Vector<double>(b, (p * n) + j))).CopyTo(c, (i * n) + j);
            }

            foreach (var j in Enumerable.Range(n / width * width, n % width))
            {
                c[(i * n) + j] += a[(i * k) + p] * b[(p * n) + j];
            }
        }

        return c;
    }

    private static void Check(double[] a, double[] b, int m, int k, int n)
    {
        if (m < 0 || k < 0 || n < 0 || a.Length != m * k || b.Length != k * n)
        {
            throw new ArgumentException($"{a.Length} and {b.Length} values are no {m} × {k} and {k} × {n}.");
        }
    }
}
