using System.CommandLine;
using System.Globalization;

namespace Kata.Verbs;

/// <summary><c>kata reset</c>: restores a stage's exercise and backs up the learner's files.</summary>
internal static class ResetVerb
{
    public static Verb Create()
    {
        var stage = StageArgument.Several();
        var all = new Option<bool>("--all") { Description = "Start the whole course over." };
        var verb = new Verb(
            "reset",
            "Start a stage over. Your files are backed up; the path is printed.",
            "kata reset 3",
            "kata reset 3 4",
            "kata reset --all") { stage, all };
        verb.SetAction(result => Run(Stages(result.GetValue(stage), result.GetValue(all))));
        return verb;
    }

    private static StageFolder[] Stages(string[]? names, bool isAll) => (names, isAll) switch
    {
        ({ Length: > 0 }, false) => StageArgument.FindAll(names),
        ({ Length: > 0 }, true) => throw new KataException("Name stages or --all, not both.", Exit.Usage),
        (_, true) => StageFolder.All,
        _ => throw new KataException("Name the stage to start over, as in kata reset 3, or --all.", Exit.Usage),
    };

    /// <summary>All of them are found before the first is changed.</summary>
    private static int Run(StageFolder[] stages)
    {
        var terminal = new Terminal();
        var untouched = stages.Select(stage => (Stage: stage, Given: Pristine.Of(stage)))
            .ToArray()
            .Where(found => !Reset(terminal, found.Stage, found.Given))
            .Select(found => $"exercises/{found.Stage}")
            .ToArray();
        if (untouched.Length > 0)
        {
            var which = untouched.Length == StageFolder.All.Length ? "All exercises" : string.Join(", ", untouched);
            terminal.Print(Layout.Wrap(
                $"{which} {(untouched.Length == 1 ? "is as it was" : "are as they were")} given: there is nothing to reset.",
                terminal.Width).Select(line => (Line)line));
        }

        return Exit.Green;
    }

    /// <returns>Whether the learner had changed anything.</returns>
    private static bool Reset(Terminal terminal, StageFolder stage, (string Commit, SourceFile[] Files) found)
    {
        var yours = stage.FilesIn(StageFolder.Exercises);
        var (commit, pristine) = found;
        if (yours.Select(file => file with { Text = file.Text.ReplaceLineEndings("\n") })
            .SequenceEqual(pristine.Select(file => file with { Text = file.Text.ReplaceLineEndings("\n") })))
        {
            return false;
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
        return true;
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
