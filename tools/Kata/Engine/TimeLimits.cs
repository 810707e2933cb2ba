namespace Kata.Engine;

/// <summary>How long a submission's code may run.</summary>
/// <param name="MinTest">The shortest limit of a test, whatever its attribute says.</param>
/// <param name="MaxRun">After this time, a stage's remaining tests are red without being run.</param>
internal sealed record TimeLimits(TimeSpan MinTest, TimeSpan MaxRun)
{
    /// <summary>No limits but those of the tests' attributes.</summary>
    public static TimeLimits OfTests { get; } = new(TimeSpan.Zero, TimeSpan.MaxValue);
}
