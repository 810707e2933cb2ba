using Katas.Oracles.MakeItFast;

namespace Katas.Tests;

[TestFixture]
public sealed class MakeItFastOracleTests() : OracleTests(
[
    Question.Of("product", () => MakeItFastCases.All, c => new { c.M, c.K, c.N, c.A, c.B }, c =>
        [new { C = MakeItFastOracle.Product(c) }]),
])
{
    [Test]
    public void The_product_is_the_one_worked_by_hand()
    {
        var c = new MakeItFastCase("by hand", 2, 2, 3, [1, 2, 3, 4], [5, 6, 7, 8, 9, 10]);

        Assert.That(MakeItFastOracle.Product(c), Is.EqualTo((decimal[])
        [
            5 + (2 * 8), 6 + (2 * 9), 7 + (2 * 10),
            (3 * 5) + (4 * 8), (3 * 6) + (4 * 9), (3 * 7) + (4 * 10),
        ]));
    }

    [Test]
    public void The_transpose_of_a_product_is_the_reversed_product_of_the_transposes()
    {
        foreach (var c in MakeItFastCases.All)
        {
            var turned = new MakeItFastCase(c.Name, c.N, c.K, c.M, Transposed(c.B, c.K, c.N), Transposed(c.A, c.M, c.K));

            Assert.That(MakeItFastOracle.Product(turned), Is.EqualTo(Transposed(MakeItFastOracle.Product(c), c.M, c.N)), c.Name);
        }
    }

    [Test]
    public void No_case_loses_digits_in_any_order()
    {
        foreach (var c in MakeItFastCases.All.Where(c => c.K > 0))
        {
            var product = MakeItFastOracle.Product(c);
            var sizes = MakeItFastOracle.Product(c with { A = [.. c.A.Select(Math.Abs)], B = [.. c.B.Select(Math.Abs)] });

            Assert.That(
                product.Zip(sizes),
                Has.All.Matches<(decimal Sum, decimal Size)>(cell => cell.Size <= 10_000 * Math.Abs(cell.Sum) || cell.Size < 100),
                c.Name);
        }
    }

    [Test]
    public void The_next_case_needs_an_array_of_another_length()
    {
        foreach (var (before, c) in MakeItFastCases.All
            .Zip(MakeItFastCases.All.Skip(1))
            .Where(pair => pair.Second.A.Length > 0 && pair.Second.B.Length > 0))
        {
            Assert.That(c.B, Has.Length.Not.EqualTo(before.B.Length), c.Name);
            Assert.That(c.M * c.N, Is.Not.EqualTo(before.M * before.N), c.Name);
        }
    }

    private static decimal[] Transposed(decimal[] values, int rows, int columns) =>
        [.. Enumerable.Range(0, columns).SelectMany(j => Enumerable.Range(0, rows).Select(i => values[(i * columns) + j]))];
}
