using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace Kata.Testing;

/// <summary>The exit code and output of a program, with machine-specific parts masked.</summary>
internal sealed record ProgramResult(int Code, string Output, string Errors);

/// <summary>A copy of the course in a temporary folder, for tests that run kata on it.</summary>
internal sealed partial class CourseCopy : IDisposable
{
    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(120);
    private static readonly string[] _trees =
    [
        StageFolder.Exercises, StageFolder.Solutions, StageFolder.Oracles, StageFolder.Tests,
    ];
    private static readonly string[] _files = ["global.json", "README.md"];
    private static readonly string _published = Path.Combine(Repository.Root, "artifacts", "kata");

    /// <param name="stages">How many: five by default, so that snapshots don't change when the course grows.</param>
    public CourseCopy(int stages = 5)
    {
        string[] later = [.. StageFolder.All.Skip(stages).Select(stage => stage.Slug)];
        foreach (var file in _trees.SelectMany(tree =>
            Directory.EnumerateFiles(Path.Combine(Repository.Root, tree), "*", SearchOption.AllDirectories))
            .Where(file => !later.Any(slug => file.Contains(slug, StringComparison.Ordinal)))
            .Concat(_files.Select(name => Path.Combine(Repository.Root, name))))
        {
            var copy = Path.Combine(Root, Path.GetRelativePath(Repository.Root, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        Directory.CreateDirectory(Path.Combine(Root, "tools"));
    }

    /// <summary>The program: ./kata's if it is up to date, since that starts faster; otherwise what the tests built.</summary>
    public static string Program { get; } = Path.Combine(
        new Stamp(Repository.Root, _published).IsStale() ? Path.GetDirectoryName(Repository.OutputOf("Kata"))! : _published,
        "kata.dll");

    /// <summary>The stage that the tests use.</summary>
    public static StageFolder Stage => StageFolder.All[0];

    /// <summary>That stage's solution.</summary>
    public static string Right => Stage.FilesIn(StageFolder.Solutions).Single().Text;

    public string Root { get; } = Directory.CreateTempSubdirectory("kata-").FullName;

    /// <summary>The learner's file of that stage.</summary>
    public string Answer =>
        Path.Combine(
            Root, StageFolder.Exercises, Stage.Slug, Path.GetFileName(Stage.FilesIn(StageFolder.Exercises).Single().Path));

    /// <summary>The solution with an edit that must apply.</summary>
    public static string Edited(string from, string to)
    {
        Right.Split(from).Length.ShouldBe(2, $"the edit of \"{from}\" must apply");
        return Right.Replace(from, to, StringComparison.Ordinal);
    }

    /// <summary>Runs kata and waits for it.</summary>
    public ProgramResult Kata(params string[] arguments) => Run("dotnet", ["exec", Program, .. arguments]);

    /// <summary>Runs a program and waits for it.</summary>
    public ProgramResult Run(string name, params string[] arguments)
    {
        using var process = Process.Start(StartOf(name, arguments))!;
        process.StandardInput.Close();
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        if (!process.WaitForExit(_limit))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{name} {string.Join(' ', arguments)} does not end.");
        }

        return new ProgramResult(process.ExitCode, Masked(output.Result), Masked(errors.Result));
    }

    /// <summary>
    /// How to start a program on the copy, with redirected streams and without the variables of this machine that kata reads.
    /// </summary>
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
        foreach (var variable in start.Environment.Keys
            .Where(key =>
                key.StartsWith("KATA_", StringComparison.Ordinal)
                    || key.StartsWith("GIT_", StringComparison.Ordinal)
                    || key == "NO_COLOR")
            .ToArray())
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
