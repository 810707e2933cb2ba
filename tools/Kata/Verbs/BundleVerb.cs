using System.CommandLine;
using System.IO.Compression;
using Kata.Grading;
using Kata.Handouts;

namespace Kata.Verbs;

/// <summary><c>kata grade bundle</c>: packs the course as an autograder for another system.</summary>
internal static class BundleVerb
{
    private const string Gradescope = "docs/ci/gradescope/";
    private const int Program = 0b1_000_000_111_101_101 << 16; // -rwxr-xr-x
    private const int Plain = 0b1_000_000_110_100_100 << 16; // -rw-r--r--

    public static Verb Create()
    {
        var system = new Argument<string>("system") { Description = "gradescope." };
        system.AcceptOnlyFromAmong("gradescope");
        var file = new Option<string>("--out")
        { Description = "The zip to write.", DefaultValueFactory = _ => "autograder.zip", HelpName = "file" };
        var scheme = new Option<string?>("--scheme") { Description = "The grading.json to grade with.", HelpName = "file" };
        var isTrusted =
            new Option<bool>("--trust-submissions") { Description = "Grade without a sandbox, and say so in every result." };
        var verb = new Verb(
            "bundle",
            "Create an autograder of this course for another system.",
            "kata grade bundle gradescope --out autograder.zip",
            "kata grade bundle gradescope --scheme grading.json") { system, file, scheme, isTrusted };
        verb.SetAction(result => Run(result.GetValue(file)!, result.GetValue(scheme), result.GetValue(isTrusted)));
        return verb;
    }

    private static int Run(string file, string? scheme, bool isTrusted)
    {
        Repository.RequireSolutions();
        if (scheme is not null)
        {
            _ = Scheme.Read(scheme); // Report errors in it now, not at the first submission.
        }

        var (commit, committed) = CourseFile.Committed();
        CourseFile[] files =
        [
            .. committed.Where(one => one.Path.StartsWith(Gradescope, StringComparison.Ordinal))
                .Select(one => one with { Path = one.Path[Gradescope.Length..] }),
            .. committed.Select(one => one with { Path = $"course/{one.Path}" }),
            .. scheme is null ? [] : (CourseFile[])[CourseFile.Of("grading.json", File.ReadAllText(scheme))],
            .. isTrusted ? [CourseFile.Of("trust-submissions", "")] : (CourseFile[])[],
        ];
        Write(files, file);
        new Terminal().Print(
            $" made       {file}: {files.Length} files, from commit {commit[..7]}; it has the answers in it, so it is not for "
                + "students",
            " next       upload it as Gradescope's autograder: docs/ci/README.md says how much it needs");
        return Exit.Green;
    }

    private static void Write(CourseFile[] files, string path)
    {
        using var stream = File.Create(path);
        using var zip = new ZipArchive(stream, ZipArchiveMode.Create);
        foreach (var file in files)
        {
            var entry = zip.CreateEntry(file.Path);
            entry.ExternalAttributes = file.IsProgram ? Program : Plain;
            using var content = entry.Open();
            content.Write(file.Bytes);
        }
    }
}
