using Kata.Watching;

namespace Kata.Live;

/// <summary>The page of a session, once there is one.</summary>
/// <param name="post">Takes what the page asks for.</param>
internal sealed class SessionPage(Action<Event> post) : IDisposable
{
    private const string NoBrowser = "no browser was found";

    private LivePage? _page;

    /// <summary>Whether there is one.</summary>
    public bool IsServed => _page is not null;

    /// <summary>Serves the page instead of a screen, and prints its address.</summary>
    /// <exception cref="KataException">It can't be served.</exception>
    public void Serve(Terminal terminal, LiveOptions live)
    {
        Start(live.Port);
        terminal.Print(
            Line.Of("the page   ", Tone.Faint) + Line.Of(_page!.Address, Tone.Link),
            Line.Of($"to quit    {(terminal.IsInteractive ? "q, or " : "")}Ctrl-C", Tone.Faint));
        if (live.Opens && !Browser.Open(_page.Address))
        {
            terminal.Print(Line.Of($"{NoBrowser}: open the address in one", Tone.Notable));
        }
    }

    /// <summary>Serves the page next to the screen, and opens it.</summary>
    /// <param name="state">The session's state; the result shows the address, or why there is none.</param>
    public WatchState Open(WatchState state)
    {
        try
        {
            Start(port: 0);
            var note = Browser.Open(_page!.Address) ? "" : $"  {NoBrowser}";
            return state with { Address = _page.Address, AddressNote = note };
        }
        catch (KataException exception)
        {
            return state with { Notice = exception.Message };
        }
    }

    /// <summary>Sends a state to the page.</summary>
    public void Publish(WatchState state) => _page?.Publish(state);

    /// <summary>Shows one more hint to the task to do on the page.</summary>
    public void ShowHint(WatchState state) => _page?.ShowHint(state);

    public void Dispose() => _page?.Dispose();

    private void Start(int port)
    {
        if (_page is null)
        {
            LiveAssemblies.Register();
            _page = new LivePage(port, post);
        }
    }
}
