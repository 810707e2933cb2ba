using System.Globalization;
using System.Text.RegularExpressions;

namespace Kata.Course;

/// <summary>A C# file, or text to compile in its place.</summary>
public sealed record SourceFile(string Path, string Text)
{
    /// <summary>Reads a file. One without length is not opened: it may be a pipe, which would block.</summary>
    public static SourceFile Read(string path) =>
        new(path, new FileInfo(path).Length == 0 ? "" : SourceEncoding.Decode(File.ReadAllBytes(path), out _));
}

/// <summary>A stage on disk: a folder of the same name in each of the four trees.</summary>
public sealed partial record StageFolder(string Slug)
{
    internal const string Exercises = "exercises";
    internal const string Solutions = "solutions";
    internal const string Oracles = "oracles";
    internal const string Tests = "tests";

    /// <summary>The stages, in order.</summary>
    internal static StageFolder[] All { get; } = [.. SlugsIn(Exercises).Select(slug => new StageFolder(slug))];

    /// <summary>The stage's part of a namespace: <c>NeuronForward</c> of <c>01-neuron-forward</c>.</summary>
    internal string Name => string.Concat(Slug.Split('-').Skip(1).Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    /// <summary>3 of <c>03-bias-gradient</c>.</summary>
    internal int Number => int.Parse(Slug.AsSpan(0, 2), NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>The first heading of the exercise's README.</summary>
    internal string Title => StageReadme.Of(this).Titles.FirstOrDefault() ?? Slug;

    /// <summary>The names of the stage folders in a tree, in order.</summary>
    internal static string[] SlugsIn(string tree) =>
        [.. Directory.GetDirectories(Path.Combine(Repository.Root, tree))
            .Select(folder => Path.GetFileName(folder))
            .Where(name => SlugPattern().IsMatch(name))
            .Order(StringComparer.Ordinal)];

    /// <summary>Every C# file of a tree, including those of no stage.</summary>
    internal static SourceFile[] SourcesIn(string tree) =>
        Sources(Path.Combine(Repository.Root, tree), SearchOption.AllDirectories);

    /// <summary>The C# files of all stages in the exercises or the solutions, as the project compiles them.</summary>
    internal static IEnumerable<SourceFile> AllFilesIn(string tree) => All.SelectMany(stage => stage.FilesIn(tree));

    public override string ToString() => Slug;

    /// <summary>The stage's folder in a tree, or a path below it.</summary>
    internal string In(string tree, params string[] below) => Path.Combine([Repository.Root, tree, Slug, .. below]);

    /// <summary>The C# files directly in the stage's folder in a tree, or in a folder of that.</summary>
    internal SourceFile[] FilesIn(string tree, params string[] below) =>
        [.. Sources(In(tree, below), SearchOption.TopDirectoryOnly).Where(file => !IsBackup(file.Path))];

    /// <summary>The names of the stage's files in a tree that match a pattern.</summary>
    internal string[] NamesIn(string tree, string pattern) =>
        [.. Files(In(tree), pattern, SearchOption.TopDirectoryOnly).Select(file => Path.GetFileName(file))];

    /// <summary>The names of the files in a folder of the stage that match a pattern.</summary>
    internal string[] NamesIn(string tree, string folder, string pattern) =>
        [.. Files(In(tree, folder), pattern, SearchOption.TopDirectoryOnly).Select(file => Path.GetFileName(file))];

    /// <summary>All stages of a tree, with this stage's files replaced.</summary>
    internal IEnumerable<SourceFile> TreeWith(string tree, IEnumerable<SourceFile> answer) =>
        AllFilesIn(tree).Except(FilesIn(tree)).Concat(answer);

    private static SourceFile[] Sources(string folder, SearchOption depth) =>
        [.. Files(folder, "*.cs", depth)
            .Where(file => !IsBuilt(Path.GetRelativePath(folder, file)))
            .Select(SourceFile.Read)];

    private static IEnumerable<string> Files(string folder, string pattern, SearchOption depth) =>
        Directory.Exists(folder)
            ? Directory.GetFiles(folder, pattern, depth).Where(IsSource).Order(StringComparer.Ordinal)
            : [];

    /// <summary>
    /// Not a lock of Emacs or what macOS writes beside a file: their names begin with a dot. Nor a link that leads nowhere.
    /// </summary>
    internal static bool IsSource(string path) => !Path.GetFileName(path).StartsWith('.') && !LeadsNowhere(path);

    /// <summary>
    /// Whether a merge tool left it: <c>Neuron.orig.cs</c>, <c>Neuron_BACKUP_123.cs</c>. Exercises.csproj says the same.
    /// </summary>
    internal static bool IsBackup(string path) => BackupPattern().IsMatch(Path.GetFileName(path));

    private static bool LeadsNowhere(string path)
    {
        try
        {
            return File.ResolveLinkTarget(path, returnFinalTarget: true) is { Exists: false };
        }
        catch (IOException)
        {
            return true; // It leads to itself.
        }
    }

    private static bool IsBuilt(string path) => path.Split('/', '\\').Any(part => part is "bin" or "obj");

    [GeneratedRegex(@"\.orig\.cs$|_(BACKUP|BASE|LOCAL|REMOTE)_.*\.cs$", RegexOptions.ExplicitCapture)]
    private static partial Regex BackupPattern();

    [GeneratedRegex("^[0-9]{2}(-[a-z0-9]+)+$")]
    private static partial Regex SlugPattern();
}
