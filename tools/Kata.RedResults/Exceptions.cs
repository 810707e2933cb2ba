using System.Diagnostics;

namespace Kata.RedResults;

/// <summary>An exception that the learner's code threw in another process.</summary>
/// <param name="thrown">The exception, with a type that the tests can distinguish.</param>
/// <param name="typeName">The name of its original type.</param>
/// <param name="member">The learner's innermost method on its stack; empty if there is none.</param>
/// <param name="place">The location in that method.</param>
public sealed class LearnerException(
    Exception thrown, string typeName, string member, Place place) : Exception(thrown.Message, thrown)
{
    /// <summary>The exception, with a type that the tests can distinguish.</summary>
    public Exception Thrown => InnerException!;

    /// <summary>The name of its original type.</summary>
    public string TypeName => typeName;

    /// <summary>The learner's innermost method on its stack; empty if there is none.</summary>
    public string Member => member;

    /// <summary>The location in that method.</summary>
    public Place Place => place;
}

/// <summary>A test that never returned, or whose process ended.</summary>
/// <param name="message">What happened.</param>
/// <param name="lastCall">The last member called, if a worker ran it.</param>
/// <param name="stoppedAt">Where the code was when it was stopped in this process; null if it couldn't be.</param>
public sealed class LostException(string message, string? lastCall = null, StackTrace? stoppedAt = null) : Exception(message)
{
    /// <summary>The last member called, if a worker ran it.</summary>
    public string? LastCall => lastCall;

    /// <summary>Where the code was when it was stopped in this process.</summary>
    public StackTrace? StoppedAt => stoppedAt;
}
