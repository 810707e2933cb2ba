namespace Kata.Engine;

/// <summary>What code has used of the machine, or may use.</summary>
/// <param name="Running">Processor time, of all threads together.</param>
/// <param name="Waiting">Time in which no thread ran or queued for a processor: a busy machine doesn't add to it.</param>
internal readonly record struct TimeUse(TimeSpan Running, TimeSpan Waiting)
{
    /// <summary>No limit.</summary>
    public static TimeUse Unlimited { get; } = new(TimeSpan.MaxValue, TimeSpan.MaxValue);

    public static TimeUse Seconds(double running, double waiting) =>
        new(TimeSpan.FromSeconds(running), TimeSpan.FromSeconds(waiting));

    public static TimeUse operator +(TimeUse one, TimeUse other) => new(one.Running + other.Running, one.Waiting + other.Waiting);

    public static TimeUse operator *(TimeUse use, double factor) => new(use.Running * factor, use.Waiting * factor);

    /// <summary>What has been used up of a limit, in a few words; null if nothing has.</summary>
    public string? Excess(TimeUse limit) =>
        Running >= limit.Running ? FormattableString.Invariant($"{limit.Running.TotalSeconds:0.###} s")
        : Waiting >= limit.Waiting ? FormattableString.Invariant($"{limit.Waiting.TotalSeconds:0.###} s of waiting")
        : null;

    /// <summary>The lower one of two limits.</summary>
    public TimeUse Min(TimeUse other) => new(
        Running < other.Running ? Running : other.Running, Waiting < other.Waiting ? Waiting : other.Waiting);
}

/// <summary>How long a submission's code may run.</summary>
/// <param name="Test">For each second that a test's attribute allows.</param>
/// <param name="AfterLoss">For each test after one that has reached its limit.</param>
/// <param name="Lost">
/// For all tests of a stage that reach their limit; after that, its other tests are red without being run.
/// </param>
/// <param name="Stage">For all tests of a stage; after that, the same.</param>
/// <param name="Submission">For all stages of a submission; after that, the same.</param>
internal sealed record TimeLimits(TimeUse Test, TimeUse AfterLoss, TimeUse Lost, TimeUse Stage, TimeUse Submission)
{
    /// <summary>At home: those of the tests' attributes.</summary>
    public static TimeLimits OfTests { get; } = new(
        Test: TimeUse.Seconds(1, 4),
        AfterLoss: TimeUse.Seconds(1, 1),
        Lost: TimeUse.Unlimited,
        Stage: TimeUse.Unlimited,
        Submission: TimeUse.Unlimited);

    /// <summary>
    /// When graded: several times what honest answers take, and an infinite loop takes no more than a second. See
    /// docs/grading-json.md.
    /// </summary>
    public static TimeLimits OfGrading { get; } = new(
        Test: TimeUse.Seconds(0.125, 1),
        AfterLoss: TimeUse.Seconds(0.25, 1),
        Lost: TimeUse.Seconds(0.8, 10),
        Stage: TimeUse.Seconds(20, 60),
        Submission: TimeUse.Seconds(120, 300));
}
