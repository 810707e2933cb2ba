using System.Diagnostics;

namespace Kata.Watching;

/// <summary>
/// Reports saves below exercises/, by file system notifications and by polling every quarter of a second in case none arrive.
/// </summary>
internal sealed class FileWatch : IDisposable
{
    private static readonly TimeSpan _interval = TimeSpan.FromMilliseconds(250);

    private readonly string _folder;
    private readonly Action<Event> _post;
    private readonly AutoResetEvent _changed = new(false);
    private readonly FileSystemWatcher? _watcher;
    private long _at;
    private volatile bool _isOver;

    public FileWatch(string folder, Action<Event> post)
    {
        (_folder, _post) = (folder, post);
        try
        {
            _watcher = new FileSystemWatcher(folder, "*.cs") { IncludeSubdirectories = true };
            _watcher.Changed += OnChanged;
            _watcher.Created += OnChanged;
            _watcher.Deleted += OnChanged;
            _watcher.Renamed += OnChanged;
            _watcher.EnableRaisingEvents = true;
        }
        catch (IOException)
        {
            // No more notifications available (inotify's limit, for instance): polling is enough.
        }

        new Thread(Run) { IsBackground = true, Name = "files" }.Start();
    }

    public void Dispose()
    {
        _isOver = true;
        _watcher?.Dispose();
        _changed.Set();
    }

    private void OnChanged(object sender, FileSystemEventArgs change)
    {
        Interlocked.CompareExchange(ref _at, Stopwatch.GetTimestamp(), 0);
        _changed.Set();
    }

    private void Run()
    {
        var seen = Scan();
        while (!_isOver)
        {
            var isChanged = _changed.WaitOne(_interval);
            var at = Interlocked.Exchange(ref _at, 0);
            var now = Scan();
            if ((isChanged || now != seen) && !_isOver)
            {
                _post(new Event.Saved(at == 0 ? Stopwatch.GetTimestamp() : at));
            }

            seen = now;
        }
    }

    /// <summary>The names, lengths and times of the files.</summary>
    private string Scan()
    {
        try
        {
            return string.Join(
                '\n',
                new DirectoryInfo(_folder).EnumerateFiles("*.cs", SearchOption.AllDirectories)
                    .Where(file => StageFolder.IsSource(file.FullName))
                    .Select(file => $"{file.FullName} {file.Length} {file.LastWriteTimeUtc.Ticks}"));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
