using System.Diagnostics;

namespace Kata.RedResults;

/// <summary>An exception that the learner's code threw in another process.</summary>
/// <param name="thrown">The exception as the tests tell it apart: its type is right as far as they ask.</param>
/// <param name="typeName">The name of its type there.</param>
/// <param name="member">The innermost method of the learner's that it passed; empty if there is none.</param>
/// <param name="place">Where in that method.</param>
public sealed class LearnerException(Exception thrown, string typeName, string member, Place place) : Exception(thrown.Message, thrown)
{
    /// <summary>The exception as the tests tell it apart.</summary>
    public Exception Thrown => InnerException!;

    /// <summary>The name of its type in the other process.</summary>
    public string TypeName => typeName;

    /// <summary>The innermost method of the learner's that it passed; empty if there is none.</summary>
    public string Member => member;

    /// <summary>Where in that method.</summary>
    public Place Place => place;
}

/// <summary>A test that never returned, or whose process ended.</summary>
/// <param name="message">What happened.</param>
/// <param name="lastCall">The member that was called last, if another process ran it.</param>
/// <param name="stoppedAt">Where the code was when it was stopped in this process; null if it couldn't be.</param>
public sealed class LostException(string message, string? lastCall = null, StackTrace? stoppedAt = null) : Exception(message)
{
    /// <summary>The member that was called last, if another process ran it.</summary>
    public string? LastCall => lastCall;

    /// <summary>Where the code was when it was stopped in this process.</summary>
    public StackTrace? StoppedAt => stoppedAt;
}
