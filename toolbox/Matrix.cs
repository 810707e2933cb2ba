using System.Numerics;
using System.Numerics.Tensors;

namespace Katas.Toolbox;

/// <summary>A table of numbers, row by row in one array.</summary>
public sealed class Matrix
{
    private readonly double[] _values;
    private readonly int _start;

    /// <summary>A matrix of zeros.</summary>
    /// <param name="rows">Rows, 0 or more.</param>
    /// <param name="columns">Columns, 0 or more.</param>
    public Matrix(int rows, int columns)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfNegative(columns);
        (_values, Rows, Columns) = (new double[checked(rows * columns)], rows, columns);
    }

    private Matrix(double[] values, int start, int rows, int columns) =>
        (_values, _start, Rows, Columns) = (values, start, rows, columns);

    /// <summary>How many rows.</summary>
    public int Rows { get; }

    /// <summary>How many columns.</summary>
    public int Columns { get; }

    /// <summary>All values, row after row: a view, not a copy.</summary>
    public Span<double> Values => _values.AsSpan(_start, Rows * Columns);

    /// <summary>The value in a row and a column, both counted from 0.</summary>
    public double this[int row, int column]
    {
        get => Row(row)[column];
        set => Row(row)[column] = value;
    }

    /// <summary>A copy of rows that are all equally long.</summary>
    /// <exception cref="ArgumentException">A row is not as long as the first.</exception>
    public static Matrix FromRows(double[][] rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var matrix = new Matrix(rows.Length, rows.Length == 0 ? 0 : rows[0].Length);
        for (var i = 0; i < rows.Length; i++)
        {
            if (rows[i].Length != matrix.Columns)
            {
                throw new ArgumentException(
                    $"rows[{i}] has {rows[i].Length} values but rows[0] has {matrix.Columns}; all rows are equally long.",
                    nameof(rows));
            }

            rows[i].CopyTo(matrix.Row(i));
        }

        return matrix;
    }

    /// <summary>Row i: a view, not a copy.</summary>
    public Span<double> Row(int i) => Values.Slice(i * Columns, Columns);

    /// <summary>Rows from row i on: a view, not a copy.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are not that many rows.</exception>
    public Matrix Slice(int i, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(i);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Rows - i);
        return new Matrix(_values, _start + (i * Columns), count, Columns);
    }

    /// <summary>A copy, row by row.</summary>
    public double[][] ToRows() => [.. Enumerable.Range(0, Rows).Select(i => Row(i).ToArray())];

    /// <summary>A·B: (m, k) times (k, n) is (m, n).</summary>
    /// <exception cref="ArgumentException">B doesn't have as many rows as this has columns.</exception>
    public Matrix Times(Matrix other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var product = new Matrix(Rows, other.Columns);
        Times(other, product);
        return product;
    }

    /// <summary>A·B into an existing matrix: allocating large ones costs as much as half of the products in training.</summary>
    /// <exception cref="ArgumentException">B doesn't have as many rows as this has columns, or the product has the wrong shape or
    /// is one of the factors.</exception>
    public void Times(Matrix other, Matrix product)
    {
        ArgumentNullException.ThrowIfNull(other);
        Require(Columns == other.Rows, other, "the columns of the first are the rows of the second");
        Multiply(View, other.View, product);
    }

    /// <summary>Aᵀ·B: (k, m) and (k, n) give (m, n).</summary>
    /// <exception cref="ArgumentException">The numbers of rows differ.</exception>
    public Matrix TransposedTimes(Matrix other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var product = new Matrix(Columns, other.Columns);
        TransposedTimes(other, product);
        return product;
    }

    /// <summary>Aᵀ·B into an existing matrix.</summary>
    /// <exception cref="ArgumentException">The numbers of rows differ, or the product has the wrong shape or is one of the
    /// factors.</exception>
    public void TransposedTimes(Matrix other, Matrix product)
    {
        ArgumentNullException.ThrowIfNull(other);
        Require(Rows == other.Rows, other, "the two have as many rows");
        Multiply(View.Transposed, other.View, product);
    }

    /// <summary>A·Bᵀ: (m, k) and (n, k) give (m, n).</summary>
    /// <exception cref="ArgumentException">The numbers of columns differ.</exception>
    public Matrix TimesTransposed(Matrix other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var product = new Matrix(Rows, other.Rows);
        TimesTransposed(other, product);
        return product;
    }

    /// <summary>A·Bᵀ into an existing matrix.</summary>
    /// <exception cref="ArgumentException">The numbers of columns differ, or the product has the wrong shape or is one of the
    /// factors.</exception>
    public void TimesTransposed(Matrix other, Matrix product)
    {
        ArgumentNullException.ThrowIfNull(other);
        Require(Columns == other.Columns, other, "the two have as many columns");
        Multiply(View, other.View.Transposed, product);
    }

    /// <summary>Aᵀ, a copy.</summary>
    public Matrix Transposed()
    {
        var transposed = new Matrix(Columns, Rows);
        for (var i = 0; i < Rows; i++)
        {
            for (var j = 0; j < Columns; j++)
            {
                transposed[j, i] = this[i, j];
            }
        }

        return transposed;
    }

    /// <summary>Adds b to every row, in place.</summary>
    /// <param name="b">One value per column.</param>
    /// <exception cref="ArgumentException">b doesn't have one value per column.</exception>
    public void AddToEachRow(ReadOnlySpan<double> b)
    {
        if (b.Length != Columns)
        {
            throw new ArgumentException(
                $"b has {b.Length} values but the matrix has {Columns} columns; they pair up one to one.", nameof(b));
        }

        for (var i = 0; i < Rows; i++)
        {
            TensorPrimitives.Add(Row(i), b, Row(i));
        }
    }

    /// <summary>Replaces every value by max(min, value); with 0, this is ReLU.</summary>
    public void RaiseTo(double min) => TensorPrimitives.Max(Values, min, Values);

    /// <summary>Adds Aᵀ·B to this, in place: with inputs and slopes times −η, this is a step downhill.</summary>
    /// <param name="a">A: (k, m).</param>
    /// <param name="b">B: (k, n).</param>
    /// <exception cref="ArgumentException">The numbers of rows differ, or this isn't (m, n) or is one of the factors.</exception>
    public void AddTransposedProduct(Matrix a, Matrix b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        a.Require(a.Rows == b.Rows, b, "the two have as many rows");
        Multiply(a.View.Transposed, b.View, this, adds: true);
    }

    /// <summary>Sets values to 0 where the other matrix isn't positive: with ReLU's output, this is its backward pass.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public void KeepWherePositive(Matrix other)
    {
        ArgumentNullException.ThrowIfNull(other);
        Require(Rows == other.Rows && Columns == other.Columns, other, "the two have one shape");
        var values = Values;
        var signs = other.Values;
        var i = 0;
        for (; i <= values.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            var isKept = Vector.GreaterThan(new Vector<double>(signs[i..]), Vector<double>.Zero);
            Vector.ConditionalSelect(isKept, new Vector<double>(values[i..]), Vector<double>.Zero).CopyTo(values[i..]);
        }

        for (; i < values.Length; i++)
        {
            values[i] = signs[i] > 0 ? values[i] : 0;
        }
    }

    /// <summary>Adds factor·B to this, in place.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public void AddScaled(Matrix other, double factor)
    {
        ArgumentNullException.ThrowIfNull(other);
        Require(Rows == other.Rows && Columns == other.Columns, other, "the two have one shape");
        TensorPrimitives.MultiplyAdd(other.Values, factor, Values, Values);
    }

    /// <summary>Σ over the rows, one sum per column.</summary>
    public double[] ColumnSums()
    {
        var sums = new double[Columns];
        for (var i = 0; i < Rows; i++)
        {
            TensorPrimitives.Add(sums, Row(i), sums);
        }

        return sums;
    }

    /// <summary>f of every value, in a new matrix.</summary>
    public Matrix Map(Func<double, double> f)
    {
        ArgumentNullException.ThrowIfNull(f);
        var mapped = new Matrix(Rows, Columns);
        var from = Values;
        var to = mapped.Values;
        for (var i = 0; i < from.Length; i++)
        {
            to[i] = f(from[i]);
        }

        return mapped;
    }

    internal MatrixView View => new(_values, _start, Rows, Columns, RowStep: Columns, ColumnStep: 1);

    private bool Overlaps(MatrixView factor) => Values.Overlaps(factor.Values.AsSpan(factor.Start, factor.Rows * factor.Columns));

    private static void Multiply(MatrixView a, MatrixView b, Matrix product, bool adds = false)
    {
        ArgumentNullException.ThrowIfNull(product);
        if ((product.Rows, product.Columns) != (a.Rows, b.Columns))
        {
            throw new ArgumentException(
                $"product is {product.Rows} × {product.Columns}; that of {a.Rows} × {a.Columns} and {b.Rows} × {b.Columns} is "
                    + $"{a.Rows} × {b.Columns}.",
                nameof(product));
        }

        if (product.Overlaps(a) || product.Overlaps(b))
        {
            throw new ArgumentException(
                "product is one of the factors, or a view of one: it would be overwritten while it is read.", nameof(product));
        }

        if (!adds)
        {
            product.Values.Clear();
        }

        MatrixProduct.Add(a, b, product.Values);
    }

    private void Require(bool fits, Matrix other, string rule)
    {
        if (!fits)
        {
            throw new ArgumentException(
                $"The first matrix is {Rows} × {Columns} and the second {other.Rows} × {other.Columns}; {rule}.", nameof(other));
        }
    }
}
