namespace Kata.Verbs;

/// <summary>The exit codes.</summary>
internal static class Exit
{
    /// <summary>All that was asked about is green, or done.</summary>
    public const int Green = 0;

    /// <summary>Something is red.</summary>
    public const int Red = 1;

    /// <summary>The command line is not understood.</summary>
    public const int Usage = 2;

    /// <summary>Something that is needed is missing: an SDK, a build, git.</summary>
    public const int Broken = 3;

    /// <summary>To the launcher: what is built is older than its sources; build it, and start it again.</summary>
    public const int Stale = 75;
}

/// <summary>A sentence for the learner, and the exit code: what, where, what to do.</summary>
internal sealed class KataException(string message, int code, Exception? inner = null) : Exception(message, inner)
{
    public int Code { get; } = code;
}
