namespace Kata.Boards;

/// <summary>A token bucket per sender. Not safe for threads: the door calls it in its lock.</summary>
/// <param name="burst">How many requests may come at once.</param>
/// <param name="perSecond">How many may come in the long run.</param>
/// <param name="clock">The time.</param>
internal sealed class RateLimit(int burst, double perSecond, TimeProvider clock)
{
    private const int MaxSenders = 4_096;

    private readonly Dictionary<string, (double Left, long At)> _senders = new(StringComparer.Ordinal);

    /// <summary>How many senders are remembered.</summary>
    public int Senders => _senders.Count;

    /// <summary>Counts a request; false if there were too many.</summary>
    public bool Allows(string sender)
    {
        if (_senders.Count >= MaxSenders && !_senders.ContainsKey(sender))
        {
            Forget();
        }

        var left = Left(sender);
        _senders[sender] = (left < 1 ? left : left - 1, clock.GetTimestamp());
        return left >= 1;
    }

    private double Left(string sender) => _senders.TryGetValue(sender, out var bucket)
        ? Math.Min(burst, bucket.Left + (clock.GetElapsedTime(bucket.At).TotalSeconds * perSecond))
        : burst;

    /// <summary>Forgets those with a full bucket; all of them, if even that is not enough.</summary>
    private void Forget()
    {
        foreach (var sender in _senders.Keys.Where(sender => Left(sender) >= burst).ToArray())
        {
            _senders.Remove(sender);
        }

        if (_senders.Count >= MaxSenders)
        {
            _senders.Clear();
        }
    }
}
