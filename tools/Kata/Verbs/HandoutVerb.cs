using System.CommandLine;
using Kata.Handouts;

namespace Kata.Verbs;

/// <summary><c>kata handout</c>: makes the students' repository.</summary>
internal static class HandoutVerb
{
    private const int MaxShown = 10;

    public static Verb Create()
    {
        var folder = new Argument<string>("dir") { Description = "A new or empty folder." };
        var withoutOracles = new Option<bool>("--without-oracles") { Description = "Include the oracles only in compiled form." };
        var verb = new Verb(
            "handout",
            "Make the students' repository: this course without answers and history.",
            "kata handout ../katas-students",
            "kata handout ../katas-students --without-oracles") { folder, withoutOracles };
        verb.SetAction(result => Run(result.GetRequiredValue(folder), !result.GetValue(withoutOracles)));
        return verb;
    }

    private static int Run(string folder, bool hasOracles)
    {
        Repository.RequireSolutions();
        var terminal = new Terminal();
        var path = Path.GetFullPath(folder);
        Refuse(folder, path);
        var handout = Handout.Create(hasOracles);
        handout.WriteTo(path);
        var report = new LeakScan(handout.Answers, handout.Given).Of(path);
        if (report.Findings.Length > 0)
        {
            Directory.Delete(path, recursive: true);
            throw new KataException(
                $"No handout was written: it would contain answers: {string.Join("; ", report.Findings.Take(MaxShown))}"
                    + $"{(report.Findings.Length > MaxShown ? $"; and {report.Findings.Length - MaxShown} more" : "")}.",
                Exit.Broken);
        }

        terminal.Print(
        [
            .. Layout.Row(
                "made",
                $"{folder}: {StageFolder.All.Length} stages, {handout.Files.Length} files, from commit {handout.Commit[..7]}",
                terminal.Width,
                indent: 1),
            .. Layout.Row(
                "scanned",
                $"{report.Texts} texts and {report.Binaries} other files for the bodies of {report.Bodies} methods, of two "
                + "statements or more, of the solutions and the right answers: none is there, no wrong answer and no history",
                terminal.Width,
                indent: 1),
            .. Layout.Row(
                "next",
                $"cd {folder} && git init && git add --all && git commit --message \"Neural-network katas\"",
                terminal.Width,
                Tone.Link,
                indent: 1),
            .. Layout.Row("", "dotnet test, which is red: stage 01 is not written yet", terminal.Width, indent: 1),
        ]);
        if (Tool.Run("git", "status", "--porcelain") is (0, { Length: > 0 }, _))
        {
            terminal.Print(Layout.Row("note", "what is not committed is not in it", terminal.Width, Tone.Notable, indent: 1));
        }

        return Exit.Green;
    }

    private static void Refuse(string folder, string path)
    {
        if (File.Exists(path) || (Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any()))
        {
            throw new KataException(
                $"{folder} is not empty: name a folder that is new or empty, so that nothing is mixed with the handout.",
                Exit.Usage);
        }

        if (!Path.GetRelativePath(Repository.Root, path).StartsWith("..", StringComparison.Ordinal))
        {
            throw new KataException(
                $"{folder} is within the course itself: name a folder outside of it, such as ../katas-students.", Exit.Usage);
        }
    }
}
