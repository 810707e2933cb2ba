namespace Katas.Oracles.MakeItFast;

/// <summary>C = A·B from the definition: each cell is a row of A times a column of B.</summary>
public static class MakeItFastOracle
{
    /// <summary>C, row by row.</summary>
    public static decimal[] Product(MakeItFastCase c)
    {
        var rows = Enumerable.Range(0, c.M).Select(i => c.A.Skip(i * c.K).Take(c.K).ToArray());
        var columns =
            Enumerable.Range(0, c.N).Select(j => Enumerable.Range(0, c.K).Select(p => c.B[(p * c.N) + j]).ToArray()).ToArray();
        return [.. rows.SelectMany(row => columns.Select(column => Numbers.Dot(row, column)))];
    }
}
