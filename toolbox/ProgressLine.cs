using System.Globalization;

namespace Katas.Toolbox;

/// <summary>How far some work is, on one line that writes itself over: <c>epoch 3 of 10  ██████░░░░░░░░░░░░░░  30 %  14 s left</c>.</summary>
/// <param name="output">The terminal.</param>
/// <param name="total">How many steps there are, 1 or more.</param>
/// <param name="time">The clock; the system's by default.</param>
public sealed class ProgressLine(TextWriter output, int total, TimeProvider? time = null)
{
    private const int Width = 20;

    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private readonly long _start = (time ?? TimeProvider.System).GetTimestamp();
    private int _length;

    /// <summary>Shows that so many steps are done. The time left is what the rest takes at the pace so far.</summary>
    public void Show(int done, string label)
    {
        var share = Math.Clamp(done / (double)total, 0, 1);
        var full = (int)(share * Width);
        var left = share > 0 ? string.Create(CultureInfo.InvariantCulture, $"  {_time.GetElapsedTime(_start).TotalSeconds * (1 - share) / share:F0} s left") : "";
        var line = string.Create(CultureInfo.InvariantCulture, $"{label}  {new string('█', full)}{new string('░', Width - full)}  {100 * share:F0} %{left}");
        output.Write($"\r{line.PadRight(_length)}");
        _length = line.Length;
    }

    /// <summary>Wipes the line, so that something else can be written there.</summary>
    public void Clear()
    {
        output.Write($"\r{new string(' ', _length)}\r");
        _length = 0;
    }
}
