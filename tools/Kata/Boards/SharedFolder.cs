namespace Kata.Boards;

/// <summary>
/// Watches a shared folder for learners' files, for rooms without a network of their own. Anyone who may write there can write
/// for anyone else; the rest is checked as at the board's address.
/// </summary>
internal sealed class SharedFolder : IDisposable
{
    private static readonly TimeSpan _interval = TimeSpan.FromMilliseconds(400);

    private readonly string _folder;
    private readonly Door _door;
    private readonly Dictionary<string, (long Length, DateTime At)> _seen = new(StringComparer.Ordinal);
    private readonly ManualResetEventSlim _over = new();

    public SharedFolder(string folder, Door door)
    {
        (_folder, _door) = (folder, door);
        new Thread(Run) { IsBackground = true, Name = "folder" }.Start();
    }

    public void Dispose() => _over.Set();

    /// <summary>Takes what has changed; public for tests.</summary>
    private void Look()
    {
        try
        {
            FileInfo[] files = [.. new DirectoryInfo(_folder).EnumerateFiles("*.json").Where(file => IsId(IdOf(file)))];
            Array.ForEach(files, Take);
            foreach (var gone in _seen.Keys.Except(files.Select(IdOf), StringComparer.Ordinal).ToArray())
            {
                _seen.Remove(gone);
                _door.Leave(gone);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The share may come back.
        }
    }

    private static string IdOf(FileInfo file) => Path.GetFileNameWithoutExtension(file.Name);

    private static bool IsId(string name) => name.Length == Posting.IdLength && name.All(char.IsAsciiHexDigitLower);

    private void Run()
    {
        do
        {
            Look();
        }
        while (!_over.Wait(_interval));
    }

    private void Take(FileInfo file)
    {
        var now = (file.Length, file.LastWriteTimeUtc);
        if (_seen.GetValueOrDefault(IdOf(file)) == now)
        {
            return;
        }

        _seen[IdOf(file)] = now;
        try
        {
            if (file.Length > Door.MaxBody)
            {
                _door.Count(Refusal.TooLong);
                return;
            }

            _door.TakeFile(IdOf(file), File.ReadAllBytes(file.FullName));
        }
        catch (RefusalException)
        {
            // Counted at the door.
        }
    }
}
