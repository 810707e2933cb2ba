namespace Katas.Layers;

/// <summary>What is refused at the door. Given.</summary>
internal static class Guard
{
    /// <summary>Every row has that many values.</summary>
    public static void Columns(double[][] rows, int columns, string name)
    {
        for (var i = 0; i < rows.Length; i++)
        {
            if (rows[i].Length != columns)
            {
                throw new ArgumentException($"{name}[{i}] has {rows[i].Length} values; {columns} are needed.", name);
            }
        }
    }

    /// <summary>There are rows, and as many targets.</summary>
    public static void Pairs(double[][] rows, double[][] targets, string name)
    {
        if (rows.Length == 0)
        {
            throw new ArgumentException($"{name} has 0 rows; a mean needs at least 1.", name);
        }

        if (targets.Length != rows.Length)
        {
            throw new ArgumentException($"targets has {targets.Length} rows but {name} has {rows.Length}; they pair up one to one.", nameof(targets));
        }
    }

    /// <summary>There are rows, as many targets, and all are equally long.</summary>
    public static void SameShape(double[][] outputs, double[][] targets)
    {
        Pairs(outputs, targets, nameof(outputs));
        Columns(outputs, targets[0].Length, nameof(outputs));
        Columns(targets, targets[0].Length, nameof(targets));
    }

    /// <summary>η is a step.</summary>
    public static void FiniteAndPositive(double learningRate)
    {
        if (!double.IsFinite(learningRate) || learningRate <= 0)
        {
            throw new ArgumentOutOfRangeException(nameof(learningRate), learningRate, "The learning rate is finite and greater than 0.");
        }
    }
}
