using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace Kata.Testing;

/// <summary>What a program said, and its exit code; what differs from machine to machine is masked.</summary>
internal sealed record Ran(int Code, string Output, string Errors);

/// <summary>A copy of the course in a folder of its own, and the built kata at work on it: no test touches the learner's exercises or notes.</summary>
internal sealed partial class Scratch : IDisposable
{
    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(120);
    private static readonly string[] _trees = [StageFolder.Exercises, StageFolder.Solutions, StageFolder.Oracles, StageFolder.Tests];
    private static readonly string[] _files = ["global.json", "README.md"];

    public Scratch()
    {
        // Five stages, so that the texts stay as they are when the course grows.
        string[] later = [.. StageFolder.All.Skip(5).Select(stage => stage.Slug)];
        foreach (var file in _trees.SelectMany(tree => Directory.EnumerateFiles(Path.Combine(Repository.Root, tree), "*", SearchOption.AllDirectories))
            .Where(file => !later.Any(slug => file.Contains(slug, StringComparison.Ordinal)))
            .Concat(_files.Select(name => Path.Combine(Repository.Root, name))))
        {
            var copy = Path.Combine(Root, Path.GetRelativePath(Repository.Root, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        Directory.CreateDirectory(Path.Combine(Root, "tools"));
    }

    /// <summary>The built program; everything that it needs to judge is beside it, in the repository.</summary>
    public static string Program { get; } = Path.GetFullPath(Path.Combine(Repository.TestsOutput, "..", "..", "Kata", Path.GetFileName(Repository.TestsOutput), "kata.dll"));

    /// <summary>The stage that the tests of the tools are about.</summary>
    public static StageFolder Stage => StageFolder.All[0];

    /// <summary>That stage's solution.</summary>
    public static string Right => Stage.FilesIn(StageFolder.Solutions).Single().Text;

    public string Root { get; } = Directory.CreateTempSubdirectory("kata-").FullName;

    /// <summary>The learner's file of that stage.</summary>
    public string Answer => Path.Combine(Root, StageFolder.Exercises, Stage.Slug, Path.GetFileName(Stage.FilesIn(StageFolder.Exercises).Single().Path));

    /// <summary>The solution with an edit that must apply.</summary>
    public static string Edited(string from, string to)
    {
        Right.Split(from).Length.ShouldBe(2, $"the edit of \"{from}\" must apply");
        return Right.Replace(from, to, StringComparison.Ordinal);
    }

    /// <summary>Runs kata to its end.</summary>
    public Ran Kata(params string[] arguments) => Run("dotnet", ["exec", Program, .. arguments]);

    /// <summary>Runs a program to its end.</summary>
    public Ran Run(string name, params string[] arguments)
    {
        using var process = Process.Start(StartOf(name, arguments))!;
        process.StandardInput.Close();
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        if (!process.WaitForExit(_limit))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{name} {string.Join(' ', arguments)} does not end.");
        }

        return new Ran(process.ExitCode, Masked(output.Result), Masked(errors.Result));
    }

    /// <summary>How a program is started on the copy: its pipes ours, and of the settings of this machine none that it heeds.</summary>
    public ProcessStartInfo StartOf(string name, params string[] arguments)
    {
        var start = new ProcessStartInfo(name, arguments)
        {
            WorkingDirectory = Root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var variable in start.Environment.Keys.Where(key => key.StartsWith("KATA_", StringComparison.Ordinal) || key.StartsWith("GIT_", StringComparison.Ordinal) || key == "NO_COLOR").ToArray())
        {
            start.Environment.Remove(variable);
        }

        start.Environment["KATA_ROOT"] = Root;
        start.Environment["TERM"] = "xterm-256color";
        return start;
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);

    private string Masked(string text)
    {
        text = text.ReplaceLineEndings("\n").Replace(Root, "(root)", StringComparison.Ordinal);
        text = TimePattern().Replace(text, "$1(time)");
        text = CommitPattern().Replace(text, "commit (hash)");
        return DatePattern().Replace(text, "(date)");
    }

    [GeneratedRegex("(\"milliseconds\": )[0-9.]+")]
    private static partial Regex TimePattern();

    [GeneratedRegex(@"commit [0-9a-f]{7}\b")]
    private static partial Regex CommitPattern();

    [GeneratedRegex("[0-9]{4}-[0-9]{2}-[0-9]{2}-[0-9]{6}")]
    private static partial Regex DatePattern();
}
