using Katas.MakeItFast;
using Katas.Oracles;
using Katas.Oracles.MakeItFast;

namespace Katas.Tests;

[Stage]
public sealed class MakeItFastTests
{
    private const string Plain = "MatrixProduct.Plain(a, b, m, k, n)";
    private const string CacheFriendly = "MatrixProduct.CacheFriendly(a, b, m, k, n)";
    private const string Simd = "MatrixProduct.Simd(a, b, m, k, n)";
    private const string ZerosSkipped = "products with 0 are left out: 0·∞ and 0·NaN are NaN, so compute them too";

    private delegate double[] Way(double[] a, double[] b, int m, int k, int n);

    [Test, Task(1)]
    public void A_cell_is_a_row_of_A_times_a_column_of_B() =>
        IsRight(Plain, MatrixProduct.Plain, MakeItFastCases.Square, MakeItFastMistakes.Product);

    [Test, Task(1)]
    public void Long_sums_are_right() => IsRight(Plain, MatrixProduct.Plain, MakeItFastCases.Deep, MakeItFastMistakes.Product);

    [Test, Task(1)]
    public void Wide_products_are_right() =>
        IsRight(Plain, MatrixProduct.Plain, MakeItFastCases.Wide, MakeItFastMistakes.Product);

    [Test, Task(1)]
    public void Tall_products_are_right() =>
        IsRight(Plain, MatrixProduct.Plain, MakeItFastCases.Tall, MakeItFastMistakes.Product);

    [Test, Task(1)]
    public void Large_products_are_right() => IsRightWhenLarge(Plain, MatrixProduct.Plain);

    [Test, Task(1)]
    public void Sizes_of_0_are_valid() => IsRight(Plain, MatrixProduct.Plain, MakeItFastCases.Empty);

    [Test, Task(1)]
    public void NaN_and_infinity_propagate() => LetsThrough(Plain, MatrixProduct.Plain);

    [Test, Task(1)]
    public void Arrays_that_do_not_match_their_sizes_are_refused() => Refuses(Plain, MatrixProduct.Plain);

    [Test, Task(2)]
    public void Cache_friendly_cells_are_right() =>
        IsRight(CacheFriendly, MatrixProduct.CacheFriendly, MakeItFastCases.Square, MakeItFastMistakes.Product);

    [Test, Task(2)]
    public void Cache_friendly_long_sums_are_right() =>
        IsRight(CacheFriendly, MatrixProduct.CacheFriendly, MakeItFastCases.Deep, MakeItFastMistakes.Product);

    [Test, Task(2)]
    public void Cache_friendly_wide_products_are_right() =>
        IsRight(CacheFriendly, MatrixProduct.CacheFriendly, MakeItFastCases.Wide, MakeItFastMistakes.Product);

    [Test, Task(2)]
    public void Cache_friendly_tall_products_are_right() =>
        IsRight(CacheFriendly, MatrixProduct.CacheFriendly, MakeItFastCases.Tall, MakeItFastMistakes.Product);

    [Test, Task(2)]
    public void Cache_friendly_large_products_are_right() => IsRightWhenLarge(CacheFriendly, MatrixProduct.CacheFriendly);

    [Test, Task(2)]
    public void Cache_friendly_accepts_sizes_of_0() =>
        IsRight(CacheFriendly, MatrixProduct.CacheFriendly, MakeItFastCases.Empty);

    [Test, Task(2)]
    public void Cache_friendly_propagates_NaN_and_infinity() =>
        LetsThrough(CacheFriendly, MatrixProduct.CacheFriendly);

    [Test, Task(2)]
    public void Cache_friendly_refuses_arrays_that_do_not_match() => Refuses(CacheFriendly, MatrixProduct.CacheFriendly);

    [Test, Task(3)]
    public void SIMD_cells_are_right() =>
        IsRight(Simd, MatrixProduct.Simd, MakeItFastCases.Square, MakeItFastMistakes.Simd);

    [Test, Task(3)]
    public void SIMD_long_sums_are_right() =>
        IsRight(Simd, MatrixProduct.Simd, MakeItFastCases.Deep, MakeItFastMistakes.Simd);

    [Test, Task(3)]
    public void SIMD_rows_of_any_length_are_right() =>
        IsRight(Simd, MatrixProduct.Simd, MakeItFastCases.Wide, MakeItFastMistakes.Simd);

    [Test, Task(3)]
    public void SIMD_tall_products_are_right() =>
        IsRight(Simd, MatrixProduct.Simd, MakeItFastCases.Tall, MakeItFastMistakes.Simd);

    [Test, Task(3)]
    public void SIMD_large_products_are_right() => IsRightWhenLarge(Simd, MatrixProduct.Simd);

    [Test, Task(3)]
    public void SIMD_accepts_sizes_of_0() => IsRight(Simd, MatrixProduct.Simd, MakeItFastCases.Empty);

    [Test, Task(3)]
    public void SIMD_propagates_NaN_and_infinity() => LetsThrough(Simd, MatrixProduct.Simd);

    [Test, Task(3)]
    public void SIMD_refuses_arrays_that_do_not_match() => Refuses(Simd, MatrixProduct.Simd);

    [Test, Task(4)]
    public void A_plain_product_depends_only_on_its_arguments() => BelongsToItsCall(Plain, MatrixProduct.Plain);

    [Test, Task(4)]
    public void A_cache_friendly_product_depends_only_on_its_arguments() =>
        BelongsToItsCall(CacheFriendly, MatrixProduct.CacheFriendly);

    [Test, Task(4)]
    public void A_SIMD_product_depends_only_on_its_arguments() => BelongsToItsCall(Simd, MatrixProduct.Simd);

    private static void IsRight(
        string call, Way way, MakeItFastCase[] cases, params Mistake<MakeItFastCase, decimal[]>[] mistakes) =>
        cases.ShouldAllMatch(call, c => Ask(way, c).ToArray(), MakeItFastOracle.Product, mistakes);

    /// <summary>
    /// Blocks of 64 or fewer leave a rest in every direction, and one of 128 does not hold a sum. Whole numbers are exact in any
    /// order.
    /// </summary>
    private static void IsRightWhenLarge(string call, Way way)
    {
        const int M = 67, K = 131, N = 69;
        static int A(int i, int p) => (i + (2 * p)) % 5;
        static int B(int p, int j) => ((3 * p) + j) % 7;

        way(
            [.. Enumerable.Range(0, M * K).Select(at => (double)A(at / K, at % K))],
            [.. Enumerable.Range(0, K * N).Select(at => (double)B(at / N, at % N))],
            M,
            K,
            N)
            .ShouldMatch(
                call,
                Enumerable.Range(0, M * N)
                    .Select(at => (double)Enumerable.Range(0, K).Sum(p => A(at / N, p) * B(p, at % N)))
                    .ToArray(),
                new Suspect(
                    "large-sizes", "wrong for 67 × 131 times 131 × 69: does every block, and the rest, reach its end?"));
    }

    /// <summary>The caller's matrices stay; an earlier call leaves nothing behind, and a later one does not reach back.</summary>
    private static void BelongsToItsCall(string call, Way way)
    {
        MakeItFastCases.All.ShouldAllMatch(
            call,
            c =>
            {
                Ask(way, c.Other);
                return Ask(way, c).ToArray();
            },
            MakeItFastOracle.Product,
            MakeItFastMistakes.AfterOthers);
        MakeItFastCases.All.ShouldAllMatch(
            call,
            c =>
            {
                var product = Ask(way, c);
                Ask(way, c.Other);
                return product;
            },
            MakeItFastOracle.Product,
            MakeItFastMistakes.BeforeOthers);
        MakeItFastCases.All.ShouldAllMatch(
            call,
            c =>
            {
                double[] a = [.. c.Other.A.AsDoubles()], b = [.. c.Other.B.AsDoubles()];
                way(a, b, c.M, c.K, c.N);
                c.A.AsDoubles().CopyTo(a, 0);
                c.B.AsDoubles().CopyTo(b, 0);
                return way(a, b, c.M, c.K, c.N).ToArray();
            },
            MakeItFastOracle.Product,
            MakeItFastMistakes.AfterOthers);
        MakeItFastCases.All.ShouldAllMatch($"{call}, then a", c => After(way, c).A, c => c.A);
        MakeItFastCases.All.ShouldAllMatch($"{call}, then b", c => After(way, c).B, c => c.B, MakeItFastMistakes.CallersB);
        var kept = new Suspect("sizes-kept", "wrong after a call with other sizes: keep no array and no size between calls");
        way([1, 2], [1, 2, 3, 4, 5, 6], 1, 2, 3).ShouldMatch(call, (double[])[1 + (2 * 4), 2 + (2 * 5), 3 + (2 * 6)], kept);
        way([1, 2, 3], [1, 2, 3, 4, 5, 6], 1, 3, 2)
            .ShouldMatch(call, (double[])[1 + (2 * 3) + (3 * 5), 2 + (2 * 4) + (3 * 6)], kept);
        double[] given = [1, 2, 3, 4], identity = [1, 0, 0, 1], written = [99, 99, 99, 99];
        way(given, identity, 2, 2, 2).AsSpan().Fill(99);
        way(identity, given, 2, 2, 2).AsSpan().Fill(99);
        given.ShouldMatch(
            $"{call}, then written into",
            (double[])[1, 2, 3, 4],
            new Suspect("argument-returned", "the caller's own matrix is returned: return a new array", written));
        way(given, identity, 2, 2, 2).ShouldMatch(
            $"{call}, again",
            (double[])[1, 2, 3, 4],
            new Suspect("result-kept", "an array that was returned before is returned again: create a new one", written));
    }

    private static void LetsThrough(string call, Way way)
    {
        // The odd value in a whole vector of four, and among the columns after it; 0 times it is not a number.
        foreach (var odd in (double[])[double.NaN, double.PositiveInfinity, double.NegativeInfinity])
        {
            var lost = new Suspect("odd-value-lost", "NaN or ∞ doesn't reach every cell that uses it, or reaches another one");
            way([2, 0, 1, 1], [odd, 1, 1, 1, odd, 3, 3, 3, 3, 3], 2, 2, 5)
                .ShouldMatch(call, (double[])[odd, 2, 2, 2, odd, odd, 4, 4, 4, odd], lost);
            way([0, 2, 1, 1], [odd, 1, 1, 1, odd, 3, 3, 3, 3, 3], 2, 2, 5).ShouldMatch(
                call,
                (double[])[double.NaN, 6, 6, 6, double.NaN, odd, 4, 4, 4, odd],
                new Suspect("zeros-of-a-skipped", ZerosSkipped, (double[])[6, 6, 6, 6, 6, odd, 4, 4, 4, odd]),
                lost);
            way([odd, 1], [0, 0, 0, 0, 0, 1, 2, 3, 4, 5], 1, 2, 5).ShouldMatch(
                call,
                (double[])[double.NaN, double.NaN, double.NaN, double.NaN, double.NaN],
                new Suspect("zeros-of-b-skipped", ZerosSkipped, (double[])[1, 2, 3, 4, 5]),
                lost);
        }
    }

    private static void Refuses(string call, Way way)
    {
        way([1, 2, 3, 4, 5, 6], [1, 2, 3], 2, 3, 1);

        Assertions.ShouldRefuse(call, () => way([1, 2, 3, 4, 5], [1, 2, 3], 2, 3, 1));
        Assertions.ShouldRefuse(call, () => way([1, 2, 3, 4, 5, 6, 7], [1, 2, 3], 2, 3, 1));
        Assertions.ShouldRefuse(call, () => way([1, 2, 3, 4, 5, 6], [1, 2], 2, 3, 1));
        Assertions.ShouldRefuse(call, () => way([1, 2, 3, 4, 5, 6], [1, 2, 3, 4], 2, 3, 1));
        Assertions.ShouldRefuse(call, () => way([1, 2, 3, 4, 5, 6], [1, 2, 3], -2, -3, -1));
    }

    private static double[] Ask(Way way, MakeItFastCase c) => way(c.A.AsDoubles(), c.B.AsDoubles(), c.M, c.K, c.N);

    private static (double[] A, double[] B) After(Way way, MakeItFastCase c)
    {
        var (a, b) = (c.A.AsDoubles(), c.B.AsDoubles());
        way(a, b, c.M, c.K, c.N);
        return (a, b);
    }
}
