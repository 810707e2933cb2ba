using System.Globalization;

namespace Kata.Verbs;

/// <summary><c>kata reset</c>: restores a stage's exercise and backs up the learner's files.</summary>
internal static class ResetVerb
{
    public static Verb Create()
    {
        var stage = StageArgument.One();
        var verb =
            new Verb("reset", "Start a stage over. Your files are backed up; the path is printed.", "kata reset 3") { stage };
        verb.SetAction(result => Run(StageArgument.Find(result.GetRequiredValue(stage))));
        return verb;
    }

    private static int Run(StageFolder stage)
    {
        var terminal = new Terminal();
        var yours = stage.FilesIn(StageFolder.Exercises);
        var (commit, pristine) = Pristine.Of(stage);
        if (yours.Select(file => file with { Text = file.Text.ReplaceLineEndings("\n") })
            .SequenceEqual(pristine.Select(file => file with { Text = file.Text.ReplaceLineEndings("\n") })))
        {
            terminal.Print($"exercises/{stage} is as it was given: there is nothing to reset.");
            return Exit.Green;
        }

        var backup = BackUp(stage, yours);
        foreach (var file in pristine)
        {
            File.WriteAllText(file.Path, file.Text);
        }

        foreach (var file in yours.ExceptBy(pristine.Select(file => file.Path), file => file.Path))
        {
            File.Delete(file.Path);
        }

        terminal.Print(
        [
            $"exercises/{stage} is as it was given (commit {commit}).",
            .. backup is null
                ? []
                : (Line[])[$"Your files are in {Repository.Relative(backup)}: copy them back if you want them."],
        ]);
        return Exit.Green;
    }

    /// <summary>Copies all files before any is changed; returns the backup folder.</summary>
    private static string? BackUp(StageFolder stage, SourceFile[] files)
    {
        if (files.Length == 0)
        {
            return null;
        }

        var now = DateTime.Now.ToString("yyyy-MM-dd-HHmmss", CultureInfo.InvariantCulture);
        var folder = Path.Combine(Notes.Folder, "backups", $"{now}-{stage}");
        foreach (var file in files)
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(stage.In(StageFolder.Exercises), file.Path));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file.Path, copy, overwrite: true);
        }

        return folder;
    }
}
