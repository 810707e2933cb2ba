using System.Runtime.CompilerServices;
using Katas.Toolbox;
#if !SNAPSHOT_VERIFY
using Shouldly;
#endif

namespace Katas.Tests;

/// <summary>
/// Snapshots next to their tests, as <c>tests/03-bias-gradient/BiasGradientOracleTests.worked.verified.txt</c>: UTF-8 without
/// BOM, LF.
/// </summary>
internal static class Snapshot
{
#if SNAPSHOT_VERIFY
    static Snapshot() => VerifyTests.VerifierSettings.UseUtf8NoBom();

    /// <summary>Fails if the text differs from the snapshot.</summary>
    public static Task Match(string text, string name, [CallerFilePath] string file = "") =>
        VerifyNUnit.Verifier.Verify(text)
            .UseDirectory(Path.GetDirectoryName(CourseFolder.Here(file))!)
            .UseFileName($"{Path.GetFileNameWithoutExtension(file)}.{name}");
#else
    /// <summary>Fails if the text differs from the snapshot; the message says how to accept it.</summary>
    public static Task Match(string text, string name, [CallerFilePath] string file = "")
    {
        file = CourseFolder.Here(file);
        var pinned = Path.ChangeExtension(file, $"{name}.verified.txt");
        var received = Path.ChangeExtension(file, $"{name}.received.txt");
        try
        {
            text.ShouldMatchApproved(options => options
                .NoDiff()
                .DoNotIgnoreLineEndings()
                .SubFolder(Path.GetDirectoryName(file)!)
                .WithFilenameGenerator((_, _, kind, _) => Path.GetFileName(kind == "received" ? received : pinned)));
        }
        catch (ShouldMatchApprovedException)
        {
            throw new AssertionException(
                $"{pinned} {Difference(pinned, text)}\nCompare it with {Path.GetFileName(received)} beside it; if that is right, "
                    + $"rename that to {Path.GetFileName(pinned)}.");
        }

        return Task.CompletedTask;
    }

    private static string Difference(string pinned, string text)
    {
        if (!File.Exists(pinned))
        {
            return "does not exist.";
        }

        var (before, now) = (File.ReadAllText(pinned).Split('\n'), text.Split('\n'));
        var line = before.Zip(now).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"differs from line {line + 1} on:\n  pinned  {before.ElementAtOrDefault(line)}\n  now     "
            + $"{now.ElementAtOrDefault(line)}";
    }
#endif
}
