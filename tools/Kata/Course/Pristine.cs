namespace Kata.Course;

/// <summary>
/// A stage's exercise as the course has it. Learners who commit their work change exercises/ only, so the newest commit that
/// touched the stage's solution, oracle or tests is the course's, with an untouched exercise. If somebody committed everything at
/// once, an older commit is used. An exercise with bugs to fix, and nothing to write, is recognised by its TODO.
/// </summary>
internal static class Pristine
{
    private static readonly string[] _untouched = [nameof(NotImplementedException), "TODO (task "];

    /// <summary>The files, and their commit.</summary>
    /// <exception cref="ProofException">There is no git, no repository, or no such commit.</exception>
    public static (string Commit, SourceFile[] Files) Of(StageFolder stage)
    {
        string[] folders = [$"{StageFolder.Solutions}/{stage}", $"{StageFolder.Oracles}/{stage}", $"{StageFolder.Tests}/{stage}"];
        var commits = Git(stage, ["log", "--format=%H", "--", .. folders]).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var untouched =
            from marker in _untouched
            from commit in commits
            let files = FilesAt(stage, commit)
            where files.Any(file => file.Text.Contains(marker, StringComparison.Ordinal))
            select (commit[..7], files);
        return untouched.FirstOrDefault() is { files: not null } found
            ? found
            : throw new ProofException(
                $"No commit has exercises/{stage} with nothing written. Your files are as they were; get the exercise from a "
                    + "fresh clone of the course.");
    }

    private static SourceFile[] FilesAt(StageFolder stage, string commit)
    {
        var names = Git(stage, "ls-tree", "--name-only", commit, $"{StageFolder.Exercises}/{stage}/")
            .Split('\n')
            .Where(name => name.EndsWith(".cs", StringComparison.Ordinal));
        return [
            .. names.Select(name => new SourceFile(
                stage.In(StageFolder.Exercises, Path.GetFileName(name)), Git(stage, "show", $"{commit}:./{name}"))),
        ];
    }

    /// <summary>What git says, unless it only says that there is no repository.</summary>
    private static string Says(string errors) =>
        errors.Split('\n').FirstOrDefault(line => line.StartsWith("fatal: ", StringComparison.Ordinal)) is { } why
            && !why.Contains("not a git repository", StringComparison.Ordinal)
            ? $" git says: {why.TrimEnd()}"
            : "";

    private static string Git(StageFolder stage, params string[] arguments) => Tool.Run("git", arguments) switch
    {
        null => throw new ProofException(
            $"git is not installed, and the untouched exercises/{stage} is in its history. Your files are as they were; install "
                + "git, or get the exercise from a fresh copy of the course."),
        { Code: not 0, Errors: var errors } => throw new ProofException(
            $"This folder is no git repository with the course's history, and the untouched exercises/{stage} is there. Your "
                + $"files are as they were; get the exercise from a fresh clone of the course.{Says(errors)}"),
        var (_, output, _) => output,
    };
}
