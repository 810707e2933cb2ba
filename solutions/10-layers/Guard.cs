namespace Katas.Layers;

/// <summary>Checks of arguments.</summary>
internal static class Guard
{
    /// <summary>Requires that every row has this many values.</summary>
    public static void Columns(double[][] rows, int columns, string name)
    {
        for (var i = 0; i < rows.Length; i++)
        {
            if (rows[i].Length != columns)
            {
                throw new ArgumentException($"{name}[{i}] has {rows[i].Length} values but should have {columns}.", name);
            }
        }
    }

    /// <summary>Requires at least one row, and as many targets as rows.</summary>
    public static void Pairs(double[][] rows, double[][] targets, string name)
    {
        if (rows.Length == 0)
        {
            throw new ArgumentException($"{name} has 0 rows; a mean needs at least 1.", name);
        }

        if (targets.Length != rows.Length)
        {
            throw new ArgumentException(
                $"targets has {targets.Length} rows but {name} has {rows.Length}; they pair up one to one.", nameof(targets));
        }
    }

    /// <summary>Requires at least one row, as many targets as rows, and the same length for all of them.</summary>
    public static void SameShape(double[][] outputs, double[][] targets)
    {
        Pairs(outputs, targets, nameof(outputs));
        Columns(outputs, targets[0].Length, nameof(outputs));
        Columns(targets, targets[0].Length, nameof(targets));
    }

    /// <summary>Requires a learning rate that is finite and greater than 0.</summary>
    public static void FiniteAndPositive(double learningRate)
    {
        if (!double.IsFinite(learningRate) || learningRate <= 0)
        {
            throw new ArgumentOutOfRangeException(
                nameof(learningRate), learningRate, "The learning rate must be finite and greater than 0.");
        }
    }
}
