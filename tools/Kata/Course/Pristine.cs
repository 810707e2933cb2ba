namespace Kata.Course;

/// <summary>
/// A stage's exercise as the course has it. A learner may have committed their own work, but that changes exercises/ only: the newest
/// commit that touched the stage's solution, oracle or tests is the course's, and in it the exercise is untouched. Where it is not, since
/// somebody committed all at once, an older one is taken. An exercise with nothing to be written, but faults to be mended, asks for them in a
/// TODO.
/// </summary>
internal static class Pristine
{
    private static readonly string[] _untouched = [nameof(NotImplementedException), "TODO (task "];

    /// <summary>The files, and the commit that they are from.</summary>
    /// <exception cref="ProofException">There is no git, no repository, or no such commit.</exception>
    public static (string Commit, SourceFile[] Files) Of(StageFolder stage)
    {
        string[] rooms = [$"{StageFolder.Solutions}/{stage}", $"{StageFolder.Oracles}/{stage}", $"{StageFolder.Tests}/{stage}"];
        var commits = Git(stage, ["log", "--format=%H", "--", .. rooms]).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var untouched =
            from mark in _untouched
            from commit in commits
            let files = FilesAt(stage, commit)
            where files.Any(file => file.Text.Contains(mark, StringComparison.Ordinal))
            select (commit[..7], files);
        return untouched.FirstOrDefault() is { files: not null } found ? found : throw new ProofException($"No commit has exercises/{stage} with nothing written. Your files are as they were; get the exercise from a fresh clone of the course.");
    }

    private static SourceFile[] FilesAt(StageFolder stage, string commit)
    {
        var names = Git(stage, "ls-tree", "--name-only", commit, $"{StageFolder.Exercises}/{stage}/").Split('\n').Where(name => name.EndsWith(".cs", StringComparison.Ordinal));
        return [.. names.Select(name => new SourceFile(stage.In(StageFolder.Exercises, Path.GetFileName(name)), Git(stage, "show", $"{commit}:{name}")))];
    }

    private static string Git(StageFolder stage, params string[] arguments) => Tool.Run("git", arguments) switch
    {
        null => throw new ProofException($"git is not installed, and the untouched exercises/{stage} is in its history. Your files are as they were; install git, or get the exercise from a fresh copy of the course."),
        { Code: not 0 } => throw new ProofException($"This folder is no git repository with the course's history, and the untouched exercises/{stage} is there. Your files are as they were; get the exercise from a fresh clone of the course."),
        var (_, output) => output,
    };
}
