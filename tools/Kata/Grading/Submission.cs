namespace Kata.Grading;

/// <summary>What somebody handed in, as it was found: in memory, nothing of it run yet.</summary>
/// <param name="Id">Whose it is: the folder's or file's name, without its extension.</param>
/// <param name="HandedIn">When, if that is known and asked for.</param>
/// <param name="Stages">The files of each stage of which there are any. A path is that within the submission, with forward slashes.</param>
/// <param name="Notes">What was found elsewhere than expected, left out or refused, and why: a sentence each.</param>
/// <param name="Problem">Why nothing of it can be read; null if it can.</param>
internal sealed record Submission(string Id, DateTimeOffset? HandedIn, SubmittedStage[] Stages, string[] Notes, string? Problem = null);

/// <summary>The files of one stage.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Files">Its files, sorted; none if they could not be told from others, which <paramref name="Problem"/> says then.</param>
/// <param name="Problem">Why the stage cannot be graded though something of it is there; null if it can.</param>
internal sealed record SubmittedStage(StageFolder Stage, SourceFile[] Files, string? Problem = null);
