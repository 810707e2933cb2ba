using System.Globalization;

namespace Kata.Updates;

/// <summary>
/// Carries a plan out. Each file is backed up, then replaced at once; the files that tell what the learner got come last. So an
/// update that is killed at any moment and repeated ends as if it had not been killed.
/// </summary>
/// <param name="root">The learner's folder.</param>
/// <param name="version">The version that the course's files come from.</param>
/// <param name="reason">What the backup is named after.</param>
internal sealed class Updater(string root, string version, string reason = "update")
{
    /// <summary>Where the files that were replaced are; not there if none was.</summary>
    public string Backup { get; } = Unused(Path.Combine(
        root, Notes.Name, "backups", $"{DateTime.Now.ToString("yyyy-MM-dd-HHmmss", CultureInfo.InvariantCulture)}-{reason}"));

    /// <summary>Where the course's files are that conflict with the learner's.</summary>
    public string Apart { get; } = Path.Combine(root, Notes.Name, "updates", version);

    /// <param name="steps">What to do.</param>
    /// <param name="before">Called before each step; a test ends the update there.</param>
    public void Apply(IEnumerable<UpdateStep> steps, Action<UpdateStep>? before = null)
    {
        foreach (var step in steps)
        {
            before?.Invoke(step);
            switch (step)
            {
                case { Kind: UpdateKind.Kept, File: { } file }:
                    Write(file with { Path = step.Path }, Apart);
                    break;
                case { File: { } file }:
                    Keep(step.Path);
                    Write(file with { Path = step.Path }, root);
                    Remove(step.From);
                    break;
                case { Kind: UpdateKind.Removed or UpdateKind.Retired }:
                    Remove(step.Path);
                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>Writes another file and renames it: nobody ever finds half a file.</summary>
    private static void Write(Handouts.CourseFile file, string folder)
    {
        var temporary = $"{file.Path}.kata-update";
        (file with { Path = temporary }).WriteTo(folder);
        File.Move(Path.Combine(folder, temporary), Path.Combine(folder, file.Path), overwrite: true);
    }

    private void Keep(string path)
    {
        if (CourseVersion.Read(root, path) is { } file)
        {
            Write(file, Backup);
        }
    }

    private void Remove(string? path)
    {
        if (path is null)
        {
            return;
        }

        Keep(path);
        File.Delete(Path.Combine(root, path));
        for (var folder = Path.GetDirectoryName(path); !string.IsNullOrEmpty(folder); folder = Path.GetDirectoryName(folder))
        {
            var empty = new DirectoryInfo(Path.Combine(root, folder));
            if (empty.Exists && !empty.EnumerateFileSystemInfos().Any())
            {
                empty.Delete();
            }
        }
    }

    private static string Unused(string folder) =>
        Enumerable.Range(1, int.MaxValue).Select(i => i == 1 ? folder : $"{folder}-{i}").First(name => !Directory.Exists(name));
}
