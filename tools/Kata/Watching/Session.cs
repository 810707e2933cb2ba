using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;
using Kata.Boards;
using Kata.Live;

namespace Kata.Watching;

/// <summary>A watch session: handles keys, saves and verdicts one after another, and draws the screen.</summary>
internal sealed class Session : IDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromMilliseconds(150);
    private static readonly TimeSpan _second = TimeSpan.FromSeconds(1);
    private static readonly PosixSignal[] _ends =
    [
        PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP, PosixSignal.SIGQUIT,
    ];

    private readonly Terminal _terminal;
    private readonly Notes _notes = new();
    private readonly BlockingCollection<Event> _events = [];
    private readonly JudgeLoop _judge;
    private readonly FileWatch _files;
    private readonly SessionPage _page;
    private readonly HeartbeatSender _sender = new(TimeSpan.FromMilliseconds(300));
    private readonly bool _hasScreen;
    private readonly PosixSignalRegistration[] _signals;
    private WatchState _state;
    private long _judgingSince = Stopwatch.GetTimestamp();
    private bool _isPending = true;
    private bool _isChosen;

    /// <summary>The editor that key o opens; null for the environment's.</summary>
    public string? Editor { get; init; }

    /// <param name="terminal">The terminal.</param>
    /// <param name="stage">The stage to watch; null for the first that isn't green.</param>
    /// <param name="live">If a page is the screen; null for the terminal.</param>
    public Session(Terminal terminal, StageFolder? stage, LiveOptions? live = null)
    {
        _terminal = terminal;
        _hasScreen = terminal.IsInteractive && live is null;
        _state = new WatchState(
            [.. StageFolder.All.Select(s => StageStatus.Of(s))],
            Math.Max(0, Array.IndexOf(StageFolder.All, stage)));
        _isChosen = stage is not null;
        _page = new SessionPage(Post);
        if (live is not null)
        {
            _page.Serve(terminal, live);
        }

        _judge = new JudgeLoop(_notes, Post);
        _judge.Ask(stage);
        _files = new FileWatch(Path.Combine(Repository.Root, StageFolder.Exercises), Post);
        _signals = [.. _ends.Select(signal => PosixSignalRegistration.Create(signal, context =>
        {
            context.Cancel = true;
            Post(new Event.Quit());
        })), .. OperatingSystem.IsWindows()
            ? []
            : ((PosixSignal[])[
                PosixSignal.SIGWINCH, PosixSignal.SIGCONT,
            ]).Select(signal => PosixSignalRegistration.Create(signal, _ => Post(new Event.Resized())))];
        if (terminal.IsInteractive && !Console.IsInputRedirected)
        {
            Keys.Read(key => Post(new Event.Key(key)));
        }
        else if (terminal.IsPlain)
        {
            terminal.Print(PlainScreen.Start);
            PlainScreen.Read(Console.In, key => Post(new Event.Key(key)));
        }
    }

    /// <summary>Runs until the learner quits, and returns the final state.</summary>
    public WatchState Run()
    {
        while (true)
        {
            Draw();
            var isEvent = _events.TryTake(
                out var next, !_isPending ? Timeout.InfiniteTimeSpan : _state.Verdict is null ? _second : _patience);
            if (next is Event.Quit)
            {
                return _state;
            }

            if (isEvent)
            {
                Take(next!);
            }

            var waited = Stopwatch.GetElapsedTime(_judgingSince);
            if (_isPending && waited >= _patience)
            {
                // Don't keep showing the verdict on an older save.
                _state = _state with { Verdict = null, Took = null, Waited = waited };
            }
        }
    }

    public void Dispose()
    {
        _terminal.Restore();
        _page.Dispose();
        _sender.Dispose();
        _files.Dispose();
        _judge.Dispose();
        Array.ForEach(_signals, signal => signal.Dispose());
    }

    private void Post(Event next) => _events.Add(next);

    private void Take(Event next)
    {
        switch (next)
        {
            case Event.Key key:
                var before = _state;
                Press(key.Info);
                PrintAfter(key.Info.KeyChar, before);
                break;
            case Event.Saved saved when _isChosen:
                Ask(saved.At, isSave: true);
                break;
            case Event.Found found:
                _isChosen = true;
                GoTo(found.Stage is { } stage ? Array.IndexOf(StageFolder.All, stage) : _state.Stages.Length - 1);
                break;
            case Event.TestEnded ended when ended.Stage == _state.Current.Stage:
                _state = _state with { Ended = _state.Ended + 1 };
                break;
            case Event.Scored scored:
                Update(scored.Stage, scored.Score);
                break;
            case Event.Judged judged when judged.Verdict.Stage == _state.Current.Stage:
                Show(judged);
                break;
            case Event.Unchanged unchanged when unchanged.Stage == _state.Current.Stage && _state.Verdict is null:
                // Its verdict is no longer on the screen, because of a save in between: judge it again.
                Ask(since: null);
                break;
            case Event.Unchanged unchanged when unchanged.Stage == _state.Current.Stage:
                _isPending = false;
                break;
            case Event.Chosen chosen when chosen.Stage != _state.Current.Stage:
                _isChosen = true;
                GoTo(Array.IndexOf(StageFolder.All, chosen.Stage));
                break;
            case Event.Hinted:
                _page.ShowHint(_state);
                break;
            case Event.Broken broken:
                throw new KataException(
                    $"The tests cannot be run: {broken.Exception.Message} Run `kata doctor`.", Exit.Broken, broken.Exception);
            default:
                break;
        }
    }

    private void Ask(long? since, bool isSave = false)
    {
        (_isPending, _judgingSince) = (true, Stopwatch.GetTimestamp());
        _state = _state with { Ended = 0, Waited = default };
        _judge.Ask(_state.Current.Stage, since, isSave);
    }

    private void Show(Event.Judged judged)
    {
        var task = _state.FirstRed?.Task;
        _sender.Send(judged.Verdict);
        _isPending = false;
        _state = _state with { Verdict = judged.Verdict, Took = judged.Took, Ended = 0, Step = null };
        if (_state.FirstRed?.Task != task)
        {
            _state = _state with { Hints = [], Scroll = 0 };
        }

        if (!_state.IsGreen && _state.View == View.Solution)
        {
            _state = _state with { View = View.Verdict, Scroll = 0 };
        }

        if (!_hasScreen)
        {
            // A page shows the rest.
            _terminal.Print(WatchScreen.Plain(_state, _terminal.Width).Take(_page.IsServed ? 1 : int.MaxValue));
        }
    }

    /// <summary>Shows a notice when an earlier stage becomes red, and removes it when that is fixed.</summary>
    private void Update(StageFolder stage, Score score)
    {
        var before = _state.Stages.First(other => other.Stage == stage).Score;
        _state = _state.With(stage, score);
        if (Array.IndexOf(StageFolder.All, stage) < _state.At && before is { IsGreen: true } && !score.IsGreen)
        {
            _state = _state with
            {
                Notice = $"{stage} was green and is red now: "
                    + $"{(score.Tests == 0 ? "it does not compile" : $"{score.Green} of {score.Tests} green")}. Press p to go "
                        + "back.",
            };
            if (!_hasScreen)
            {
                _terminal.Print(_state.Notice);
            }
        }

        if (score.IsGreen && _state.Notice.StartsWith(stage.Slug, StringComparison.Ordinal))
        {
            _state = _state with { Notice = "" };
        }
    }

    private void GoTo(int at)
    {
        _state = _state.GoTo(at);
        Ask(since: null);
    }

    private void Press(ConsoleKeyInfo key)
    {
        switch (key.Key, char.ToLowerInvariant(key.KeyChar))
        {
            case (_, 'q'):
                Post(new Event.Quit());
                break;
            case (_, 'n') when _state.At + 1 < _state.Stages.Length:
                GoTo(_state.At + 1);
                break;
            case (_, 'p') when _state.At > 0:
                GoTo(_state.At - 1);
                break;
            case (_, 'b'):
                _state = _page.Open(_state);
                break;
            case (_, 'r'):
                Ask(Stopwatch.GetTimestamp());
                break;
            case (_, 'o' or 'd'):
                var place = char.ToLowerInvariant(key.KeyChar) == 'o' ? Opening.PlaceOf(_state) : Opening.ReadmeOf(_state);
                _state = _state with { Notice = Opening.Open(place, Editor) };
                break;
            case (_, 'h') when _state.FirstRed is { } red:
                ShowHint(red.Task);
                break;
            default:
                _state = ViewKeys.Press(key, _state, _terminal);
                break;
        }
    }

    /// <summary>Without a screen, what a key shows is printed once.</summary>
    private void PrintAfter(char key, WatchState before)
    {
        if (_terminal.IsPlain)
        {
            _terminal.Print(PlainScreen.After(key, before, _state, _terminal.Width));
            _state = _state with { View = View.Verdict, Notice = "" };
        }
    }

    /// <summary>Shows the next hint; after the last one, the first again.</summary>
    private void ShowHint(int task)
    {
        var stage = _state.Current.Stage;
        var all = StageReadme.Of(stage).HintsTo(task);
        if (all.Length == 0)
        {
            _state = _state with { Notice = $"There are no hints to task {task}: read exercises/{stage}/README.md." };
            return;
        }

        var shown = _state.Hints is [.., var last]
            ? (last.Number % all.Length) + 1
            : Math.Clamp(_notes.HintsShown(stage, task), 1, all.Length);
        _notes.SaveHints(stage, task, Math.Max(shown, _notes.HintsShown(stage, task)));
        _state = _state with { View = View.Verdict, Hints = all[..shown], HintsInAll = all.Length, Scroll = 0 };
    }

    private void Draw()
    {
        _page.Publish(_state);
        if (_hasScreen)
        {
            _terminal.Draw(WatchScreen.Draw(_state, _terminal.Width, _terminal.Height));
        }
    }
}
