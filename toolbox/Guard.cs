using System.Runtime.CompilerServices;

namespace Katas;

/// <summary>
/// Checks of arguments: one per fault, with one message in every stage. Given, in the namespace above those of the stages, so
/// that none of them needs a using.
/// </summary>
/// <remarks>Leave the names out: the compiler fills them in with the arguments as they are written in the call.</remarks>
public static class Guard
{
    /// <summary>Requires a number that is finite and greater than 0, such as a learning rate.</summary>
    /// <exception cref="ArgumentException">It isn't.</exception>
    public static void FiniteAndPositive(double value, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (!double.IsFinite(value) || value <= 0)
        {
            throw new ArgumentOutOfRangeException(name, value, $"{name} must be finite and greater than 0.");
        }
    }

    /// <summary>Requires a value or a row: a mean of none would be 0/0.</summary>
    /// <exception cref="ArgumentException">There are none.</exception>
    public static void NotEmpty(Array values, [CallerArgumentExpression(nameof(values))] string name = "")
    {
        if (values.Length == 0)
        {
            throw new ArgumentException($"{name} has 0 {Unit(values)}; it needs at least 1.", name);
        }
    }

    /// <summary>Requires as many values, or rows, as there are others.</summary>
    /// <exception cref="ArgumentException">They differ in number.</exception>
    public static void Pairs(
        Array values,
        Array others,
        [CallerArgumentExpression(nameof(values))] string name = "",
        [CallerArgumentExpression(nameof(others))] string otherName = "")
    {
        if (values.Length != others.Length)
        {
            var unit = Unit(others) == Unit(values) ? "" : $" {Unit(others)}";
            throw new ArgumentException(
                $"{name} has {values.Length} {Unit(values)} but {otherName} has {others.Length}{unit}; they pair up one to one.",
                name);
        }
    }

    /// <summary>Requires as many values in every row as there are columns.</summary>
    /// <exception cref="ArgumentException">A row has more or fewer.</exception>
    public static void Columns(
        double[][] rows,
        int columns,
        [CallerArgumentExpression(nameof(rows))] string name = "",
        [CallerArgumentExpression(nameof(columns))] string columnsName = "")
    {
        for (var i = 0; i < rows.Length; i++)
        {
            if (rows[i].Length != columns)
            {
                throw new ArgumentException(
                    $"{name}[{i}] has {rows[i].Length} values but {columnsName} is {columns}; they pair up one to one.", name);
            }
        }
    }

    /// <summary>Requires what can be averaged over: a row or more, a target per row, and rows of the same length.</summary>
    /// <exception cref="ArgumentException">There are no rows, or the targets or a row differ in length.</exception>
    public static void Batch(
        double[][] rows,
        Array targets,
        int columns,
        [CallerArgumentExpression(nameof(rows))] string name = "",
        [CallerArgumentExpression(nameof(targets))] string targetsName = "",
        [CallerArgumentExpression(nameof(columns))] string columnsName = "")
    {
        NotEmpty(rows, name);
        Pairs(targets, rows, targetsName, name);
        Columns(rows, columns, name, columnsName);
    }

    /// <summary>Requires as many rows as there are others, each as long as the other.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void SameShape(
        double[][] rows,
        double[][] others,
        [CallerArgumentExpression(nameof(rows))] string name = "",
        [CallerArgumentExpression(nameof(others))] string otherName = "")
    {
        Pairs(rows, others, name, otherName);
        for (var i = 0; i < rows.Length; i++)
        {
            if (rows[i].Length != others[i].Length)
            {
                Pairs(rows[i], others[i], $"{name}[{i}]", $"{otherName}[{i}]");
            }
        }
    }

    private static string Unit(Array values) => values is Array[]? "rows" : "values";
}
