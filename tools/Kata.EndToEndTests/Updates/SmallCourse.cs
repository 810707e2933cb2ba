using Kata.Handouts;
using Kata.Updates;

namespace Kata.EndToEndTests.Updates;

/// <summary>Three versions of a small course, and a learner's folder, as a handout or as a clone.</summary>
internal sealed class SmallCourse : IDisposable
{
    private const string Stage = "exercises/01-one";
    private const string Launcher = "kata";

    /// <summary>A launcher that says so at every line.</summary>
    private static readonly string _newLauncher =
        $"#!/usr/bin/env bash\n{string.Concat(Enumerable.Repeat("echo the new launcher; exit 42\n", 300))}";

    private readonly TempFolder _folder = new();
    private readonly bool _isClone;
    private readonly int _more;

    /// <param name="isClone">Whether the learner's folder is a clone, and no handout.</param>
    /// <param name="more">Further exercises that nobody but the course changes, so that an update takes longer.</param>
    public SmallCourse(bool isClone, int more = 0)
    {
        (_isClone, _more) = (isClone, more);
        if (isClone)
        {
            Directory.CreateDirectory(_folder.At("course"));
            Git("course", "init", "--quiet");
        }

        Publish(1);
        if (isClone)
        {
            Git(".", "clone", "--quiet", _folder.At("course"), Root);
        }
        else
        {
            Write(_folder.At("course"), Root);
        }

        Learn();
    }

    /// <summary>The learner's folder.</summary>
    public string Root => _folder.At("mine");

    /// <summary>What the learner wrote: none of these words may ever be lost.</summary>
    private static string[] Written { get; } =
    [
        "mine-alone", "mine-apart", "mine-conflict", "mine-added", "mine-orphan", "mine-renamed", "mine-gone", "mine-moved",
        "mine-helper", "mine-tool",
    ];

    public string Course => _folder.At("course");

    /// <summary>The path of one of the further exercises, in the order in which an update writes them.</summary>
    public static string More(int number) => $"{Stage}/More{number:D4}.cs";

    public void Dispose() => _folder.Dispose();

    /// <summary>A file of the learner's; null if there is none.</summary>
    public string? this[string path] => File.Exists(Path.Combine(Root, path)) ? File.ReadAllText(Path.Combine(Root, path)) : null;

    public void Save(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(Root, path))!);
        File.WriteAllText(Path.Combine(Root, path), text);
    }

    /// <summary>All that the folder has, without git's and kata's own files.</summary>
    public Dictionary<string, string> Files() => CourseVersion.OnDisk(Root).Files
        .Where(file => file.Key != Repository.HandoutFile)
        .ToDictionary(file => file.Key, file => file.Value.File!.Text);

    /// <summary>All that was ever written: the folder, its backups, and what lies apart.</summary>
    private string Everything() => string.Join('\n', Directory.GetFiles(Root, "*.cs", SearchOption.AllDirectories)
        .Select(File.ReadAllText));

    /// <summary>Which of the learner's words are nowhere any more.</summary>
    public string[] Lost()
    {
        var everything = Everything();
        return Array.FindAll(Written, word => !everything.Contains(word, StringComparison.Ordinal));
    }

    /// <summary>Makes a version the course's newest.</summary>
    public void Publish(int version)
    {
        foreach (var file in Directory.Exists(Course) ? Directory.GetFiles(Course, "*", SearchOption.AllDirectories) : [])
        {
            if (!file.Contains("/.git/", StringComparison.Ordinal))
            {
                File.Delete(file);
            }
        }

        CourseFile[] files = [.. Version(version).Select(file => CourseFile.Of(file.Path, file.Text) with
        {
            IsProgram = file.Path == Launcher,
        })];
        if (!_isClone)
        {
            files =
            [
                .. files,
                .. files.Where(file => UpdatePlan.IsExercise(file.Path))
                    .Select(file => file with { Path = $"solutions{file.Path["exercises".Length..]}" }),
            ];
            files = [.. files, CourseFile.Of(Repository.HandoutFile, Handout.Record("a commit", files))];
        }

        Array.ForEach(files, file => file.WriteTo(Course));
        if (_isClone)
        {
            Commit("course", $"Version {version}");
        }
    }

    public void Commit(string folder, string message)
    {
        Git(folder, "add", "--all");
        Git(folder, "-c", "user.name=Nobody", "-c", "user.email=nobody@example.invalid", "-c", "commit.gpgsign=false", "commit",
            "--quiet", "--allow-empty", "--message", message);
    }

    /// <summary>Forty lines, of which the course changes line 3, and the learner line 30, unless both change one.</summary>
    public static string Code(string name, string course = "given", string learner = "TODO", string both = "") => string.Join(
        '\n',
        Enumerable.Range(1, 40).Select(i =>
            i == 3 ? $"// {course}" : i == 20 ? $"// {both}" : i == 30 ? $"// {learner}" : $"// {name} {i}")) + "\n";

    private IEnumerable<(string Path, string Text)> Version(int version)
    {
        var newer = version == 1 ? "given" : $"given {version}";
        (string Path, string? Text)[] files =
        [
            ("Katas.sln", "solution"),
            ("Directory.Build.props", $"<Version>1.{version}.0</Version>"),
            (Launcher, version == 1 ? File.ReadAllText(Path.Combine(Repository.Root, Launcher)) : _newLauncher),
            ("tools/Tool.cs", $"tool {version}"),
            ("tools/Old.cs", version == 1 ? "old" : null),
            ($"{Stage}/README.md", $"lesson {version}"),
            ($"{Stage}/Alone.cs", Code("Alone")),
            ($"{Stage}/Upstream.cs", Code("Upstream", newer)),
            ($"{Stage}/Apart.cs", Code("Apart", newer)),
            ($"{Stage}/Conflict.cs", Code("Conflict", both: newer)),
            ($"{Stage}/Same.cs", Code("Same", newer)),
            ($"{Stage}/Added.cs", version == 1 ? null : Code("Added", newer)),
            ($"{Stage}/AddedByBoth.cs", version == 1 ? null : Code("AddedByBoth", newer)),
            ($"{Stage}/Deleted.cs", version == 1 ? Code("Deleted") : null),
            ($"{Stage}/Orphan.cs", version == 1 ? Code("Orphan") : null),
            ($"{Stage}/Thrown.cs", Code("Thrown")),
            ($"{Stage}/ThrownAndChanged.cs", Code("ThrownAndChanged", newer)),
            ($"{Stage}/{(version == 1 ? "Before" : "After")}.cs", Code("Renamed", newer)),
            ($"{Stage}/{(version == 1 ? "UntouchedBefore" : "UntouchedAfter")}.cs", Code("Untouched", newer)),
            ("exercises/02-gone/README.md", version == 1 ? "gone" : null),
            ("exercises/02-gone/Gone.cs", version == 1 ? Code("Gone") : null),
            ($"exercises/0{version + 2}-moved/README.md", "moved"),
            ($"exercises/0{version + 2}-moved/Moved.cs", Code("Moved", newer)),
            ("tests/01-one/OneTests.cs", $"    [Test, Task(1)]\n    public void It_is_one() => 1;\n{NewTest(version)}"),
            .. Enumerable.Range(0, _more).Select(i => (More(i), (string?)$"// {newer}\n")),
        ];
        return files.Where(file => file.Text is not null).Select(file => (file.Path, file.Text!));
    }

    private static string NewTest(int version) => string.Concat(
        Enumerable.Range(2, version - 1).Select(i => $"    [Test]\n    public void Version_{i}_has_a_test()\n    {{\n    }}\n"));

    private void Learn()
    {
        Save($"{Stage}/Alone.cs", Code("Alone", learner: "mine-alone"));
        Save($"{Stage}/Apart.cs", Code("Apart", learner: "mine-apart"));
        Save($"{Stage}/Conflict.cs", Code("Conflict", both: "mine-conflict"));
        Save($"{Stage}/Same.cs", Code("Same", "given 2"));
        Save($"{Stage}/AddedByBoth.cs", "// mine-added\n");
        Save($"{Stage}/Orphan.cs", Code("Orphan", learner: "mine-orphan"));
        Save($"{Stage}/Before.cs", Code("Renamed", learner: "mine-renamed"));
        Save("exercises/02-gone/Gone.cs", Code("Gone", learner: "mine-gone"));
        Save("exercises/03-moved/Moved.cs", Code("Moved", learner: "mine-moved"));
        Save("exercises/03-moved/Helper.cs", "// mine-helper\n");
        Save("tools/Tool.cs", "// mine-tool\n");
        File.Delete(Path.Combine(Root, Stage, "Thrown.cs"));
        File.Delete(Path.Combine(Root, Stage, "ThrownAndChanged.cs"));
        if (_isClone)
        {
            Commit("mine", "What I have learnt");
        }
    }

    private static void Write(string from, string to)
    {
        foreach (var file in CourseVersion.OnDisk(from).Files.Values)
        {
            file.File!.WriteTo(to);
        }
    }

    private void Git(string folder, params string[] arguments) =>
        Tool.Run("git", ["-C", _folder.At(folder), .. arguments])
            .ShouldNotBeNull()
            .ShouldSatisfyAllConditions(ran => ran.Code.ShouldBe(0, ran.Errors));
}
