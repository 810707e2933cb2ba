using System.Text.Json;
using Kata.Watching;
using Katas.Toolbox.Figures;

namespace Kata.Live;

/// <summary>The page of a session: serves it, sends it the session's state, and posts what it asks for.</summary>
internal sealed class LivePage : IDisposable
{
    private const string Stylesheet = "paper.css";

    private readonly string _token = Guard.NewToken();
    private readonly Assets _assets = new(Assets.FolderOf("Live"));
    private readonly Notes _notes = new();
    private readonly Broadcast _broadcast = new();
    private readonly Playgrounds _playgrounds = new();
    private readonly Action<Event> _post;
    private readonly LiveServer _server;
    private readonly Guard _guard;
    private WatchState? _published;

    /// <param name="port">The port; 0 for a free one.</param>
    /// <param name="post">Takes what the page asks for.</param>
    /// <exception cref="KataException">It can't be served.</exception>
    public LivePage(int port, Action<Event> post)
    {
        _post = post;
        try
        {
            _server = LiveServer.Start(new ServerOptions(port), Answer);
        }
        catch (IOException)
        {
            throw new KataException(
                port == 0
                    ? "No port of this machine is free for the page."
                    : $"Port {port} is not free: choose another one, or leave --port out.",
                Exit.Broken);
        }

        _guard = new Guard(_server.Port, _token);
        Address = $"http://127.0.0.1:{_server.Port}/{_token}/";
    }

    /// <summary>What to open in a browser.</summary>
    public string Address { get; }

    /// <summary>Sends a state to the page, unless it looks the same there.</summary>
    public void Publish(WatchState state)
    {
        if (_published is { } before && IsSame(before, state))
        {
            return;
        }

        _published = state;
        if (state.Verdict is { } verdict)
        {
            _playgrounds.Use(verdict);
        }

        var playground = $"playgrounds/{state.Current.Stage}.js";
        var shown = state.FirstRed is { } red ? _notes.HintsShown(state.Current.Stage, red.Task) : 0;
        _broadcast.Send(Snapshot.Of(state, shown, _assets.Has(playground) ? playground : null));
    }

    /// <summary>Notes one more hint to the task to do as shown; the page shows all of these.</summary>
    public void ShowHint(WatchState state)
    {
        if (state.FirstRed is { } red)
        {
            var (stage, all) = (state.Current.Stage, StageReadme.Of(state.Current.Stage).HintsTo(red.Task).Length);
            _notes.SaveHints(stage, red.Task, Math.Min(all, _notes.HintsShown(stage, red.Task) + 1));
            _published = null; // The next state is sent, although it is the same.
        }
    }

    public void Dispose()
    {
        _playgrounds.Dispose();
        _server.Dispose();
    }

    private static bool IsSame(WatchState one, WatchState other) =>
        one.Stages == other.Stages
        && one.At == other.At
        && one.Verdict == other.Verdict
        && one.Notice == other.Notice
        && (one.Verdict is not null
            || (one.Ended == other.Ended && (int)one.Waited.TotalSeconds == (int)other.Waited.TotalSeconds));

    private async Task<LiveResponse> Answer(LiveRequest request)
    {
        if (_guard is null || _guard.PathOf(request) is not { } path)
        {
            return Reply.Refused;
        }

        try
        {
            return request.Method switch
            {
                "GET" => Get(path),
                "POST" => await Post(path, await request.Body().ConfigureAwait(false)).ConfigureAwait(false),
                _ => Reply.Missing,
            };
        }
        catch (TooLongException exception)
        {
            return Reply.Error(413, exception.Message);
        }
        catch (Exception exception) when (exception is ProofException or IOException or UnauthorizedAccessException)
        {
            return Reply.Error(500, exception.Message);
        }
        catch (JsonException)
        {
            return Reply.Error(400, "The request is not the JSON that is asked for.");
        }
    }

    private LiveResponse Get(string path) => path switch
    {
        "" => _assets.Find("index.html")!,
        "events" => new LiveResponse(200, "text/event-stream", default) { Events = _broadcast.Listen() },
        Stylesheet => Reply.Text(200, "text/css; charset=utf-8", Paper.Style),
        _ when Below("lesson", path) is { } stage => Reply.Text(200, "text/html; charset=utf-8", LessonPage.Of(stage)),
        _ => _assets.Find(path) ?? Reply.Missing,
    };

    private async Task<LiveResponse> Post(string path, byte[] body)
    {
        if (Below("stage", path) is { } chosen)
        {
            _post(new Event.Chosen(chosen));
            return Reply.Done;
        }

        if (path == "hint")
        {
            _post(new Event.Hinted());
            return Reply.Done;
        }

        return Below("playground", path) is { } stage
            ? await Task.Run(() => _playgrounds.Answer(stage, body)).ConfigureAwait(false)
            : Reply.Missing;
    }

    /// <summary>The stage of <c>lesson/03-bias-gradient</c>; null for any other path.</summary>
    private static StageFolder? Below(string folder, string path) =>
        path.StartsWith($"{folder}/", StringComparison.Ordinal)
            ? Array.Find(StageFolder.All, stage => stage.Slug == path[(folder.Length + 1)..])
            : null;
}
