using System.Buffers;
using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Katas.Toolbox;

/// <summary>A view of a matrix or a block of it. Swapping its steps transposes it without copying.</summary>
/// <param name="Values">The array with its values.</param>
/// <param name="Start">The index of the first value.</param>
/// <param name="Rows">How many rows.</param>
/// <param name="Columns">How many columns.</param>
/// <param name="RowStep">The distance from a value to the one below.</param>
/// <param name="ColumnStep">The distance from a value to its right neighbour.</param>
internal readonly record struct MatrixView(double[] Values, int Start, int Rows, int Columns, int RowStep, int ColumnStep)
{
    public MatrixView Transposed => new(Values, Start, Columns, Rows, ColumnStep, RowStep);

    /// <summary>A block of rows and columns.</summary>
    public MatrixView Slice(int row, int rows, int column, int columns) =>
        new(Values, At(row, column), rows, columns, RowStep, ColumnStep);

    public int At(int row, int column) => Start + (row * RowStep) + (column * ColumnStep);
}

/// <summary>
/// C ← C + A·B, the algorithm of Goto and van de Geijn (2008). A block of B that fits the L2 cache is copied into panels, in
/// the order in which it will be read. A strip of A, a few rows that fit the L1 cache, is multiplied with each panel in turn;
/// each pair makes a tile of C, whose sums stay in registers until complete. Every loaded value is reused as often as the
/// registers allow, and A, transposed or not, is read where it is.
/// </summary>
internal static class MatrixProduct
{
    /// <summary>Steps along the inner dimension: a strip is at most 12 × 256 doubles, 24 KiB.</summary>
    private const int MaxDepth = 256;

    /// <summary>Doubles in all panels: 256 KiB.</summary>
    private const int MaxPacked = 32 * 1024;

    /// <summary>C ← C + A·B with the widest vectors that this machine has.</summary>
    public static void Add(MatrixView a, MatrixView b, Span<double> c)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Add<WideTile>(a, b, c);
        }
        else
        {
            Add<NativeTile>(a, b, c);
        }
    }

    /// <summary>C ← C + A·B.</summary>
    /// <param name="a">A: (m, k).</param>
    /// <param name="b">B: (k, n).</param>
    /// <param name="c">C: (m, n), row by row.</param>
    public static void Add<TTile>(MatrixView a, MatrixView b, Span<double> c)
        where TTile : ITile
    {
        // Blocks of the inner dimension have equal depth: a short last one would cost as much as loading and storing its tiles.
        var depth = EvenShare(a.Columns, MaxDepth);
        var breadth = MaxPacked / Math.Max(1, depth) / TTile.Columns * TTile.Columns;
        var panels = ArrayPool<double>.Shared.Rent(MaxPacked);
        for (var left = 0; left < b.Columns; left += breadth)
        {
            for (var top = 0; top < a.Columns; top += depth)
            {
                var piece = b.Slice(top, Math.Min(depth, a.Columns - top), left, Math.Min(breadth, b.Columns - left));
                Pack(piece, TTile.Columns, panels);
                AddStrips<TTile>(a.Slice(0, a.Rows, top, piece.Rows), panels, piece.Columns, c[left..], b.Columns);
            }
        }

        ArrayPool<double>.Shared.Return(panels);
    }

    /// <summary>The size of equal shares, none larger than <paramref name="max"/>.</summary>
    private static int EvenShare(int all, int max)
    {
        var shares = (all + max - 1) / max;
        return shares == 0 ? 0 : (all + shares - 1) / shares;
    }

    /// <summary>
    /// Copies columns, as many as a panel is wide, row after row; then the next ones. The last panel is padded with 0.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Pack(MatrixView from, int width, Span<double> to)
    {
        nint step = from.ColumnStep;
        for (var j = 0; j < from.Columns; j += width)
        {
            var panel = to.Slice(j * from.Rows, width * from.Rows);
            var copied = Math.Min(width, from.Columns - j);
            if (copied < width)
            {
                panel.Clear();
            }

            ref var source = ref from.Values[from.At(0, j)];
            ref var row = ref panel[0];
            _ = from.Values[from.At(from.Rows - 1, j + copied - 1)];
            for (var k = 0; k < from.Rows; k++)
            {
                nint column = 0;
                for (; step == 1 && column <= copied - Vector256<double>.Count; column += Vector256<double>.Count)
                {
                    Vector256.LoadUnsafe(ref source, (nuint)column).StoreUnsafe(ref row, (nuint)column);
                }

                for (; column < copied; column++)
                {
                    Unsafe.Add(ref row, column) = Unsafe.Add(ref source, column * step);
                }

                source = ref Unsafe.Add(ref source, from.RowStep);
                row = ref Unsafe.Add(ref row, width);
            }
        }
    }

    /// <summary>
    /// Multiplies every strip of A with every panel of B. The last strip is as high as the others: it begins within the one
    /// before, and only its new rows count. A matrix that is lower than a strip is padded with 0.
    /// </summary>
    private static void AddStrips<TTile>(MatrixView a, ReadOnlySpan<double> panels, int columns, Span<double> c, int rowStep)
        where TTile : ITile
    {
        if (a.Rows > 0 && a.Rows < TTile.Rows)
        {
            var padded = new double[TTile.Rows * a.Columns];
            Pack(a.Transposed, TTile.Rows, padded);
            var strip = new MatrixView(padded, 0, TTile.Rows, a.Columns, RowStep: 1, ColumnStep: TTile.Rows);
            AddStrip<TTile>(strip, 0, a.Rows, panels, columns, c, rowStep);
            return;
        }

        for (var i = 0; i < a.Rows; i += TTile.Rows)
        {
            var from = Math.Min(i, a.Rows - TTile.Rows);
            AddStrip<TTile>(
                a.Slice(from, TTile.Rows, 0, a.Columns),
                i - from,
                from + TTile.Rows - i,
                panels,
                columns,
                c[(i * rowStep)..],
                rowStep);
        }
    }

    /// <summary>Multiplies a strip of A with every panel of B.</summary>
    /// <param name="strip">As many rows as a tile has.</param>
    /// <param name="first">The first of them that counts.</param>
    /// <param name="rows">How many count.</param>
    /// <param name="panels">The panels.</param>
    /// <param name="columns">How many columns they have together.</param>
    /// <param name="c">C from the first row that counts.</param>
    /// <param name="rowStep">The distance from a value of C to the one below.</param>
    private static void AddStrip<TTile>(
        MatrixView strip, int first, int rows, ReadOnlySpan<double> panels, int columns, Span<double> c, int rowStep)
        where TTile : ITile
    {
        Span<double> edge = stackalloc double[TTile.Rows * TTile.Columns];
        for (var j = 0; j < columns; j += TTile.Columns)
        {
            var panel = panels.Slice(j * strip.Columns, TTile.Columns * strip.Columns);
            var wide = Math.Min(TTile.Columns, columns - j);
            var tile = c.Slice(j, ((rows - 1) * rowStep) + wide);
            if (rows == TTile.Rows && wide == TTile.Columns)
            {
                TTile.Add(strip, panel, tile, rowStep);
                continue;
            }

            edge.Clear();
            TTile.Add(strip, panel, edge, TTile.Columns);
            for (var i = 0; i < rows; i++)
            {
                var sums = tile.Slice(i * rowStep, wide);
                TensorPrimitives.Add(sums, edge.Slice((first + i) * TTile.Columns, wide), sums);
            }
        }
    }
}

/// <summary>
/// A tile of C, as large as the registers allow. Its innermost loop is fully optimised from the first call: a program that trains
/// for a second can't wait for tiered compilation.
/// </summary>
internal interface ITile
{
    static abstract int Rows { get; }

    static abstract int Columns { get; }

    /// <summary>C ← C + A·B.</summary>
    /// <param name="a">A strip, as many rows as the tile has.</param>
    /// <param name="b">A packed panel.</param>
    /// <param name="c">From the tile's first value to its last.</param>
    /// <param name="rowStep">The distance from a value of C to the one below.</param>
    static abstract void Add(MatrixView a, ReadOnlySpan<double> b, Span<double> c, int rowStep);
}

/// <summary>12 × 2 vectors of 8 doubles, for machines with AVX-512: 24 of 32 registers have sums.</summary>
internal readonly struct WideTile : ITile
{
    public static int Rows => 12;

    public static int Columns => 2 * Vector512<double>.Count;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add(MatrixView a, ReadOnlySpan<double> b, Span<double> c, int rowStep)
    {
        Vector512<double> l0 = default, r0 = default, l1 = default, r1 = default, l2 = default, r2 = default;
        Vector512<double> l3 = default, r3 = default, l4 = default, r4 = default, l5 = default, r5 = default;
        Vector512<double> l6 = default, r6 = default, l7 = default, r7 = default, l8 = default, r8 = default;
        Vector512<double> l9 = default, r9 = default, l10 = default, r10 = default, l11 = default, r11 = default;

        // The spans and the array are checked once, here.
        b = b[..(Columns * a.Columns)];
        c = c[..(((Rows - 1) * rowStep) + Columns)];
        _ = a.Values[a.At(Rows - 1, a.Columns - 1)];
        var (rows, step) = ((nint)a.RowStep, (nint)a.ColumnStep);
        ref var a0 = ref a.Values[a.Start];
        ref var b0 = ref MemoryMarshal.GetReference(b);
        ref var c0 = ref MemoryMarshal.GetReference(c);
        ref var a3 = ref Unsafe.Add(ref a0, 3 * rows);
        ref var a6 = ref Unsafe.Add(ref a0, 6 * rows);
        ref var a9 = ref Unsafe.Add(ref a0, 9 * rows);
        for (var k = 0; k < a.Columns; k++)
        {
            var left = Vector512.LoadUnsafe(ref b0);
            var right = Vector512.LoadUnsafe(ref Unsafe.Add(ref b0, Vector512<double>.Count));
            var row = Vector512.Create(a0);
            (l0, r0) = (Sum(row, left, l0), Sum(row, right, r0));
            row = Vector512.Create(Unsafe.Add(ref a0, rows));
            (l1, r1) = (Sum(row, left, l1), Sum(row, right, r1));
            row = Vector512.Create(Unsafe.Add(ref a0, 2 * rows));
            (l2, r2) = (Sum(row, left, l2), Sum(row, right, r2));
            row = Vector512.Create(a3);
            (l3, r3) = (Sum(row, left, l3), Sum(row, right, r3));
            row = Vector512.Create(Unsafe.Add(ref a3, rows));
            (l4, r4) = (Sum(row, left, l4), Sum(row, right, r4));
            row = Vector512.Create(Unsafe.Add(ref a3, 2 * rows));
            (l5, r5) = (Sum(row, left, l5), Sum(row, right, r5));
            row = Vector512.Create(a6);
            (l6, r6) = (Sum(row, left, l6), Sum(row, right, r6));
            row = Vector512.Create(Unsafe.Add(ref a6, rows));
            (l7, r7) = (Sum(row, left, l7), Sum(row, right, r7));
            row = Vector512.Create(Unsafe.Add(ref a6, 2 * rows));
            (l8, r8) = (Sum(row, left, l8), Sum(row, right, r8));
            row = Vector512.Create(a9);
            (l9, r9) = (Sum(row, left, l9), Sum(row, right, r9));
            row = Vector512.Create(Unsafe.Add(ref a9, rows));
            (l10, r10) = (Sum(row, left, l10), Sum(row, right, r10));
            row = Vector512.Create(Unsafe.Add(ref a9, 2 * rows));
            (l11, r11) = (Sum(row, left, l11), Sum(row, right, r11));
            a0 = ref Unsafe.Add(ref a0, step);
            a3 = ref Unsafe.Add(ref a3, step);
            a6 = ref Unsafe.Add(ref a6, step);
            a9 = ref Unsafe.Add(ref a9, step);
            b0 = ref Unsafe.Add(ref b0, Columns);
        }

        AddRow(l0, r0, ref c0);
        AddRow(l1, r1, ref Unsafe.Add(ref c0, rowStep));
        AddRow(l2, r2, ref Unsafe.Add(ref c0, 2 * rowStep));
        AddRow(l3, r3, ref Unsafe.Add(ref c0, 3 * rowStep));
        AddRow(l4, r4, ref Unsafe.Add(ref c0, 4 * rowStep));
        AddRow(l5, r5, ref Unsafe.Add(ref c0, 5 * rowStep));
        AddRow(l6, r6, ref Unsafe.Add(ref c0, 6 * rowStep));
        AddRow(l7, r7, ref Unsafe.Add(ref c0, 7 * rowStep));
        AddRow(l8, r8, ref Unsafe.Add(ref c0, 8 * rowStep));
        AddRow(l9, r9, ref Unsafe.Add(ref c0, 9 * rowStep));
        AddRow(l10, r10, ref Unsafe.Add(ref c0, 10 * rowStep));
        AddRow(l11, r11, ref Unsafe.Add(ref c0, 11 * rowStep));
    }

    private static Vector512<double> Sum(Vector512<double> row, Vector512<double> column, Vector512<double> sum) =>
        Vector512.MultiplyAddEstimate(row, column, sum);

    private static void AddRow(Vector512<double> left, Vector512<double> right, ref double c)
    {
        (Vector512.LoadUnsafe(ref c) + left).StoreUnsafe(ref c);
        c = ref Unsafe.Add(ref c, Vector512<double>.Count);
        (Vector512.LoadUnsafe(ref c) + right).StoreUnsafe(ref c);
    }
}

/// <summary>
/// 4 × 3 of the machine's usual vectors, of 4 or 2 doubles: 12 of 16 registers have sums, enough to keep two multiply-add units
/// of four cycles latency busy.
/// </summary>
internal readonly struct NativeTile : ITile
{
    public static int Rows => 4;

    public static int Columns => 3 * Vector<double>.Count;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add(MatrixView a, ReadOnlySpan<double> b, Span<double> c, int rowStep)
    {
        Vector<double> l0 = default, m0 = default, r0 = default, l1 = default, m1 = default, r1 = default;
        Vector<double> l2 = default, m2 = default, r2 = default, l3 = default, m3 = default, r3 = default;

        // The spans and the array are checked once, here.
        b = b[..(Columns * a.Columns)];
        c = c[..(((Rows - 1) * rowStep) + Columns)];
        _ = a.Values[a.At(Rows - 1, a.Columns - 1)];
        var (rows, step) = ((nint)a.RowStep, (nint)a.ColumnStep);
        ref var a0 = ref a.Values[a.Start];
        ref var b0 = ref MemoryMarshal.GetReference(b);
        ref var c0 = ref MemoryMarshal.GetReference(c);
        for (var k = 0; k < a.Columns; k++)
        {
            var left = Vector.LoadUnsafe(ref b0);
            var middle = Vector.LoadUnsafe(ref Unsafe.Add(ref b0, Vector<double>.Count));
            var right = Vector.LoadUnsafe(ref Unsafe.Add(ref b0, 2 * Vector<double>.Count));
            var row = Vector.Create(a0);
            (l0, m0, r0) = (Sum(row, left, l0), Sum(row, middle, m0), Sum(row, right, r0));
            row = Vector.Create(Unsafe.Add(ref a0, rows));
            (l1, m1, r1) = (Sum(row, left, l1), Sum(row, middle, m1), Sum(row, right, r1));
            row = Vector.Create(Unsafe.Add(ref a0, 2 * rows));
            (l2, m2, r2) = (Sum(row, left, l2), Sum(row, middle, m2), Sum(row, right, r2));
            row = Vector.Create(Unsafe.Add(ref a0, 3 * rows));
            (l3, m3, r3) = (Sum(row, left, l3), Sum(row, middle, m3), Sum(row, right, r3));
            a0 = ref Unsafe.Add(ref a0, step);
            b0 = ref Unsafe.Add(ref b0, Columns);
        }

        AddRow(l0, m0, r0, ref c0);
        AddRow(l1, m1, r1, ref Unsafe.Add(ref c0, rowStep));
        AddRow(l2, m2, r2, ref Unsafe.Add(ref c0, 2 * rowStep));
        AddRow(l3, m3, r3, ref Unsafe.Add(ref c0, 3 * rowStep));
    }

    private static Vector<double> Sum(Vector<double> row, Vector<double> column, Vector<double> sum) =>
        Vector.MultiplyAddEstimate(row, column, sum);

    private static void AddRow(Vector<double> left, Vector<double> middle, Vector<double> right, ref double c)
    {
        (Vector.LoadUnsafe(ref c) + left).StoreUnsafe(ref c);
        c = ref Unsafe.Add(ref c, Vector<double>.Count);
        (Vector.LoadUnsafe(ref c) + middle).StoreUnsafe(ref c);
        c = ref Unsafe.Add(ref c, Vector<double>.Count);
        (Vector.LoadUnsafe(ref c) + right).StoreUnsafe(ref c);
    }
}
