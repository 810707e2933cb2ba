using System.CommandLine;
using Kata.Updates;

namespace Kata.Verbs;

/// <summary><c>kata progress</c>: takes the learner's work to another machine.</summary>
internal static class ProgressVerb
{
    public static Verb Create()
    {
        var to = new Option<string?>("--export") { Description = "The zip to write.", HelpName = "file" };
        var from = new Option<string?>("--import")
        {
            Description = "A zip that --export has written; your files that it replaces are backed up.",
            HelpName = "file",
        };
        var verb = new Verb(
            "progress",
            "Take your work to another machine: what you have written, the hints used and the time spent.",
            "kata progress --export progress.zip",
            "kata progress --import progress.zip") { to, from };
        verb.SetAction(result => (result.GetValue(to), result.GetValue(from)) switch
        {
            ({ } file, null) => Export(file),
            (null, { } file) => Import(file),
            _ => throw new KataException("Name what to do: kata progress --export FILE, or --import FILE.", Exit.Usage),
        });
        return verb;
    }

    private static int Export(string file)
    {
        var count = Progress.Write(Repository.Root, new Notes(), file);
        new Terminal().Print($"{file} has {count} files of exercises/, the hints used and the time spent.");
        return Exit.Green;
    }

    private static int Import(string file)
    {
        var (steps, updater) = Progress.Read(Repository.Root, new Notes(), file);
        new Terminal().Print(
        [
            steps.Length switch
            {
                0 => $"exercises/ is as in {file} already.",
                1 => $"1 file of exercises/ is now as in {file}.",
                _ => $"{steps.Length} files of exercises/ are now as in {file}.",
            },
            .. Directory.Exists(updater.Backup)
                ? (Line[])[$"What was there before is in {Repository.Relative(updater.Backup)}: copy it back if you want it."]
                : [],
        ]);
        return Exit.Green;
    }
}
