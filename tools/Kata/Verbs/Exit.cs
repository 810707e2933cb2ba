namespace Kata.Verbs;

/// <summary>The exit codes.</summary>
internal static class Exit
{
    /// <summary>Everything requested is green, or done.</summary>
    public const int Green = 0;

    /// <summary>Something is red.</summary>
    public const int Red = 1;

    /// <summary>A usage error.</summary>
    public const int Usage = 2;

    /// <summary>A broken environment: no SDK, no build, no git.</summary>
    public const int Broken = 3;

    /// <summary>Tells the launcher to rebuild and restart: the build is older than its sources.</summary>
    public const int Stale = 75;
}

/// <summary>An error for the user: one sentence that says what happened and what to do, and the exit code.</summary>
internal sealed class KataException(string message, int code, Exception? inner = null) : Exception(message, inner)
{
    public int Code { get; } = code;
}
