using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
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
/// C ← C + A·B, the algorithm of Goto and van de Geijn (2008). A block of B that fits the L2 cache is copied into panels, in the
/// order in which it will be read. A strip of A, a few rows that fit the L1 cache, is multiplied with each panel in turn; each
/// pair makes a tile of C, whose sums stay in registers until complete. Every loaded value is reused as often as the registers
/// allow.
/// </summary>
internal static class MatrixProduct
{
    /// <summary>
    /// Rows of a tile: with two vectors per row, twelve sums, enough to keep two multiply-add units of four cycles latency busy.
    /// </summary>
    private const int TileRows = 6;

    /// <summary>Steps along the inner dimension: a strip is 6 × 256 doubles, 12 KiB.</summary>
    private const int MaxDepth = 256;

    /// <summary>Doubles in all panels: 256 KiB.</summary>
    private const int MaxPacked = 32 * 1024;

    /// <summary>
    /// Rows of A that are copied at once if A is transposed, so that its memory is read along the rows: 16 strips.
    /// </summary>
    private const int MaxRows = 16 * TileRows;

    /// <summary>C ← C + A·B with the widest vectors that this machine has.</summary>
    public static void Add(MatrixView a, MatrixView b, Span<double> c)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Add<WideLanes>(a, b, c);
        }
        else
        {
            Add<NativeLanes>(a, b, c);
        }
    }

    /// <summary>C ← C + A·B.</summary>
    /// <param name="a">A: (m, k).</param>
    /// <param name="b">B: (k, n).</param>
    /// <param name="c">C: (m, n), row by row.</param>
    public static void Add<TLanes>(MatrixView a, MatrixView b, Span<double> c)
        where TLanes : struct, ILanes<TLanes>
    {
        // Blocks of the inner dimension have equal depth: a short last one would cost as much as loading and storing its tiles.
        var depth = EvenShare(a.Columns, MaxDepth);
        var tileColumns = 2 * TLanes.Count;
        var breadth = MaxPacked / Math.Max(1, depth) / tileColumns * tileColumns;
        var panels = ArrayPool<double>.Shared.Rent(MaxPacked);
        var strips = ArrayPool<double>.Shared.Rent(MaxRows * MaxDepth);
        for (var left = 0; left < b.Columns; left += breadth)
        {
            for (var top = 0; top < a.Columns; top += depth)
            {
                var piece = b.Slice(top, Math.Min(depth, a.Columns - top), left, Math.Min(breadth, b.Columns - left));
                Pack(piece, tileColumns, panels);
                for (var upper = 0; upper < a.Rows; upper += MaxRows)
                {
                    var block = a.Slice(upper, Math.Min(MaxRows, a.Rows - upper), top, piece.Rows);
                    if (block.ColumnStep != 1)
                    {
                        Pack(block.Transposed, TileRows, strips);
                    }

                    for (var i = 0; i < block.Rows; i += TileRows)
                    {
                        var strip = block.Slice(i, Math.Min(TileRows, block.Rows - i), 0, block.Columns);
                        if (block.ColumnStep != 1)
                        {
                            strip = new MatrixView(
                                strips, i * strip.Columns, strip.Rows, strip.Columns, RowStep: 1, ColumnStep: TileRows);
                        }

                        AddStrip<TLanes>(strip, panels, piece.Columns, c[(((upper + i) * b.Columns) + left)..], b.Columns);
                    }
                }
            }
        }

        ArrayPool<double>.Shared.Return(strips);
        ArrayPool<double>.Shared.Return(panels);
    }

    /// <summary>The size of equal shares, none larger than <paramref name="max"/>.</summary>
    private static int EvenShare(int all, int max)
    {
        var shares = (all + max - 1) / max;
        return shares == 0 ? 0 : (all + shares - 1) / shares;
    }

    /// <summary>Copies columns into panels, in the order of reading. The last panel is padded with 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Pack(MatrixView from, int width, Span<double> to)
    {
        var whole = from.Columns / width * width;
        if (whole < from.Columns)
        {
            to.Slice(whole * from.Rows, width * from.Rows).Clear();
        }

        if (from.ColumnStep == 1)
        {
            for (var k = 0; k < from.Rows; k++)
            {
                var row = from.Values.AsSpan(from.At(k, 0), from.Columns);
                for (var j = 0; j < whole; j += width)
                {
                    var panel = to.Slice((j * from.Rows) + (k * width), width);
                    for (var column = 0; column < width; column += Vector128<double>.Count)
                    {
                        Vector128.LoadUnsafe(ref row[j + column]).StoreUnsafe(ref panel[column]);
                    }
                }

                if (whole < from.Columns)
                {
                    row[whole..].CopyTo(to[((whole * from.Rows) + (k * width))..]);
                }
            }
        }
        else
        {
            for (var j = 0; j < from.Columns; j++)
            {
                for (int k = 0, at = from.At(
                    0, j), p = (j / width * width * from.Rows) + (j % width); k < from.Rows; k++, at += from.RowStep, p += width)
                {
                    to[p] = from.Values[at];
                }
            }
        }
    }

    /// <summary>Multiplies a strip of A with every panel of B.</summary>
    private static void AddStrip<TLanes>(MatrixView strip, ReadOnlySpan<double> panels, int columns, Span<double> c, int rowStep)
        where TLanes : struct, ILanes<TLanes>
    {
        var tileColumns = 2 * TLanes.Count;
        Span<double> edge = stackalloc double[TileRows * tileColumns];
        for (var j = 0; j < columns; j += tileColumns)
        {
            if (strip.Rows == TileRows && columns - j >= tileColumns)
            {
                AddTile<TLanes>(strip, panels[(j * strip.Columns)..], c[j..], rowStep);
            }
            else
            {
                edge.Clear();
                AddTile<TLanes>(strip, panels[(j * strip.Columns)..], edge, tileColumns);
                AddPart(edge, tileColumns, strip.Rows, Math.Min(tileColumns, columns - j), c[j..], rowStep);
            }
        }
    }

    /// <summary>
    /// The innermost loop: in each step, six values of A times two vectors of B are added to twelve sums, which stay in
    /// registers. Where a strip has fewer rows, the last one is repeated, and its tile goes to the edge buffer. It is fully
    /// optimised from the first call: a program that trains for a second can't wait for tiered compilation.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddTile<TLanes>(MatrixView strip, ReadOnlySpan<double> panel, Span<double> c, int rowStep)
        where TLanes : struct, ILanes<TLanes>
    {
        nint Row(int i) => Math.Min(i, strip.Rows - 1) * strip.RowStep;
        var (row1, row2, row3, row4, row5) = (Row(1), Row(2), Row(3), Row(4), Row(5));
        nint step = strip.ColumnStep;
        ref var a = ref strip.Values[strip.Start];
        ref var b = ref Unsafe.AsRef(in panel[..(strip.Columns * 2 * TLanes.Count)][0]);
        TLanes c00 = default, c01 = default, c10 = default, c11 = default, c20 = default, c21 = default;
        TLanes c30 = default, c31 = default, c40 = default, c41 = default, c50 = default, c51 = default;
        for (var k = 0; k < strip.Columns; k++)
        {
            var left = TLanes.Load(ref b);
            var right = TLanes.Load(ref Unsafe.Add(ref b, TLanes.Count));
            var row = TLanes.Of(a);
            (c00, c01) = (c00.Plus(row, left), c01.Plus(row, right));
            row = TLanes.Of(Unsafe.Add(ref a, row1));
            (c10, c11) = (c10.Plus(row, left), c11.Plus(row, right));
            row = TLanes.Of(Unsafe.Add(ref a, row2));
            (c20, c21) = (c20.Plus(row, left), c21.Plus(row, right));
            row = TLanes.Of(Unsafe.Add(ref a, row3));
            (c30, c31) = (c30.Plus(row, left), c31.Plus(row, right));
            row = TLanes.Of(Unsafe.Add(ref a, row4));
            (c40, c41) = (c40.Plus(row, left), c41.Plus(row, right));
            row = TLanes.Of(Unsafe.Add(ref a, row5));
            (c50, c51) = (c50.Plus(row, left), c51.Plus(row, right));
            a = ref Unsafe.Add(ref a, step);
            b = ref Unsafe.Add(ref b, 2 * TLanes.Count);
        }

        AddRow(c00, c01, c);
        AddRow(c10, c11, c[rowStep..]);
        AddRow(c20, c21, c[(2 * rowStep)..]);
        AddRow(c30, c31, c[(3 * rowStep)..]);
        AddRow(c40, c41, c[(4 * rowStep)..]);
        AddRow(c50, c51, c[(5 * rowStep)..]);
    }

    private static void AddRow<TLanes>(TLanes left, TLanes right, Span<double> c)
        where TLanes : struct, ILanes<TLanes>
    {
        left.AddTo(ref c[..(2 * TLanes.Count)][0]);
        right.AddTo(ref c[TLanes.Count]);
    }

    /// <summary>Adds the part of an edge tile that is within C.</summary>
    private static void AddPart(ReadOnlySpan<double> tile, int tileColumns, int rows, int columns, Span<double> c, int rowStep)
    {
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
            {
                c[(i * rowStep) + j] += tile[(i * tileColumns) + j];
            }
        }
    }
}

/// <summary>Several numbers that are multiplied and added at once.</summary>
internal interface ILanes<TSelf>
    where TSelf : struct, ILanes<TSelf>
{
    /// <summary>How many.</summary>
    static abstract int Count { get; }

    static abstract TSelf Load(ref double from);

    /// <summary>The same number in every lane.</summary>
    static abstract TSelf Of(double value);

    /// <summary>this + left·right, rounded once where the machine can.</summary>
    TSelf Plus(TSelf left, TSelf right);

    void AddTo(ref double to);
}

/// <summary>The machine's usual vector width: 4 or 2.</summary>
internal readonly struct NativeLanes(Vector<double> lanes) : ILanes<NativeLanes>
{
    private readonly Vector<double> _lanes = lanes;

    public static int Count => Vector<double>.Count;

    public static NativeLanes Load(ref double from) => new(Vector.LoadUnsafe(ref from));

    public static NativeLanes Of(double value) => new(Vector.Create(value));

    public NativeLanes Plus(NativeLanes left, NativeLanes right) =>
        new(Vector.MultiplyAddEstimate(left._lanes, right._lanes, _lanes));

    public void AddTo(ref double to) => (Vector.LoadUnsafe(ref to) + _lanes).StoreUnsafe(ref to);
}

/// <summary>Width 8, for machines with AVX-512.</summary>
internal readonly struct WideLanes(Vector512<double> lanes) : ILanes<WideLanes>
{
    private readonly Vector512<double> _lanes = lanes;

    public static int Count => Vector512<double>.Count;

    public static WideLanes Load(ref double from) => new(Vector512.LoadUnsafe(ref from));

    public static WideLanes Of(double value) => new(Vector512.Create(value));

    public WideLanes Plus(WideLanes left, WideLanes right) =>
        new(Vector512.MultiplyAddEstimate(left._lanes, right._lanes, _lanes));

    public void AddTo(ref double to) => (Vector512.LoadUnsafe(ref to) + _lanes).StoreUnsafe(ref to);
}
