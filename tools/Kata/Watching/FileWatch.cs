using System.Diagnostics;

namespace Kata.Watching;

/// <summary>Tells of saves below exercises/: by the system's notices, and by a look every quarter of a second where those do not come.</summary>
internal sealed class FileWatch : IDisposable
{
    private static readonly TimeSpan _look = TimeSpan.FromMilliseconds(250);

    private readonly string _folder;
    private readonly Action<Event> _post;
    private readonly AutoResetEvent _noticed = new(false);
    private readonly FileSystemWatcher? _notices;
    private long _at;
    private volatile bool _isOver;

    public FileWatch(string folder, Action<Event> post)
    {
        (_folder, _post) = (folder, post);
        try
        {
            _notices = new FileSystemWatcher(folder, "*.cs") { IncludeSubdirectories = true };
            _notices.Changed += Notice;
            _notices.Created += Notice;
            _notices.Deleted += Notice;
            _notices.Renamed += Notice;
            _notices.EnableRaisingEvents = true;
        }
        catch (IOException)
        {
            // The system has no more notices to give (inotify's limit, say): looking is enough.
        }

        new Thread(Run) { IsBackground = true, Name = "files" }.Start();
    }

    public void Dispose()
    {
        _isOver = true;
        _notices?.Dispose();
        _noticed.Set();
    }

    private void Notice(object sender, FileSystemEventArgs change)
    {
        Interlocked.CompareExchange(ref _at, Stopwatch.GetTimestamp(), 0);
        _noticed.Set();
    }

    private void Run()
    {
        var seen = Look();
        while (!_isOver)
        {
            var isNoticed = _noticed.WaitOne(_look);
            var at = Interlocked.Exchange(ref _at, 0);
            var now = Look();
            if ((isNoticed || now != seen) && !_isOver)
            {
                _post(new Event.Saved(at == 0 ? Stopwatch.GetTimestamp() : at));
            }

            seen = now;
        }
    }

    /// <summary>Names, lengths and times of the files.</summary>
    private string Look()
    {
        try
        {
            return string.Join('\n', new DirectoryInfo(_folder).EnumerateFiles("*.cs", SearchOption.AllDirectories).Select(file => $"{file.FullName} {file.Length} {file.LastWriteTimeUtc.Ticks}"));
        }
        catch (IOException)
        {
            return "";
        }
    }
}
