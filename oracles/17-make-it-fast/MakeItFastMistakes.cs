namespace Katas.Oracles.MakeItFast;

/// <summary>The known wrong answers of stage 17.</summary>
public static class MakeItFastMistakes
{
    /// <summary>Of the product, by whichever way.</summary>
    public static Mistake<MakeItFastCase, decimal[]>[] Product =>
    [
        Terms("b-transposed", "B is read as if transposed: bₚⱼ is at b[p * n + j]", (c, i, j, p) =>
            (A(c, i, p), (j * c.K) + p)),
        Terms("a-transposed", "A is read as if transposed: aᵢₚ is at a[i * k + p]", (c, i, j, p) =>
            ((p * c.M) + i, B(c, p, j))),
        Terms(
            "both-transposed",
            "A and B are read as if transposed: aᵢₚ is at a[i * k + p], bₚⱼ at b[p * n + j]",
            (c, i, j, p) => ((p * c.M) + i, (j * c.K) + p)),
        Terms("row-j-of-a", "that uses row j of A: cell (i, j) uses row i of A", (c, i, j, p) => (A(c, j, p), B(c, p, j))),
        Terms("column-i-of-b", "that uses column i of B: cell (i, j) uses column j of B", (c, i, j, p) =>
            (A(c, i, p), B(c, p, i))),
        Terms("row-i-of-b", "every term uses row i of B: term p uses row p of B", (c, i, j, p) =>
            (A(c, i, p), B(c, i, j))),
        Terms("first-row-of-b", "every term uses the first row of B: term p uses row p of B", (c, i, j, p) =>
            (A(c, i, p), j)),
        Terms("transposed-copy-stride", "a row of B's transposed copy has k values: bₚⱼ is at [j * k + p]", (c, i, j, p) =>
            (A(c, i, p), (j * c.N) + p < c.K * c.N ? B(c, ((j * c.N) + p) % c.K, ((j * c.N) + p) / c.K) : int.MaxValue)),
        Terms("value-of-a-stuck", "every term uses the first value of A's row: read aᵢₚ again for each p", (c, i, j, p) =>
            (A(c, i, 0), B(c, p, j))),
        Terms("value-of-b-stuck", "every cell uses the first column of B: the index into b needs a j", (c, i, j, p) =>
            (A(c, i, p), B(c, p, 0))),
        Terms(
            "stride-of-a",
            "the row length of A is wrong: it is k, so row i starts at i * k",
            (c, i, j, p) => ((i * c.N) + p, B(c, p, j)),
            (c, i, j, p) => ((i * c.M) + p, B(c, p, j))),
        Terms(
            "stride-of-b",
            "the row length of B is wrong: it is n, so row p starts at p * n",
            (c, i, j, p) => (A(c, i, p), (p * c.K) + j),
            (c, i, j, p) => (A(c, i, p), (p * c.M) + j)),
        new("stride-of-c", "the row length of C is wrong: it is n, so row i starts at i * n", c =>
            [.. Placed(c, (i, j) => (i * c.K) + j), .. Placed(c, (i, j) => (i * c.M) + j)]),
        new("result-transposed", "C is transposed: cᵢⱼ belongs at c[i * n + j]", c => Placed(c, (i, j) => (j * c.M) + i)),
        new("row-p-of-c", "the products are added to row p of C: aᵢₚ·bₚⱼ belongs in row i", c => c.K > c.M ? [] :
            [Cells(c, (p, j) => p < c.K ? Enumerable.Range(0, c.M).Sum(i => c.A[A(c, i, p)] * c.B[B(c, p, j)]) : 0)]),
        new("factors-swapped", "that is B·A: use the rows of A and the columns of B", c =>
            c.M == c.N ? [Cells(c, (i, j) => Inner(c).Sum(p => c.B[(i * c.K) + p] * c.A[(p * c.N) + j]))] : []),
        Sums("last-term-left-out", "the last term of each sum is missing: p runs to k − 1", (c, t) =>
            t[..Math.Max(0, c.K - 1)].Sum()),
        Sums("first-term-left-out", "the first term of each sum is missing: p starts from 0", (_, t) => t.Skip(1).Sum()),
        Sums("last-term-only", "only the last term of each sum is left: add to it (+=), don't overwrite it (=)", (_, t) =>
            t[^1]),
        Sums(
            "first-term-only",
            "only the first term of each sum is there: loop over all p, and return after the loop",
            (_, t) => t[0]),
        Sums(
            "inner-bound",
            "the sums end too early: p runs over the k columns of A, not over m or n",
            (c, t) => t.Take(c.N).Sum(),
            (c, t) => t.Take(c.M).Sum()),
        Sums(
            "inner-tail-left-out",
            "the terms that don't fill a vector are missing: add the remainder one by one",
            [.. Widths.Select<int, Func<MakeItFastCase, decimal[], decimal>>(w => (c, t) => t.Take(Whole(c.K, w)).Sum())]),
        Sums(
            "block-overwritten",
            "of long sums only the last block is left: add each block's sum to the cell (+=)",
            [
                .. ((int[])[2, 4, 8, 16, 32, 64]).Select<int, Func<MakeItFastCase, decimal[], decimal>>(size =>
                    (c, t) => t.Skip((c.K - 1) / size * size).Sum()),
            ]),
        Sums("mean-for-sum", "the sums are divided by k: a product is a sum, not a mean", (c, t) => t.Sum() / c.K),
        new("added-not-multiplied", "aᵢₚ and bₚⱼ are added: multiply them", c =>
            [Cells(c, (i, j) => Inner(c).Sum(p => c.A[A(c, i, p)] + c.B[B(c, p, j)]))]),
        new("sum-not-reset", "each cell includes the previous cell's sum: start each from 0", c =>
            [Running(c, c.N), Running(c, c.M * c.N)]),
        new("row-not-cleared", "each row includes the sums of the row above: start each row with zeros", c =>
            [Cells(c, (i, j) => Enumerable.Range(0, i + 1).Sum(above => TermsOf(c, above, j).Sum()))]),
        Only(
            "row-blocks-alone",
            "the rows that don't fill a block are missing: handle the remainder row by row",
            [.. Widths.Select<int, Func<MakeItFastCase, int, int, bool>>(size => (c, i, _) => i < Whole(c.M, size))]),
        Only("rows-bound", "the last rows of C are missing: i runs over the m rows of A", (c, i, _) => i < c.K, (c, i, _) =>
            i < c.N),
        Only(
            "columns-bound",
            "the last columns of C are missing: j runs over the n columns of B",
            (c, _, j) => j < c.K,
            (c, _, j) => j < c.M),
        Only("last-row-left-out", "the last row of C is missing: i runs to m − 1", (c, i, _) => i < c.M - 1),
        Only("last-column-left-out", "the last column of C is missing: j runs to n − 1", (c, _, j) => j < c.N - 1),
        Only("first-row-only", "only the first row of C is there: return after the loops, not inside", (_, i, _) => i == 0),
    ];

    /// <summary>Of the product in vectors. How many numbers a vector holds depends on the machine: 2, 4 or 8.</summary>
    public static Mistake<MakeItFastCase, decimal[]>[] Simd =>
    [
        .. Product,
        Times("narrow-left-out", "rows shorter than a vector are missing: they are all remainder", (w, n, _) =>
            n < w ? 0 : 1),
        Times(
            "tail-left-out",
            "the columns that don't fill a vector are missing: handle the remainder one by one",
            (w, n, j) => j < Whole(n, w) ? 1 : 0,
            (w, n, j) => j <= Whole(n, w) ? 1 : 0),
        Times(
            "width-hard-coded",
            "j advances by the wrong number: use Vector<double>.Count",
            [
                .. ((int[])[2, 3, 4, 8]).Select<int, Func<int, int, int, int>>(step =>
                    (w, n, j) => step == w ? -1 : Met(step, w, n, j)),
            ]),
        Times(
            "whole-vectors-left-out",
            "only the remainder columns are there: does the loop over vectors run?",
            (w, n, j) => j < Whole(n, w) ? 0 : 1),
        Times("last-vector-left-out", "the last full vector is missing: continue while j <= n - width", (w, n, j) =>
            n % w == 0 && j >= n - w ? 0 : 1),
        Times(
            "first-vector-only",
            "only the first full vector is there: j advances by the width, to the end",
            (w, n, j) => j < w || j >= Whole(n, w) ? 1 : 0,
            (w, n, j) => j < w && j < Whole(n, w) ? 1 : 0),
        Times(
            "tail-doubled",
            "columns are added twice: the loop for the remainder starts where the vectors end",
            (w, n, j) => j < Whole(n, w) ? 2 : 1,
            (w, n, j) => n >= w && j >= n - w && j < Whole(n, w) ? 2 : 1,
            (w, n, j) => n % w != 0 && n >= w && j >= n - w && j < Whole(n, w) ? 2 : 1),
        Times(
            "steps-of-one",
            "columns are added several times: after a vector j advances by its width, not by 1",
            (w, n, j) => n < w ? 1 : Math.Min(j, n - w) - Math.Max(0, j - w + 1) + 1 + (j > n - w ? 1 : 0),
            (w, n, j) => n < w ? 1 : Math.Min(j, n - w) - Math.Max(0, j - w + 1) + 1),
        Times(
            "not-broadcast",
            "only the first number of each vector is multiplied: put the value of A into all lanes",
            (w, n, j) => j < Whole(n, w) && j % w != 0 ? 0 : 1),
        new("tail-overwritten", "in the remainder columns only the last term is left: add to them (+=)", c =>
            Widths.Select(w => Mixed(c, j => j >= Whole(c.N, w)))),
        new("vectors-overwritten", "in the full vectors only the last term is left: add to what is there, then store", c =>
            Widths.Select(w => Mixed(c, j => j < Whole(c.N, w)))),
    ];

    /// <summary>Of the product, asked after that of other matrices.</summary>
    public static Mistake<MakeItFastCase, decimal[]>[] AfterOthers =>
    [
        new("sum-kept", "the result includes an earlier call's product: start from a new array in every call", c =>
            [[.. MakeItFastOracle.Product(c.Other).Zip(MakeItFastOracle.Product(c), (earlier, now) => earlier + now)]]),
        new("stale-copy", "a copy of an earlier call's matrix is used: copy this call's arguments", c =>
        [
            MakeItFastOracle.Product(c with { B = c.Other.B }),
            MakeItFastOracle.Product(c with { A = c.Other.A }),
            MakeItFastOracle.Product(c.Other),
        ]),
    ];

    /// <summary>Of a product, looked at after that of other matrices was asked for.</summary>
    public static Mistake<MakeItFastCase, decimal[]>[] BeforeOthers =>
    [
        new("array-shared", "a later call overwrites the returned array: create a new one in every call", c =>
        [
            MakeItFastOracle.Product(c.Other),
            [.. MakeItFastOracle.Product(c.Other).Zip(MakeItFastOracle.Product(c), (later, now) => later + now)],
        ]),
    ];

    /// <summary>Of the caller's B after a call.</summary>
    public static Mistake<MakeItFastCase, decimal[]>[] CallersB =>
    [
        new("callers-b-transposed", "the caller's B is transposed in place: transpose a copy", c =>
            [[.. Enumerable.Range(0, c.K * c.N).Select(at => c.B[B(c, at % c.K, at / c.K)])]]),
    ];

    /// <summary>Numbers in a vector, on one machine or another.</summary>
    private static int[] Widths => [2, 4, 8];

    private static int A(MakeItFastCase c, int i, int p) => (i * c.K) + p;

    private static int B(MakeItFastCase c, int p, int j) => (p * c.N) + j;

    /// <summary>How many of n fill whole vectors.</summary>
    private static int Whole(int n, int width) => n / width * width;

    /// <summary>
    /// How often column j is met when vectors begin every so many columns, and the rest where the next would have.
    /// </summary>
    private static int Met(int step, int width, int n, int j)
    {
        var vectors = n < width ? 0 : ((n - width) / step) + 1;
        return Enumerable.Range(0, vectors)
            .Count(vector => j >= vector * step && j < (vector * step) + width) + (j >= vectors * step ? 1 : 0);
    }

    private static IEnumerable<int> Inner(MakeItFastCase c) => Enumerable.Range(0, c.K);

    private static decimal[] Cells(MakeItFastCase c, Func<int, int, decimal> cell) =>
        [.. Enumerable.Range(0, c.M * c.N).Select(at => cell(at / c.N, at % c.N))];

    private static decimal[] TermsOf(MakeItFastCase c, int i, int j) =>
        [.. Inner(c).Select(p => c.A[A(c, i, p)] * c.B[B(c, p, j)])];

    /// <summary>Other values in the terms. Where an index leaves its array there is an exception and no value.</summary>
    private static Mistake<MakeItFastCase, decimal[]> Terms(
        string id, string story, params Func<MakeItFastCase, int, int, int, (int A, int B)>[] places) =>
        new(id, story, c => places
            .Where(place =>
                Enumerable.Range(0, c.M * c.N * c.K)
                    .Select(at => place(c, at / c.K / c.N, at / c.K % c.N, at % c.K))
                    .All(at => at.A < c.A.Length && at.B < c.B.Length))
            .Select(place => Cells(c, (i, j) => Inner(c).Sum(p => c.A[place(c, i, j, p).A] * c.B[place(c, i, j, p).B]))));

    /// <summary>Other sums of the right terms.</summary>
    private static Mistake<MakeItFastCase, decimal[]> Sums(
        string id, string story, params Func<MakeItFastCase, decimal[], decimal>[] sums) =>
        new(id, story, c => sums.Select(sum => Cells(c, (i, j) => sum(c, TermsOf(c, i, j)))));

    /// <summary>The right cells here, and 0 there.</summary>
    private static Mistake<MakeItFastCase, decimal[]> Only(
        string id, string story, params Func<MakeItFastCase, int, int, bool>[] isThere) =>
        new(id, story, c => isThere.Select(there => Cells(c, (i, j) => there(c, i, j) ? TermsOf(c, i, j).Sum() : 0)));

    /// <summary>The right cells so many times, by the width of a vector, n and j.</summary>
    private static Mistake<MakeItFastCase, decimal[]> Times(string id, string story, params Func<int, int, int, int>[] times) =>
        new(id, story, c =>
            Widths.SelectMany(w => times.Select(count => Cells(c, (i, j) => count(w, c.N, j) * TermsOf(c, i, j).Sum()))));

    /// <summary>The last term only in some columns.</summary>
    private static decimal[] Mixed(MakeItFastCase c, Func<int, bool> isLastOnly) =>
        Cells(c, (i, j) => isLastOnly(j) ? TermsOf(c, i, j)[^1] : TermsOf(c, i, j).Sum());

    /// <summary>The right cells at wrong places, where the later overwrites or is added.</summary>
    private static IEnumerable<decimal[]> Placed(MakeItFastCase c, Func<int, int, int> place)
    {
        var right = MakeItFastOracle.Product(c);
        var (overwritten, added) = (new decimal[right.Length], new decimal[right.Length]);
        for (var at = 0; at < right.Length; at++)
        {
            var to = place(at / c.N, at % c.N);
            if (to >= right.Length)
            {
                return [];
            }

            overwritten[to] = right[at];
            added[to] += right[at];
        }

        return [overwritten, added];
    }

    /// <summary>Sums that go on over so many cells.</summary>
    private static decimal[] Running(MakeItFastCase c, int cells)
    {
        var running = MakeItFastOracle.Product(c);
        for (var at = 1; at < running.Length; at++)
        {
            running[at] += at % cells == 0 ? 0 : running[at - 1];
        }

        return running;
    }
}
