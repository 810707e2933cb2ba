namespace Kata.Verbs;

/// <summary>Finds what a misspelt word was meant to be.</summary>
internal static class Spelling
{
    private const int MaxErrors = 2;

    /// <summary>" (did you mean test?)", to follow the word; empty if no name is near.</summary>
    public static string Hint(string word, IEnumerable<string> names) =>
        names.Select(name => (Name: name, Errors: Errors(word.ToLowerInvariant(), name)))
            .Where(near => near.Errors <= MaxErrors && 2 * near.Errors < near.Name.Length)
            .OrderBy(near => near.Errors)
            .Select(near => $" (did you mean {near.Name}?)")
            .FirstOrDefault("");

    /// <summary>The number of letters missing, added, changed, or swapped with the next (Damerau, 1964).</summary>
    private static int Errors(string word, string name)
    {
        var errors = new int[word.Length + 1, name.Length + 1];
        for (var i = 0; i <= word.Length; i++)
        {
            for (var j = 0; j <= name.Length; j++)
            {
                var isSwapped = i > 1 && j > 1 && word[i - 1] == name[j - 2] && word[i - 2] == name[j - 1];
                errors[i, j] = i == 0 ? j
                    : j == 0 ? i
                    : Math.Min(
                        Math.Min(errors[i - 1, j], errors[i, j - 1]) + 1,
                        Math.Min(
                            errors[i - 1, j - 1] + (word[i - 1] == name[j - 1] ? 0 : 1),
                            isSwapped ? errors[i - 2, j - 2] + 1 : int.MaxValue));
            }
        }

        return errors[word.Length, name.Length];
    }
}
