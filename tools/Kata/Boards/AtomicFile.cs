namespace Kata.Boards;

/// <summary>Files that nobody reads half written.</summary>
internal static class AtomicFile
{
    /// <summary>Writes a new file and renames it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="content">All of it.</param>
    /// <param name="isPrivate">Whether only its owner may read it.</param>
    public static void Write(string path, byte[] content, bool isPrivate = false)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var temporary = $"{path}.{Environment.ProcessId}";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (isPrivate && !OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var file = new FileStream(temporary, options))
        {
            file.Write(content);
        }

        File.Move(temporary, path, overwrite: true);
    }
}
