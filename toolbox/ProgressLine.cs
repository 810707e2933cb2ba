using System.Globalization;

namespace Katas.Toolbox;

/// <summary>
/// Shows progress on one line that is overwritten: <c>epoch 3 of 10  ██████░░░░░░░░░░░░░░  30 %  14 s left</c>.
/// </summary>
/// <param name="output">The terminal.</param>
/// <param name="total">How many steps there are, 1 or more.</param>
/// <param name="time">The clock; the system's by default.</param>
public sealed class ProgressLine(TextWriter output, int total, TimeProvider? time = null)
{
    private const int Width = 20;

    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private readonly long _start = (time ?? TimeProvider.System).GetTimestamp();
    private int _length;

    /// <summary>Shows the number of steps done. The time left is estimated from the pace so far.</summary>
    public void Show(int done, string label)
    {
        var share = Math.Clamp(done / (double)total, 0, 1);
        var full = (int)(share * Width);
        var left = share > 0
            ? string.Create(
                CultureInfo.InvariantCulture, $"  {_time.GetElapsedTime(_start).TotalSeconds * (1 - share) / share:F0} s left")
            : "";
        var line = string.Create(
            CultureInfo.InvariantCulture,
            $"{label}  {new string('█', full)}{new string('░', Width - full)}  {100 * share:F0} %{left}");
        output.Write($"\r{line.PadRight(_length)}");
        _length = line.Length;
    }

    /// <summary>Clears the line.</summary>
    public void Clear()
    {
        output.Write($"\r{new string(' ', _length)}\r");
        _length = 0;
    }
}
