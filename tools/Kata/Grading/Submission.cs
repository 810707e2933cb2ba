namespace Kata.Grading;

/// <summary>A submission as it was read into memory.</summary>
/// <param name="Id">Its id: the name of the folder or file, without extension.</param>
/// <param name="HandedIn">When it was submitted, if known and needed.</param>
/// <param name="Stages">The files of each stage that has any. Paths are relative to the submission, with forward slashes.</param>
/// <param name="Notes">What was found in unusual places, ignored or refused, and why, in sentences.</param>
/// <param name="Problem">Why it can't be read; null if it can.</param>
internal sealed record Submission(
    string Id, DateTimeOffset? HandedIn, SubmittedStage[] Stages, string[] Notes, string? Problem = null)
{
    /// <summary>Whether the grader couldn't read it: then it gets no mark, rather than 0.</summary>
    public bool IsUnread { get; init; }

    /// <summary>
    /// Why a file couldn't be read that may belong to any stage: those without files get no mark. Null if all could.
    /// </summary>
    public string? Unread { get; init; }

    /// <summary>The student in the roster; null if there is none.</summary>
    public RosterEntry? Student { get; init; }

    /// <summary>The student's own due date; null for the class's.</summary>
    public DateTimeOffset? Due { get; init; }
}

/// <summary>The files of one stage.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Files">Its files, sorted; empty if they are ambiguous, as <paramref name="Problem"/> says.</param>
/// <param name="Problem">Why the stage can't be graded although it has files; null if it can.</param>
internal sealed record SubmittedStage(StageFolder Stage, SourceFile[] Files, string? Problem = null)
{
    /// <summary>That its files declare another namespace: why it doesn't compile, if it doesn't. Null if they don't.</summary>
    public string? OtherNamespace { get; init; }

    /// <summary>Whether the problem is that a file couldn't be read: then it gets no mark, rather than 0.</summary>
    public bool IsUnread { get; init; }
}
