using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Katas.Toolbox;

/// <summary>A matrix as a product reads it. With its steps exchanged it is the transposed one, and nothing is copied.</summary>
/// <param name="Values">All values, in one array.</param>
/// <param name="Rows">How many rows.</param>
/// <param name="Columns">How many columns.</param>
/// <param name="RowStep">How far it is from a value to the one below.</param>
/// <param name="ColumnStep">How far it is from a value to the one beside it.</param>
internal readonly record struct MatrixView(double[] Values, int Rows, int Columns, int RowStep, int ColumnStep)
{
    public MatrixView Transposed => new(Values, Columns, Rows, ColumnStep, RowStep);
}

/// <summary>
/// C ← C + A·B, the way of Goto and van de Geijn (2008). A piece of B that fits the second cache is copied into panels, in the order in
/// which it will be read; a strip of A that fits the first cache likewise; and the two make a tile of C in registers. Every value that is
/// loaded is used as often as the registers allow.
/// </summary>
internal static class MatrixProduct
{
    /// <summary>Rows of a tile: with two vectors a row, 12 sums, enough to keep two multiply-adds of four cycles each going.</summary>
    private const int TileRows = 6;

    /// <summary>Steps along the inner dimension: a strip is 6 × 256 doubles, 12 KiB.</summary>
    private const int MostDepth = 256;

    /// <summary>Doubles in all panels: 256 KiB.</summary>
    private const int MostPacked = 32 * 1024;

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
        var tileColumns = 2 * TLanes.Count;
        var depth = Math.Clamp(a.Columns, 1, MostDepth);
        var breadth = MostPacked / depth / tileColumns * tileColumns;
        var panels = ArrayPool<double>.Shared.Rent(MostPacked);
        var strip = ArrayPool<double>.Shared.Rent(TileRows * MostDepth);
        Span<double> edge = stackalloc double[TileRows * tileColumns];
        for (var left = 0; left < b.Columns; left += breadth)
        {
            var columns = Math.Min(breadth, b.Columns - left);
            for (var top = 0; top < a.Columns; top += depth)
            {
                var steps = Math.Min(depth, a.Columns - top);
                Pack(b, top, steps, left, columns, tileColumns, panels);
                for (var i = 0; i < a.Rows; i += TileRows)
                {
                    var rows = Math.Min(TileRows, a.Rows - i);
                    Pack(a.Transposed, top, steps, i, rows, TileRows, strip);
                    for (var j = 0; j < columns; j += tileColumns)
                    {
                        var tile = c[((i * b.Columns) + left + j)..];
                        if (rows == TileRows && columns - j >= tileColumns)
                        {
                            AddTile<TLanes>(strip, panels.AsSpan(j * steps), steps, tile, b.Columns);
                        }
                        else
                        {
                            edge.Clear();
                            AddTile<TLanes>(strip, panels.AsSpan(j * steps), steps, edge, tileColumns);
                            AddPart(edge, tileColumns, rows, Math.Min(tileColumns, columns - j), tile, b.Columns);
                        }
                    }
                }
            }
        }

        ArrayPool<double>.Shared.Return(strip);
        ArrayPool<double>.Shared.Return(panels);
    }

    /// <summary>Copies columns, so many at a time, step by step in the order of reading. What lacks to the last panel's width is 0.</summary>
    private static void Pack(MatrixView from, int top, int steps, int left, int columns, int width, Span<double> to)
    {
        for (var j = 0; j < columns; j += width)
        {
            var panel = to.Slice(j * steps, steps * width);
            var taken = Math.Min(width, columns - j);
            if (taken < width)
            {
                panel.Clear();
            }

            var corner = (top * from.RowStep) + ((left + j) * from.ColumnStep);
            if (from.ColumnStep == 1)
            {
                for (var k = 0; k < steps; k++)
                {
                    from.Values.AsSpan(corner + (k * from.RowStep), taken).CopyTo(panel[(k * width)..]);
                }
            }
            else
            {
                for (var column = 0; column < taken; column++)
                {
                    for (int k = 0, at = corner + (column * from.ColumnStep), p = column; k < steps; k++, at += from.RowStep, p += width)
                    {
                        panel[p] = from.Values[at];
                    }
                }
            }
        }
    }

    /// <summary>
    /// The innermost loop: in each step, six values of A times two vectors of B are added to twelve sums, which stay in registers. It is
    /// compiled well from the first call on: a program that only trains for a second has no time to wait for that.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddTile<TLanes>(ReadOnlySpan<double> strip, ReadOnlySpan<double> panel, int steps, Span<double> c, int rowStep)
        where TLanes : struct, ILanes<TLanes>
    {
        ref var a = ref Unsafe.AsRef(in strip[..(steps * TileRows)][0]);
        ref var b = ref Unsafe.AsRef(in panel[..(steps * 2 * TLanes.Count)][0]);
        TLanes c00 = default, c01 = default, c10 = default, c11 = default, c20 = default, c21 = default;
        TLanes c30 = default, c31 = default, c40 = default, c41 = default, c50 = default, c51 = default;
        for (var k = 0; k < steps; k++)
        {
            var left = TLanes.Load(ref b);
            var right = TLanes.Load(ref Unsafe.Add(ref b, TLanes.Count));
            var row = TLanes.Of(a);
            (c00, c01) = (c00.Plus(row, left), c01.Plus(row, right));
            row = TLanes.Of(Unsafe.Add(ref a, 1));
            (c10, c11) = (c10.Plus(row, left), c11.Plus(row, right));
            row = TLanes.Of(Unsafe.Add(ref a, 2));
            (c20, c21) = (c20.Plus(row, left), c21.Plus(row, right));
            row = TLanes.Of(Unsafe.Add(ref a, 3));
            (c30, c31) = (c30.Plus(row, left), c31.Plus(row, right));
            row = TLanes.Of(Unsafe.Add(ref a, 4));
            (c40, c41) = (c40.Plus(row, left), c41.Plus(row, right));
            row = TLanes.Of(Unsafe.Add(ref a, 5));
            (c50, c51) = (c50.Plus(row, left), c51.Plus(row, right));
            a = ref Unsafe.Add(ref a, TileRows);
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

    /// <summary>The rows and columns of a tile that C has.</summary>
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

/// <summary>As many as the machine's usual vectors hold: 4, or 2.</summary>
internal readonly struct NativeLanes(Vector<double> lanes) : ILanes<NativeLanes>
{
    private readonly Vector<double> _lanes = lanes;

    public static int Count => Vector<double>.Count;

    public static NativeLanes Load(ref double from) => new(Vector.LoadUnsafe(ref from));

    public static NativeLanes Of(double value) => new(Vector.Create(value));

    public NativeLanes Plus(NativeLanes left, NativeLanes right) => new(Vector.MultiplyAddEstimate(left._lanes, right._lanes, _lanes));

    public void AddTo(ref double to) => (Vector.LoadUnsafe(ref to) + _lanes).StoreUnsafe(ref to);
}

/// <summary>8, of machines with AVX-512.</summary>
internal readonly struct WideLanes(Vector512<double> lanes) : ILanes<WideLanes>
{
    private readonly Vector512<double> _lanes = lanes;

    public static int Count => Vector512<double>.Count;

    public static WideLanes Load(ref double from) => new(Vector512.LoadUnsafe(ref from));

    public static WideLanes Of(double value) => new(Vector512.Create(value));

    public WideLanes Plus(WideLanes left, WideLanes right) => new(Vector512.MultiplyAddEstimate(left._lanes, right._lanes, _lanes));

    public void AddTo(ref double to) => (Vector512.LoadUnsafe(ref to) + _lanes).StoreUnsafe(ref to);
}
