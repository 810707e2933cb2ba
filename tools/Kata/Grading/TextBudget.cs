namespace Kata.Grading;

/// <summary>
/// How much of the texts that a submission chose is kept of one stage: messages, exceptions, console output. Honest ones are far
/// below; beyond, only the beginning of each text is kept.
/// </summary>
internal sealed class TextBudget
{
    private const int MinKept = 200;
    private int _left = 50_000;

    /// <summary>The text, shortened.</summary>
    public string Keep(string text, int max)
    {
        var kept = UntrustedText.Shorten(text, Math.Clamp(_left, MinKept, max));
        _left -= kept.Length;
        return kept;
    }
}
