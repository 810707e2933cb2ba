using System.Numerics.Tensors;

namespace Katas.Toolbox;

/// <summary>A table of numbers, row by row in one array.</summary>
/// <param name="rows">Rows, 0 or more.</param>
/// <param name="columns">Columns, 0 or more.</param>
public sealed class Matrix(int rows, int columns)
{
    private readonly double[] _values = new double[checked(rows * columns)];

    /// <summary>How many rows.</summary>
    public int Rows { get; } = rows;

    /// <summary>How many columns.</summary>
    public int Columns { get; } = columns;

    /// <summary>All values, row after row: a view, not a copy.</summary>
    public Span<double> Values => _values;

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
                throw new ArgumentException($"rows[{i}] has {rows[i].Length} values but rows[0] has {matrix.Columns}; all rows are equally long.", nameof(rows));
            }

            rows[i].CopyTo(matrix.Row(i));
        }

        return matrix;
    }

    /// <summary>Row i: a view, not a copy.</summary>
    public Span<double> Row(int i) => _values.AsSpan(i * Columns, Columns);

    /// <summary>A copy, row by row.</summary>
    public double[][] ToRows() => [.. Enumerable.Range(0, Rows).Select(i => Row(i).ToArray())];

    /// <summary>A·B: (m, k) times (k, n) is (m, n).</summary>
    /// <exception cref="ArgumentException">B has not as many rows as this has columns.</exception>
    public Matrix Times(Matrix other)
    {
        ArgumentNullException.ThrowIfNull(other);
        Require(Columns == other.Rows, other, "the columns of the first are the rows of the second");
        return Product(View, other.View);
    }

    /// <summary>Aᵀ·B: (k, m) and (k, n) give (m, n).</summary>
    /// <exception cref="ArgumentException">The two have not as many rows.</exception>
    public Matrix TransposedTimes(Matrix other)
    {
        ArgumentNullException.ThrowIfNull(other);
        Require(Rows == other.Rows, other, "the two have as many rows");
        return Product(View.Transposed, other.View);
    }

    /// <summary>A·Bᵀ: (m, k) and (n, k) give (m, n).</summary>
    /// <exception cref="ArgumentException">The two have not as many columns.</exception>
    public Matrix TimesTransposed(Matrix other)
    {
        ArgumentNullException.ThrowIfNull(other);
        Require(Columns == other.Columns, other, "the two have as many columns");
        return Product(View, other.View.Transposed);
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
    /// <param name="b">One value a column.</param>
    /// <exception cref="ArgumentException">b has not one value a column.</exception>
    public void AddToEachRow(ReadOnlySpan<double> b)
    {
        if (b.Length != Columns)
        {
            throw new ArgumentException($"b has {b.Length} values but the matrix has {Columns} columns; they pair up one to one.", nameof(b));
        }

        for (var i = 0; i < Rows; i++)
        {
            TensorPrimitives.Add(Row(i), b, Row(i));
        }
    }

    /// <summary>Σ over the rows, one sum a column.</summary>
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
        for (var i = 0; i < _values.Length; i++)
        {
            mapped._values[i] = f(_values[i]);
        }

        return mapped;
    }

    internal MatrixView View => new(_values, Rows, Columns, RowStep: Columns, ColumnStep: 1);

    private static Matrix Product(MatrixView a, MatrixView b)
    {
        var product = new Matrix(a.Rows, b.Columns);
        MatrixProduct.Add(a, b, product._values);
        return product;
    }

    private void Require(bool fits, Matrix other, string rule)
    {
        if (!fits)
        {
            throw new ArgumentException($"The first matrix is {Rows} × {Columns} and the second {other.Rows} × {other.Columns}; {rule}.", nameof(other));
        }
    }
}
