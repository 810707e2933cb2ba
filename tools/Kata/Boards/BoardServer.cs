using System.Net;
using Kata.Live;
using Katas.Toolbox.Figures;

namespace Kata.Boards;

/// <summary>
/// Serves the board: learners may only post below the room's code, and the pages are below secrets of their own. It sends the
/// pages every change within a fraction of a second.
/// </summary>
internal sealed class BoardServer : IDisposable
{
    private const int MaxTimer = 180;

    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan _refresh = TimeSpan.FromSeconds(1);

    private readonly Door _door;
    private readonly Assets _assets = new(Assets.FolderOf("Live"), Assets.FolderOf("Boards"));
    private readonly BoardFeed _projector;
    private readonly BoardFeed _host;
    private readonly ManualResetEventSlim _over = new();
    private readonly LiveServer _server;
    private readonly Guards? _guards;

    /// <param name="at">Where it listens.</param>
    /// <param name="head">The room's code and the pages' secrets.</param>
    /// <param name="catalogue">The course.</param>
    /// <param name="door">The way into the room.</param>
    /// <exception cref="KataException">It can't listen there.</exception>
    public BoardServer(IPEndPoint at, JournalHead head, Catalogue catalogue, Door door)
    {
        _door = door;
        _projector = new BoardFeed(() => door.View((room, _, now) => BoardView.OfProjector(catalogue, room, now)));
        _host = new BoardFeed(() => door.View((room, refused, now) => BoardView.OfHost(catalogue, room, refused, now)));
        _server = Start(at);
        var hosts = Guard.HostsOf($"{at.Address}", _server.Port);
        _guards = new Guards(new Guard(hosts, head.Code), new Guard(hosts, head.Projector), new Guard(hosts, head.Host));
        Room = $"http://{hosts[0]}/{head.Code}";
        Projector = $"http://{hosts[0]}/{head.Projector}/";
        Host = $"http://{hosts[0]}/{head.Host}/";
        new Thread(Publish) { IsBackground = true, Name = "board" }.Start();
    }

    /// <summary>The address for learners.</summary>
    public string Room { get; }

    /// <summary>The address of the projector's page.</summary>
    public string Projector { get; }

    /// <summary>The address of the host's page.</summary>
    public string Host { get; }

    public void Dispose()
    {
        _over.Set();
        _server.Dispose();
    }

    private LiveServer Start(IPEndPoint at)
    {
        try
        {
            return LiveServer.Start(
                new ServerOptions(at.Port)
                {
                    Address = at.Address,
                    MaxBody = Door.MaxBody,
                    MaxConnections = 1_024,
                    MaxConnectionsOfOne = 128,
                },
                Answer);
        }
        catch (IOException)
        {
            throw new KataException(
                $"{at} is not free, or is not this machine's: choose another --port, or another --address.",
                Exit.Broken);
        }
    }

    private void Publish()
    {
        for (var (version, quiet) = (-1, TimeSpan.Zero); !_over.Wait(_pause); quiet += _pause)
        {
            if (version != _door.Version || quiet >= _refresh)
            {
                (version, quiet) = (_door.Version, TimeSpan.Zero);
                _projector.Send();
                _host.Send();
            }
        }
    }

    private async Task<LiveResponse> Answer(LiveRequest request)
    {
        try
        {
            _door.Admit(request.Sender);
            return _guards is not var (room, projector, host) ? Reply.Refused
                : room.PathOf(WithSlash(request)) is { } learners ? await OfLearner(learners, request).ConfigureAwait(false)
                : projector.PathOf(request) is { } shown ? Get(request, shown, "projector.html", _projector)
                : host.PathOf(request) is not { } path ? Refused()
                : request.Method == "POST" ? Order(path)
                : Get(request, path, "host.html", _host);
        }
        catch (RefusalException exception)
        {
            return Reply.Error(exception.Status, exception.Message);
        }
        catch (TooLongException exception)
        {
            _door.Count(Refusal.TooLong);
            return Reply.Error(413, exception.Message);
        }
        catch (Exception exception) when (exception is ProofException or IOException or UnauthorizedAccessException)
        {
            return Reply.Error(500, exception.Message);
        }
    }

    private LiveResponse Refused()
    {
        _door.Count(Refusal.Invalid);
        return Reply.Refused;
    }

    /// <summary>What people type needs no slash at its end.</summary>
    private static LiveRequest WithSlash(LiveRequest request) =>
        request.Path.LastIndexOf('/') == 0 ? request with { Path = $"{request.Path}/" } : request;

    private async Task<LiveResponse> OfLearner(string path, LiveRequest request)
    {
        switch (request.Method, path)
        {
            case ("GET", ""):
                return JoinPage();
            case ("GET", "paper.css" or "live.css" or "board.css"):
                return Style(path);
            case ("POST", "save"):
                _door.Take(await request.Body().ConfigureAwait(false));
                return Reply.Done;
            case ("POST", "leave"):
                _door.Leave(await request.Body().ConfigureAwait(false));
                return Reply.Done;
            default:
                return Reply.Missing;
        }
    }

    /// <summary>For those who have scanned the code: they join from a terminal, not from a browser.</summary>
    private LiveResponse JoinPage() => Reply.Text(
        200,
        "text/html; charset=utf-8",
        File.ReadAllText(Path.Combine(Assets.FolderOf("Boards"), "join.html"))
            .Replace("{code}", new Uri(Room).AbsolutePath.Trim('/'), StringComparison.Ordinal)
            .Replace("{room}", Room, StringComparison.Ordinal));

    private LiveResponse Get(LiveRequest request, string path, string index, BoardFeed feed) => request.Method != "GET"
        ? Reply.Missing
        : path switch
        {
            "" => _assets.Find(index)!,
            "events" => new LiveResponse(200, "text/event-stream", default) { Events = feed.Listen() },
            "room" => Reply.Json(
                200, new { Address = Room, Code = QrCode.Of(Room), Projector = feed == _host ? Projector : null }),
            "paper.css" => Style(path),
            _ when LessonOf(path) is { } stage => Reply.Text(200, "text/html; charset=utf-8", LessonPage.Of(stage)),
            _ => _assets.Find(path) ?? Reply.Missing,
        };

    private LiveResponse Style(string path) =>
        path == "paper.css" ? Reply.Text(200, "text/css; charset=utf-8", Paper.Style) : _assets.Find(path)!;

    private static StageFolder? LessonOf(string path) =>
        Array.Find(StageFolder.All, stage => path == $"lesson/{stage}");

    /// <summary>What the host's page asks for: <c>timer/10</c>, <c>remove/0123456789abcdef</c>.</summary>
    private LiveResponse Order(string path)
    {
        switch (path.Split('/'))
        {
            case ["timer", var minutes] when int.TryParse(minutes, null, out var number) && number is >= 0 and <= MaxTimer:
                _door.SetTimer(number);
                return Reply.Done;
            case ["remove", var learner]:
                _door.Leave(learner);
                return Reply.Done;
            default:
                return Reply.Missing;
        }
    }

    private sealed record Guards(Guard Room, Guard Projector, Guard Host);
}
