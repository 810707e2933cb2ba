using System.IO.Compression;
using Kata.Handouts;

namespace Kata.Updates;

/// <summary>A learner's work as a zip: the exercises' C# files, and the notes without scores, which are computed again.</summary>
internal static class Progress
{
    private const string NotesFile = "notes";
    private const int MaxBytes = 10_000_000;

    /// <returns>The number of C# files in it.</returns>
    public static int Write(string root, Notes notes, string path)
    {
        CourseFile[] files =
        [
            .. CourseVersion.OnDisk(Path.Combine(root, StageFolder.Exercises)).Files.Values
                .Select(file => file.File! with { Path = $"{StageFolder.Exercises}/{file.File.Path}" })
                .Where(file => UpdatePlan.IsExercise(file.Path)),
        ];
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        using var zip = new ZipArchive(File.Create(path), ZipArchiveMode.Create);
        foreach (var file in files.Append(CourseFile.Of(NotesFile, string.Concat(notes.Export().Select(line => $"{line}\n")))))
        {
            using var entry = zip.CreateEntry(file.Path).Open();
            entry.Write(file.Bytes);
        }

        return files.Length;
    }

    /// <summary>Puts the files in their places; those that differ are backed up first.</summary>
    /// <exception cref="KataException">It isn't such a zip; nothing was changed.</exception>
    public static (UpdateStep[] Steps, Updater Updater) Read(string root, Notes notes, string path)
    {
        var files = Files(path);
        UpdateStep[] steps =
        [
            .. from file in files
               where UpdatePlan.IsExercise(file.Path) && !Same(CourseVersion.Read(root, file.Path), file)
               select new UpdateStep(file.Path, UpdateKind.Changed, file),
        ];
        var updater = new Updater(root, "", "import");
        updater.Apply(steps);
        notes.Import(files.Where(file => file.Path == NotesFile).SelectMany(file => file.Text.Split('\n')));
        return (steps, updater);
    }

    private static CourseFile[] Files(string path)
    {
        try
        {
            using var zip = ZipFile.OpenRead(path);
            return zip.Entries.Sum(entry => entry.Length) > MaxBytes || !zip.Entries.All(entry => IsExpected(entry.FullName))
                ? throw new InvalidDataException()
                : [.. zip.Entries.Select(Content)];
        }
        catch (Exception exception)
            when (exception is InvalidDataException or FileNotFoundException or DirectoryNotFoundException)
        {
            throw new KataException(
                $"{path} is not there, or not what kata progress --export writes: nothing was changed.", Exit.Usage, exception);
        }
    }

    /// <summary>A file of a stage, never one outside.</summary>
    private static bool IsExpected(string name) => name == NotesFile
        || (UpdatePlan.IsExercise(name) && !name.Contains('\\', StringComparison.Ordinal)
            && !name.Split('/').Any(part => part is "" or "." or ".." || part.Contains(':', StringComparison.Ordinal)));

    private static CourseFile Content(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return new CourseFile(entry.FullName, bytes.ToArray());
    }

    private static bool Same(CourseFile? mine, CourseFile file) =>
        mine is not null && KnownFile.FingerprintOf(mine.Bytes) == KnownFile.FingerprintOf(file.Bytes);
}
