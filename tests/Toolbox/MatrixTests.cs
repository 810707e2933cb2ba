using Katas.Toolbox;
using Shouldly;

namespace Katas.Tests.Toolbox;

/// <summary>
/// Every product is held against three plain loops: shapes around the edges of a tile and of the packed pieces, and values that
/// are no numbers.
/// </summary>
public sealed class MatrixTests
{
    /// <summary>
    /// Around a tile's rows (4, 12) and columns (6, 12, 16), the packed depth (256), and the packed breadth (128 columns at full
    /// depth).
    /// </summary>
    private static readonly (int M, int K, int N)[] _shapes =
    [
        (0, 0, 0), (0, 3, 2), (3, 0, 2), (3, 2, 0),
        (1, 1, 1), (1, 7, 1), (1, 5, 9), (9, 5, 1), (2, 1, 3),
        (5, 4, 7), (6, 4, 8), (7, 4, 9), (12, 3, 16), (13, 3, 17), (6, 8, 15),
        (11, 4, 11), (12, 4, 12), (13, 4, 16), (23, 5, 31), (24, 5, 32), (25, 5, 33),
        (7, 255, 9), (6, 256, 8), (5, 257, 17), (3, 513, 2),
        (2, 256, 129), (30, 257, 140), (7, 300, 145), (130, 2, 131), (1, 1, 1000), (1000, 1, 1),
    ];

    [TestCaseSource(nameof(_shapes))]
    public void A_product_equals_that_of_three_loops((int M, int K, int N) shape)
    {
        var (a, b) = (Drawn(shape.M, shape.K, seed: 1), Drawn(shape.K, shape.N, seed: 2));

        ShouldBe(a.Times(b), Plain(a, b));
        ShouldBe(a.Transposed().TransposedTimes(b), Plain(a, b));
        ShouldBe(a.TimesTransposed(b.Transposed()), Plain(a, b));
    }

    [TestCaseSource(nameof(_shapes))]
    public void A_product_in_vectors_of_eight_equals_that_of_three_loops((int M, int K, int N) shape)
    {
        var (a, b) = (Drawn(shape.M, shape.K, seed: 1), Drawn(shape.K, shape.N, seed: 2));
        var product = new Matrix(shape.M, shape.N);

        MatrixProduct.Add<WideTile>(a.View, b.View, product.Values);

        ShouldBe(product, Plain(a, b));
    }

    [TestCase(double.NaN)]
    [TestCase(double.PositiveInfinity)]
    [TestCase(double.NegativeInfinity)]
    [TestCase(1e308)]
    [TestCase(-0.0)]
    [TestCase(double.Epsilon)]
    public void NaN_and_infinity_propagate_as_in_three_loops(double odd)
    {
        foreach (var (row, column) in ((int, int)[])[(0, 0), (3, 7), (6, 10)])
        {
            var (a, b) = (Drawn(7, 11, seed: 3), Drawn(11, 10, seed: 4));
            a[row, column] = odd;
            b[column, row] = 0;
            ShouldBe(a.Times(b), Plain(a, b));
            ShouldBe(b.Transposed().TimesTransposed(a), Plain(b.Transposed(), a.Transposed()));
            ShouldBe(a.Transposed().TransposedTimes(b), Plain(a, b));
        }
    }

    [TestCaseSource(nameof(_shapes))]
    public void A_product_can_be_written_to_an_existing_matrix((int M, int K, int N) shape)
    {
        var (a, b) = (Drawn(shape.M, shape.K, seed: 1), Drawn(shape.K, shape.N, seed: 2));
        var product = Drawn(shape.M, shape.N, seed: 3);

        a.Times(b, product);
        ShouldBe(product, Plain(a, b));
        product.Values.Fill(double.NaN);
        a.Transposed().TransposedTimes(b, product);
        ShouldBe(product, Plain(a, b));
        product.Values.Fill(double.NaN);
        a.TimesTransposed(b.Transposed(), product);
        ShouldBe(product, Plain(a, b));
    }

    [Test]
    public void A_product_refuses_a_target_of_another_shape_or_one_of_its_factors()
    {
        var (a, rows) = (Drawn(3, 3, seed: 1), Drawn(9, 3, seed: 2));

        Should.Throw<ArgumentException>(() => a.Times(a, new Matrix(3, 4))).Message
            .ShouldStartWith("product is 3 × 4; that of 3 × 3 and 3 × 3 is 3 × 3.");
        Should.Throw<ArgumentException>(() => a.Times(new Matrix(3, 3), a)).Message.ShouldContain("one of the factors");
        Should.Throw<ArgumentException>(() => new Matrix(3, 3).TimesTransposed(rows.Slice(1, 3), rows.Slice(3, 3))).Message
            .ShouldContain("a view of one");
        Should.NotThrow(() => rows.Slice(0, 3).Times(rows.Slice(3, 3), rows.Slice(6, 3)));
    }

    [Test]
    public void A_product_of_views_equals_that_of_their_rows()
    {
        var (a, b) = (Drawn(20, 7, seed: 1), Drawn(20, 9, seed: 2));
        var (someA, someB) = (a.Slice(5, 8), b.Slice(11, 8));
        var (copyA, copyB) = (Matrix.FromRows(a.ToRows()[5..13]), Matrix.FromRows(b.ToRows()[11..19]));

        ShouldBe(someA.TransposedTimes(someB), Plain(copyA.Transposed(), copyB));
        ShouldBe(someA.Times(copyA.Transposed()), Plain(copyA, copyA.Transposed()));
        ShouldBe(copyB.TimesTransposed(someB), Plain(copyB, copyB.Transposed()));
    }

    [Test]
    public void A_product_does_not_change_its_factors()
    {
        var (a, b) = (Drawn(7, 9, seed: 5), Drawn(9, 10, seed: 6));
        var (keptA, keptB) = (a.ToRows(), b.ToRows());

        a.Times(b);

        a.ToRows().ShouldBe(keptA);
        b.ToRows().ShouldBe(keptB);
    }

    [Test]
    public void Matrices_of_incompatible_shapes_are_refused_with_both_shapes()
    {
        var (a, b) = (new Matrix(2, 3), new Matrix(4, 5));

        foreach (var product in (Func<Matrix, Matrix>[])[a.Times, a.TransposedTimes, a.TimesTransposed])
        {
            var message = Should.Throw<ArgumentException>(() => product(b)).Message;
            message.ShouldContain("2 × 3");
            message.ShouldContain("4 × 5");
        }
    }

    [Test]
    public void Rows_are_copied_in_and_out()
    {
        double[][] rows = [[1, 2, 3], [4, 5, 6]];
        var matrix = Matrix.FromRows(rows);
        rows[0][0] = 9;

        (matrix.Rows, matrix.Columns).ShouldBe((2, 3));
        matrix.ToRows().ShouldBe([[1, 2, 3], [4, 5, 6]]);
        matrix.Values.ToArray().ShouldBe([1, 2, 3, 4, 5, 6]);
        matrix[1, 2].ShouldBe(6);
        matrix.Transposed().ToRows().ShouldBe([[1, 4], [2, 5], [3, 6]]);
        Matrix.FromRows([]).ToRows().ShouldBeEmpty();
        Should.Throw<ArgumentException>(() => Matrix.FromRows([[1], [2, 3]])).Message
            .ShouldStartWith("rows[1] has 2 values but rows[0] has 1;");
    }

    [Test]
    public void A_row_is_a_view()
    {
        var matrix = Matrix.FromRows([[1, 2], [3, 4]]);

        matrix.Row(1)[0] = 7;
        matrix[0, 1] = 8;

        matrix.ToRows().ShouldBe([[1, 8], [7, 4]]);
        Should.Throw<ArgumentOutOfRangeException>(() => matrix.Row(2).Length);
        Should.Throw<IndexOutOfRangeException>(() => matrix[0, 2]);
    }

    [Test]
    public void A_range_of_rows_is_a_view_too()
    {
        var matrix = Matrix.FromRows([[1, 2], [3, 4], [5, 6], [7, 8]]);
        var middle = matrix.Slice(1, 2);

        middle[1, 0] = 50;
        middle.Slice(0, 1).Values.Fill(9);

        (middle.Rows, middle.Columns).ShouldBe((2, 2));
        middle.ToRows().ShouldBe([[9, 9], [50, 6]]);
        matrix.ToRows().ShouldBe([[1, 2], [9, 9], [50, 6], [7, 8]]);
        middle.Map(value => -value).ToRows().ShouldBe([[-9, -9], [-50, -6]]);
        matrix.Slice(4, 0).ToRows().ShouldBeEmpty();
        Should.Throw<ArgumentOutOfRangeException>(() => middle.Row(2).Length);
        Should.Throw<ArgumentOutOfRangeException>(() => matrix.Slice(3, 2));
        Should.Throw<ArgumentOutOfRangeException>(() => matrix.Slice(-1, 2));
        Should.Throw<ArgumentOutOfRangeException>(() => matrix.Slice(1, -1));
        Should.Throw<ArgumentOutOfRangeException>(() => new Matrix(-2, -3));
    }

    [Test]
    public void A_scaled_matrix_is_added()
    {
        var matrix = Matrix.FromRows([[1, 2, 3], [4, 5, 6]]);

        matrix.AddScaled(Matrix.FromRows([[10, 20, 30], [40, 50, 60]]), -0.5);

        matrix.ToRows().ShouldBe([[-4, -8, -12], [-16, -20, -24]]);
        Should.Throw<ArgumentException>(() => matrix.AddScaled(new Matrix(3, 2), 1)).Message.ShouldContain("3 × 2");
    }

    [TestCaseSource(nameof(_shapes))]
    public void A_transposed_product_is_added((int M, int K, int N) shape)
    {
        var (a, b) = (Drawn(shape.K, shape.M, seed: 1), Drawn(shape.K, shape.N, seed: 2));
        var matrix = Drawn(shape.M, shape.N, seed: 3);
        var expected = Plain(a.Transposed(), b);
        for (var i = 0; i < matrix.Rows; i++)
        {
            for (var j = 0; j < matrix.Columns; j++)
            {
                expected[i][j] = (expected[i][j].Sum + matrix[i, j], expected[i][j].Size + Math.Abs(matrix[i, j]));
            }
        }

        matrix.AddTransposedProduct(a, b);

        ShouldBe(matrix, expected);
    }

    [Test]
    public void A_transposed_product_is_added_only_to_a_matrix_of_its_shape_that_is_no_factor()
    {
        var (a, b) = (Drawn(3, 3, seed: 1), Drawn(4, 3, seed: 2));

        Should.Throw<ArgumentException>(() => new Matrix(3, 3).AddTransposedProduct(a, b)).Message.ShouldContain("as many rows");
        Should.Throw<ArgumentException>(() => new Matrix(3, 4).AddTransposedProduct(a, a)).Message
            .ShouldStartWith("product is 3 × 4; that of 3 × 3 and 3 × 3 is 3 × 3.");
        Should.Throw<ArgumentException>(() => a.AddTransposedProduct(a, Drawn(3, 3, seed: 3))).Message
            .ShouldContain("one of the factors");
    }

    [TestCase(1)]
    [TestCase(4)]
    [TestCase(7)]
    [TestCase(9)]
    public void ReLU_and_its_backward_pass(int columns)
    {
        var z = Drawn(3, columns, seed: 7);
        z[0, 0] = 0;
        z[2, columns - 1] = double.NaN;
        var (a, delta) = (z.Map(value => value), Drawn(3, columns, seed: 8));
        var before = delta.ToRows();

        a.RaiseTo(0);
        delta.KeepWherePositive(a);

        a.ToRows().ShouldBe(z.Map(value => Math.Max(0, value)).ToRows());
        for (var i = 0; i < 3; i++)
        {
            delta.Row(i).ToArray().ShouldBe(before[i].Select((value, j) => z[i, j] > 0 ? value : 0));
        }

        Should.Throw<ArgumentException>(() => delta.KeepWherePositive(new Matrix(columns, 4))).Message
            .ShouldContain($"{columns} × 4");
    }

    [Test]
    public void A_vector_is_added_to_each_row()
    {
        var matrix = Matrix.FromRows([[1, 2, 3, 4, 5], [6, 7, 8, 9, 10]]);

        matrix.AddToEachRow([10, 20, 30, 40, 50]);

        matrix.ToRows().ShouldBe([[11, 22, 33, 44, 55], [16, 27, 38, 49, 60]]);
        Should.Throw<ArgumentException>(() => matrix.AddToEachRow([1, 2])).Message
            .ShouldStartWith("b has 2 values but the matrix has 5 columns;");
    }

    [Test]
    public void Columns_are_summed_over_the_rows()
    {
        Matrix.FromRows([[1, 2, 3], [10, 20, 30], [100, 200, double.NaN]]).ColumnSums().ShouldBe([111, 222, double.NaN]);
        new Matrix(0, 2).ColumnSums().ShouldBe([0, 0]);
        new Matrix(2, 0).ColumnSums().ShouldBeEmpty();
    }

    [Test]
    public void A_map_is_a_new_matrix()
    {
        var matrix = Matrix.FromRows([[1, -2], [-3, 4]]);

        matrix.Map(Math.Abs).ToRows().ShouldBe([[1, 2], [3, 4]]);
        matrix.ToRows().ShouldBe([[1, -2], [-3, 4]]);
    }

    private static Matrix Drawn(int rows, int columns, int seed)
    {
        var random = new Random(seed);
        return new Matrix(rows, columns).Map(_ => random.NextDouble() - 0.5);
    }

    /// <summary>cᵢⱼ = Σ aᵢₖbₖⱼ, and beside it Σ |aᵢₖbₖⱼ|: what the sum may lose by another order is a share of that.</summary>
    private static (double Sum, double Size)[][] Plain(Matrix a, Matrix b)
    {
        var product = new (double Sum, double Size)[a.Rows][];
        for (var i = 0; i < a.Rows; i++)
        {
            product[i] = new (double, double)[b.Columns];
            for (var j = 0; j < b.Columns; j++)
            {
                for (var k = 0; k < a.Columns; k++)
                {
                    var term = a[i, k] * b[k, j];
                    product[i][j] = (product[i][j].Sum + term, product[i][j].Size + Math.Abs(term));
                }
            }
        }

        return product;
    }

    private static void ShouldBe(Matrix product, (double Sum, double Size)[][] expected)
    {
        product.Rows.ShouldBe(expected.Length);
        for (var i = 0; i < product.Rows; i++)
        {
            product.Columns.ShouldBe(expected[i].Length);
            for (var j = 0; j < product.Columns; j++)
            {
                var (sum, size) = expected[i][j];
                if (double.IsFinite(sum))
                {
                    Math.Abs(product[i, j] - sum)
                        .ShouldBeLessThanOrEqualTo(1e-14 * size, $"row {i}, column {j}: {product[i, j]}, should be {sum}");
                }
                else
                {
                    product[i, j].ShouldBe(sum, $"row {i}, column {j}");
                }
            }
        }
    }
}
