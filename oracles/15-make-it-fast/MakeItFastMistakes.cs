namespace Katas.Oracles.MakeItFast;

/// <summary>The known wrong answers of stage 15.</summary>
public static class MakeItFastMistakes
{
    /// <summary>Of the product, by whichever way.</summary>
    public static Mistake<MakeItFastCase, decimal[]>[] Product =>
    [
        Terms("b-transposed", "B is read as if it were transposed: bₚⱼ lies at b[p * n + j]", (c, i, j, p) =>
            (A(c, i, p), (j * c.K) + p)),
        Terms("a-transposed", "A is read as if it were transposed: aᵢₚ lies at a[i * k + p]", (c, i, j, p) =>
            ((p * c.M) + i, B(c, p, j))),
        Terms(
            "both-transposed",
            "A and B are read as if transposed: aᵢₚ lies at a[i * k + p], bₚⱼ at b[p * n + j]",
            (c, i, j, p) => ((p * c.M) + i, (j * c.K) + p)),
        Terms("row-j-of-a", "that is row j of A: cell (i, j) takes row i of A", (c, i, j, p) => (A(c, j, p), B(c, p, j))),
        Terms("column-i-of-b", "that is column i of B: cell (i, j) takes column j of B", (c, i, j, p) =>
            (A(c, i, p), B(c, p, i))),
        Terms("row-i-of-b", "that is row i of B in every term: term p takes row p of B", (c, i, j, p) =>
            (A(c, i, p), B(c, i, j))),
        Terms("value-of-a-stuck", "every term takes the first value of A's row: read aᵢₚ again for each p", (c, i, j, p) =>
            (A(c, i, 0), B(c, p, j))),
        Terms("value-of-b-stuck", "every cell takes the first column of B: the index of b has a j in it", (c, i, j, p) =>
            (A(c, i, p), B(c, p, 0))),
        Terms(
            "stride-of-a",
            "A's rows are k values long: row i begins at i * k",
            (c, i, j, p) => ((i * c.N) + p, B(c, p, j)),
            (c, i, j, p) => ((i * c.M) + p, B(c, p, j))),
        Terms(
            "stride-of-b",
            "B's rows are n values long: row p begins at p * n",
            (c, i, j, p) => (A(c, i, p), (p * c.K) + j),
            (c, i, j, p) => (A(c, i, p), (p * c.M) + j)),
        new("stride-of-c", "C's rows are n values long: row i begins at i * n", c =>
            [.. Placed(c, (i, j) => (i * c.K) + j), .. Placed(c, (i, j) => (i * c.M) + j)]),
        new("result-transposed", "C comes out transposed: cᵢⱼ belongs at c[i * n + j]", c => Placed(c, (i, j) => (j * c.M) + i)),
        new("factors-swapped", "that is B·A: rows are taken of A and columns of B", c =>
            c.M == c.N ? [Cells(c, (i, j) => Inner(c).Sum(p => c.B[(i * c.K) + p] * c.A[(p * c.N) + j]))] : []),
        Sums("last-term-left-out", "the last term of each sum is missing: p runs to k − 1", (c, t) =>
            t[..Math.Max(0, c.K - 1)].Sum()),
        Sums("first-term-left-out", "the first term of each sum is missing: p starts from 0", (_, t) => t.Skip(1).Sum()),
        Sums("last-term-only", "only the last term of each sum is left: add to it (+=), do not overwrite it (=)", (_, t) =>
            t[^1]),
        Sums(
            "first-term-only",
            "only the first term of each sum is there: p runs over all k, and the return comes after it",
            (_, t) => t[0]),
        Sums(
            "inner-bound",
            "the sums end too early: p runs over the k columns of A, not over m or n",
            (c, t) => t.Take(c.N).Sum(),
            (c, t) => t.Take(c.M).Sum()),
        Sums(
            "inner-tail-left-out",
            "the terms that fill no whole vector are missing: go on with the rest, one by one",
            [.. Widths.Select<int, Func<MakeItFastCase, decimal[], decimal>>(w => (c, t) => t.Take(Whole(c.K, w)).Sum())]),
        Sums(
            "block-overwritten",
            "of long sums only the last block is left: add each block's share to the cell (+=)",
            [
                .. ((int[])[2, 4, 8, 16, 32, 64]).Select<int, Func<MakeItFastCase, decimal[], decimal>>(size =>
                    (c, t) => t.Skip((c.K - 1) / size * size).Sum()),
            ]),
        Sums("mean-for-sum", "the sums are divided by k: a product is a sum, not a mean", (c, t) => t.Sum() / c.K),
        new("added-not-multiplied", "aᵢₚ and bₚⱼ are added: a term is their product", c =>
            [Cells(c, (i, j) => Inner(c).Sum(p => c.A[A(c, i, p)] + c.B[B(c, p, j)]))]),
        new("sum-not-reset", "a cell goes on from the sum of the one before: start each from 0", c =>
            [Running(c, c.N), Running(c, c.M * c.N)]),
        new("row-not-cleared", "a row goes on from the sums of the one above: begin each row with zeros", c =>
            [Cells(c, (i, j) => Enumerable.Range(0, i + 1).Sum(above => TermsOf(c, above, j).Sum()))]),
        Only(
            "row-blocks-alone",
            "the rows that fill no whole block are missing: go on with the rest, row by row",
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
        Times("narrow-left-out", "rows shorter than a vector are missing: all of such a row is a rest", (w, n, _) =>
            n < w ? 0 : 1),
        Times(
            "tail-left-out",
            "the columns that fill no whole vector are missing: go on with the rest, one by one",
            (w, n, j) => j < Whole(n, w) ? 1 : 0,
            (w, n, j) => j <= Whole(n, w) ? 1 : 0),
        Times(
            "width-hard-coded",
            "j goes on by another number than the vector holds: that is Vector<double>.Count",
            [
                .. ((int[])[2, 3, 4, 8]).Select<int, Func<int, int, int, int>>(step =>
                    (w, n, j) => step == w ? -1 : Met(step, w, n, j)),
            ]),
        Times(
            "whole-vectors-left-out",
            "only the columns that fill no whole vector are there: does the loop over vectors run?",
            (w, n, j) => j < Whole(n, w) ? 0 : 1),
        Times("last-vector-left-out", "a vector that just fits at the end is missing: go on while j <= n - width", (w, n, j) =>
            n % w == 0 && j >= n - w ? 0 : 1),
        Times(
            "first-vector-only",
            "of the whole vectors only the first is there: j goes on by the width, to the end",
            (w, n, j) => j < w || j >= Whole(n, w) ? 1 : 0,
            (w, n, j) => j < w && j < Whole(n, w) ? 1 : 0),
        Times(
            "tail-doubled",
            "columns are counted twice: the loop for the rest begins where the vectors have ended",
            (w, n, j) => j < Whole(n, w) ? 2 : 1,
            (w, n, j) => n >= w && j >= n - w && j < Whole(n, w) ? 2 : 1,
            (w, n, j) => n % w != 0 && n >= w && j >= n - w && j < Whole(n, w) ? 2 : 1),
        Times(
            "steps-of-one",
            "columns are counted again and again: after a vector j goes on by its width, not by 1",
            (w, n, j) => n < w ? 1 : Math.Min(j, n - w) - Math.Max(0, j - w + 1) + 1 + (j > n - w ? 1 : 0),
            (w, n, j) => n < w ? 1 : Math.Min(j, n - w) - Math.Max(0, j - w + 1) + 1),
        Times(
            "not-broadcast",
            "only the first number of each vector is multiplied: put the value of A into all of them",
            (w, n, j) => j < Whole(n, w) && j % w != 0 ? 0 : 1),
        new("tail-overwritten", "of the columns that fill no whole vector only the last term is left: add to them (+=)", c =>
            Widths.Select(w => Mixed(c, j => j >= Whole(c.N, w)))),
        new("vectors-overwritten", "of the whole vectors only the last term is left: add to what is there, then store", c =>
            Widths.Select(w => Mixed(c, j => j < Whole(c.N, w)))),
    ];

    /// <summary>Of the product, asked after that of other matrices.</summary>
    public static Mistake<MakeItFastCase, decimal[]>[] AfterOthers =>
    [
        new("sum-kept", "the product of an earlier call is still in it: start from a new array in every call", c =>
            [[.. MakeItFastOracle.Product(c.Other).Zip(MakeItFastOracle.Product(c), (earlier, now) => earlier + now)]]),
        new("stale-copy", "a copy of an earlier call's matrix is multiplied: copy what this call is given", c =>
        [
            MakeItFastOracle.Product(c with { B = c.Other.B }),
            MakeItFastOracle.Product(c with { A = c.Other.A }),
            MakeItFastOracle.Product(c.Other),
        ]),
    ];

    /// <summary>Of a product, looked at after that of other matrices was asked for.</summary>
    public static Mistake<MakeItFastCase, decimal[]>[] BeforeOthers =>
    [
        new("array-shared", "a later call has written into the array that was handed out: make a new one in every call", c =>
        [
            MakeItFastOracle.Product(c.Other),
            [.. MakeItFastOracle.Product(c.Other).Zip(MakeItFastOracle.Product(c), (later, now) => later + now)],
        ]),
    ];

    /// <summary>Of the caller's B after a call.</summary>
    public static Mistake<MakeItFastCase, decimal[]>[] CallersB =>
    [
        new("callers-b-transposed", "the caller's B was transposed in place: transpose a copy", c =>
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
