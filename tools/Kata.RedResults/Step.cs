namespace Kata.RedResults;

/// <summary>One node of a computation graph, for one case.</summary>
/// <param name="Name">In the notation of docs/notation.md: <c>∂J/∂b</c>.</param>
/// <param name="Formula">How it follows from the earlier ones.</param>
/// <param name="From">The names of the nodes that it is computed from.</param>
/// <param name="IsBackward">Whether it is part of the backward pass.</param>
/// <param name="Right">The right value.</param>
public sealed record Step(string Name, string Formula, string[] From, bool IsBackward, StepValue Right)
{
    /// <summary>The learner's value; null if it isn't known.</summary>
    public StepValue? Yours { get; init; }

    /// <summary>Whether the learner's value is known and wrong.</summary>
    public bool IsWrong { get; init; }

    /// <summary>Whether it is where the learner's computation goes wrong.</summary>
    public bool IsMarked { get; init; }
}

/// <summary>A number, a vector or a matrix, or a word or several, as plain data.</summary>
/// <param name="Rank">0 for a number or a word, 1 for a vector or several words, 2 for a matrix.</param>
/// <param name="Rows">The rows: one with one number, one, or several. The first of them, if there are very many.</param>
public sealed record StepValue(int Rank, double[][] Rows)
{
    private const int MaxLength = 64;

    /// <summary>The words, such as verdicts; null if there are numbers.</summary>
    public string[]? Words { get; init; }

    /// <summary>
    /// Of a decimal, a double, an int, a bool or a word, or of arrays of these; null for anything else. Of several matrices, the
    /// rows of all.
    /// </summary>
    public static StepValue? Of(object? value) => value switch
    {
        string word => new StepValue(0, []) { Words = [Short(word)] },
        string?[] words when Array.TrueForAll(words, word => word is not null) =>
            new StepValue(1, []) { Words = [.. words.Take(MaxLength).Select(word => Short(word!))] },
        _ when NumberOf(value) is { } number => new StepValue(0, [[number]]),
        Array items when Vector(items) is { } row => new StepValue(1, [row]),
        Array items when Matrix(items) is { } rows => new StepValue(2, rows),
        Array items when Matrix(Joined(items)) is { } rows => new StepValue(2, rows),
        _ => null,
    };

    private static string Short(string word) => word.Length <= MaxLength ? word : $"{word[..MaxLength]}…";

    private static double[]? Vector(Array items)
    {
        var numbers = items.Cast<object?>().Take(MaxLength).Select(NumberOf).ToArray();
        return Array.TrueForAll(numbers, number => number is not null)
            ? Array.ConvertAll(numbers, number => number!.Value)
            : null;
    }

    private static double[][]? Matrix(Array items)
    {
        var rows = items.Cast<object?>().Take(MaxLength).Select(item => item is Array row ? Vector(row) : null).ToArray();
        return Array.TrueForAll(rows, row => row is not null) ? Array.ConvertAll(rows, row => row!) : null;
    }

    private static object?[] Joined(Array matrices) =>
        [.. matrices.Cast<object?>().SelectMany(matrix => matrix is Array rows ? rows.Cast<object?>() : [null])];

    private static double? NumberOf(object? value) => value switch
    {
        double number => number,
        // A decimal has 28 digits: the last ones are rounding, and 1E-28 would stand where 0 is meant.
        decimal number => (double)decimal.Round(number, 24),
        int number => number,
        bool truth => truth ? 1 : 0,
        _ => null,
    };
}

/// <summary>A case of a stage with its steps, for a stage that has no red test to explain.</summary>
/// <param name="Call">The member that is computed.</param>
/// <param name="Case">The case's name.</param>
/// <param name="Given">Its inputs.</param>
/// <param name="Steps">The steps in order.</param>
public sealed record WorkedCase(string Call, string Case, string Given, Step[] Steps);

/// <summary>What explains the tests' results; the tests compute no steps without one.</summary>
public interface IExplainer
{
    /// <summary>Takes the first case of the tests' question, right values only.</summary>
    void Example(WorkedCase example);
}
