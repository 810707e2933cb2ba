using System.Diagnostics;
using System.Globalization;

namespace Kata.Grading;

/// <summary>Shows progress: a line that is updated in a terminal, a line now and then in a log.</summary>
internal sealed class GradingProgress(Terminal terminal, int all, TimeSpan betweenLines)
{
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly Lock _lock = new();
    private TimeSpan _lastLine;
    private int _done;

    public void Add(Grade grade)
    {
        lock (_lock)
        {
            _done++;
            var left = TimeSpan.FromTicks(_clock.Elapsed.Ticks / _done * (all - _done));
            var text = string.Create(
                CultureInfo.InvariantCulture,
                $" {_done} of {all} graded · {_done / _clock.Elapsed.TotalMinutes:0} per minute · {left:m\\:ss} left");
            terminal.Progress(text, (double)_done / all);
            if (!terminal.IsInteractive && _clock.Elapsed - _lastLine > betweenLines)
            {
                terminal.Print(Line.Of($"{text} · last: {grade.Id}", Tone.Plain));
                _lastLine = _clock.Elapsed;
            }
        }
    }

    /// <summary>Clears the line.</summary>
    public void End() => terminal.Progress("", 1);
}
