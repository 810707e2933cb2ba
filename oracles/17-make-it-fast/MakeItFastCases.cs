namespace Katas.Oracles.MakeItFast;

/// <summary>Two matrices and their sizes.</summary>
public sealed record MakeItFastCase(string Name, int M, int K, int N, decimal[] A, decimal[] B) : Case(Name)
{
    /// <summary>Other matrices of the same sizes, for calls that come before or after the one that is judged.</summary>
    public MakeItFastCase Other => this with { A = [.. A.Select(value => 1 - value)], B = [.. B.Select(value => 2 - value)] };

    /// <inheritdoc/>
    public override string Given => $"A = {Table(A, M, K)}  B = {Table(B, K, N)}  m = {M}  k = {K}  n = {N}";

    /// <inheritdoc/>
    public override string Worked => M * N == 0
        ? "C has no cells"
        : $"C = {Table(MakeItFastOracle.Product(this), M, N)}  c₀₀ = {(K == 0 ? "0, an empty sum" : Terms)}";

    private string Terms =>
        string.Join(" + ", Enumerable.Range(0, K).Take(4).Select(p => $"{Numbers.Text(A[p])}·{Numbers.Text(B[p * N])}"))
            + (K > 4 ? " + …" : "");

    private static string Table(decimal[] values, int rows, int columns) =>
        Numbers.Text(Enumerable.Range(0, rows).Select(i => values[(i * columns)..((i + 1) * columns)]).ToArray());
}

/// <summary>
/// The cases of stage 17, by shape. A wrong step from row to row leaves the array in some shapes and stays inside in others;
/// where it stays inside, it can be told by its values. No case has as many values in B or in C as the one before, so that an
/// array kept from there shows.
/// </summary>
public static class MakeItFastCases
{
    /// <summary>m = n: as many rows as columns come out.</summary>
    public static MakeItFastCase[] Square =>
    [
        new("two by two", 2, 2, 2, [1, 2, 3, 4], [5, 6, 7, 8]),
        new("one by one", 1, 1, 1, [3], [-0.5m]),
        new("a column times a row", 3, 1, 3, [1, 2, 3], [4, 5, 6]),
        new("2 × 3 times 3 × 2", 2, 3, 2, [1, 2, 3, 4, 5, 6], [7, 8, 9, 10, 11, 12]),
        new("a row times a column", 1, 3, 1, [1, 2, 3], [4, 5, 6]),
        new("the identity", 3, 3, 3, [1, 0, 0, 0, 1, 0, 0, 0, 1], [1, 2, 3, 4, 5, 6, 7, 8, 9]),
        .. Drawn((4, 4, 4), (5, 3, 5), (7, 9, 7), (8, 8, 8), (13, 2, 13), (17, 5, 17), (25, 2, 25)),
    ];

    /// <summary>m, n ≤ k: the sums are long.</summary>
    public static MakeItFastCase[] Deep =>
    [
        new("1 × 4 times 4 × 2", 1, 4, 2, [1, -2, 3, 0.5m], [1, 2, 3, 4, 5, 6, 7, 8]),
        new("2 × 4 times 4 × 3", 2, 4, 3, [1, 2, 3, 4, 5, 6, 7, 8], [1, 0, 2, 0, 1, 3, 2, 1, 0, 1, 1, 1]),
        .. Drawn((3, 7, 5), (4, 9, 6), (2, 12, 11), (6, 19, 9), (1, 26, 25), (5, 70, 3)),
    ];

    /// <summary>m, k ≤ n: the rows are long.</summary>
    public static MakeItFastCase[] Wide =>
    [
        new("1 × 2 times 2 × 3", 1, 2, 3, [2, -1], [1, 2, 3, 4, 5, 6]),
        new("2 × 3 times 3 × 5", 2, 3, 5, [1, 2, 3, 4, 5, 6], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]),
        .. Drawn((3, 2, 6), (2, 4, 7), (4, 3, 9), (5, 6, 11), (3, 5, 16), (4, 2, 19), (3, 4, 25), (2, 3, 70)),
    ];

    /// <summary>k, n ≤ m: the columns are long.</summary>
    public static MakeItFastCase[] Tall =>
    [
        new("3 × 2 times 2 × 1", 3, 2, 1, [1, 2, 3, 4, 5, 6], [10, 1]),
        new("4 × 2 times 2 × 3", 4, 2, 3, [1, 2, 3, 4, 5, 6, 7, 8], [1, 2, 3, 4, 5, 6]),
        .. Drawn((6, 2, 4), (7, 4, 3), (9, 3, 5), (12, 5, 8), (19, 6, 11), (26, 2, 25), (70, 3, 2)),
    ];

    /// <summary>A size is 0: C has no cells, or its sums no terms.</summary>
    public static MakeItFastCase[] Empty =>
    [
        new("nothing inside", 2, 0, 3, [], []),
        new("no rows", 0, 3, 2, [], [1, 2, 3, 4, 5, 6]),
        new("no columns", 2, 3, 0, [1, 2, 3, 4, 5, 6], []),
        new("nothing at all", 0, 0, 0, [], []),
    ];

    /// <summary>Of every shape.</summary>
    public static MakeItFastCase[] All => [.. Square, .. Deep, .. Wide, .. Tall, .. Empty];

    private static IEnumerable<MakeItFastCase> Drawn(params (int M, int K, int N)[] sizes)
    {
        var draw = new Draw(Draw.Seed);
        foreach (var (m, k, n) in sizes)
        {
            yield return new MakeItFastCase(
                $"drawn: {m} × {k} times {k} × {n}", m, k, n, Values(draw, m * k), Values(draw, k * n));
        }
    }

    /// <summary>Mostly positive, so that no sum loses digits in any order.</summary>
    private static decimal[] Values(Draw draw, int count) => [.. draw.Numbers(count).Select(value => value + 1.75m)];
}
