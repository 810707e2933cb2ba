using System.Text;

namespace Kata.Worker;

/// <summary>Collects what the learner's code writes to the console, up to a limit, for the next frame.</summary>
internal sealed class CappedWriter : TextWriter
{
    private const int MaxKept = 16_384;
    private readonly StringBuilder _kept = new();
    private readonly Lock _lock = new();

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value) => Write([value]);

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(ReadOnlySpan<char> buffer)
    {
        lock (_lock)
        {
            var left = MaxKept - _kept.Length;
            _kept.Append(buffer[..Math.Clamp(left, 0, buffer.Length)]);
            if (left > 0 && buffer.Length > left)
            {
                _kept.Append("\n… (the rest of the output is left out)\n");
            }
        }
    }

    /// <summary>What was written since the last call.</summary>
    public string Take()
    {
        lock (_lock)
        {
            var text = _kept.ToString();
            _kept.Clear();
            return text;
        }
    }
}
