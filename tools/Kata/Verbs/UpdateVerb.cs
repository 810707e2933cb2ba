using System.CommandLine;
using Kata.Updates;

namespace Kata.Verbs;

/// <summary><c>kata update</c>: brings newer lessons, tests and tools, and keeps what the learner has written.</summary>
internal static class UpdateVerb
{
    private const int MaxShown = 12;

    public static Verb Create()
    {
        var from = new Option<string?>("--from")
        {
            Description = "A newer copy of the course: a folder, or a repository that git can clone. By default, the clone's "
                + "origin.",
            HelpName = "repo or folder",
        };
        var isTrial = new Option<bool>("--dry-run") { Description = "Print what would change, and change nothing." };
        var verb = new Verb(
            "update",
            "Bring newer lessons, tests and tools. What you have written is kept, and every replaced file is backed up.",
            "kata update",
            "kata update --dry-run",
            "kata update --from ../katas-students-2",
            "kata update --from https://example.org/katas.git") { from, isTrial };
        verb.SetAction(result => Run(Repository.Root, result.GetValue(from), result.GetValue(isTrial)));
        return verb;
    }

    private static int Run(string root, string? from, bool isTrial)
    {
        var terminal = new Terminal();
        var result = CourseUpdate.Run(root, from, isTrial);
        terminal.Print(UpdateReport.Lines(result, terminal.Width, MaxShown));
        return result.Steps.Any(step => step.Kind == UpdateKind.Kept) ? Exit.Red : Exit.Green;
    }
}
