using Kata.Handouts;

namespace Kata.Updates;

/// <summary>What an update does to a file.</summary>
internal enum UpdateKind
{
    Added,
    Changed,
    Removed,

    /// <summary>An exercise that the learner and the course have changed, in different lines.</summary>
    Merged,

    /// <summary>The course's file replaces one that the learner has changed, outside of the exercises.</summary>
    Replaced,

    /// <summary>An exercise of a stage that the course no longer has: only the backup keeps it.</summary>
    Retired,

    /// <summary>The learner's file stays, and the course's new one lies apart.</summary>
    Kept,

    /// <summary>The learner's file stays, and the course no longer has one.</summary>
    Orphaned,
}

/// <summary>One file of an update.</summary>
/// <param name="Path">Where it is after the update.</param>
/// <param name="Kind">What happens.</param>
/// <param name="File">The new content; of a file that is kept, the course's. Null if there is none.</param>
/// <param name="From">Its old path, if it moves.</param>
internal sealed record UpdateStep(string Path, UpdateKind Kind, CourseFile? File, string? From = null)
{
    /// <summary>
    /// What must be written last: an update that is killed half-way and repeated finds out from it what the learner has changed.
    /// </summary>
    public int Order => Path == Repository.HandoutFile ? 3
        : Path.StartsWith($"{StageFolder.Solutions}/", StringComparison.Ordinal) ? 2
        : UpdatePlan.IsExercise(Path) ? 0
        : 1;
}
