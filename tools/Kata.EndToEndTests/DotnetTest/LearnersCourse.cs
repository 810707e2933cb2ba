using System.Diagnostics;

namespace Kata.EndToEndTests.DotnetTest;

/// <summary>A learner's clone of the course, with the files of the working tree.</summary>
internal sealed class LearnersCourse : IDisposable
{
    public LearnersCourse()
    {
        var (_, files, _) = Tool.Run("git", "ls-files", "-co", "--exclude-standard")!.Value;
        foreach (var file in files.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var copy = Path.Combine(Root, file);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            if (File.Exists(Path.Combine(Repository.Root, file)))
            {
                File.Copy(Path.Combine(Repository.Root, file), copy);
            }
        }
    }

    public string Root { get; } = Directory.CreateTempSubdirectory("katas-").FullName;

    public void Build()
    {
        using var build = Process.Start("dotnet", ["build", Root, "-v", "quiet"]);
        build.WaitForExit();
        build.ExitCode.ShouldBe(0);
    }

    /// <summary>Restores the exercises.</summary>
    public void Reset() => Copy(StageFolder.Exercises, [.. StageFolder.All.Select(stage => stage.Slug)]);

    /// <summary>Copies solutions over exercises.</summary>
    public void Solve(params string[] stages) => Copy(StageFolder.Solutions, stages);

    /// <summary>Replaces text that must occur exactly once.</summary>
    public void Edit(string file, string from, string to)
    {
        var path = Path.Combine(Root, StageFolder.Exercises, file);
        var text = File.ReadAllText(path);
        text.Split(from).Length.ShouldBe(2, $"\"{from}\" must stand once in {file}");
        File.WriteAllText(path, text.Replace(from, to, StringComparison.Ordinal));
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);

    private void Copy(string tree, string[] stages)
    {
        foreach (var file in stages.SelectMany(stage => new StageFolder(stage).FilesIn(tree)))
        {
            File.WriteAllText(
                Path.Combine(Root, StageFolder.Exercises, Path.GetRelativePath(Path.Combine(Repository.Root, tree), file.Path)),
                file.Text);
        }
    }
}
