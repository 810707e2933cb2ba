using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Kata.Live;

/// <summary>Sends the newest state to every open page, as server-sent events. A page that is slow misses older ones.</summary>
internal sealed class Broadcast
{
    private static readonly BoundedChannelOptions _newest = new(1) { FullMode = BoundedChannelFullMode.DropOldest };

    private readonly Lock _lock = new();
    private readonly List<Channel<ReadOnlyMemory<byte>>> _pages = [];
    private ReadOnlyMemory<byte>? _state;

    /// <param name="json">On one line.</param>
    public void Send(byte[] json)
    {
        ReadOnlyMemory<byte> one = (byte[])[.. "data: "u8, .. json, .. "\n\n"u8];
        lock (_lock)
        {
            _state = one;
            _pages.ForEach(page => page.Writer.TryWrite(one));
        }
    }

    /// <summary>The state, and every one that follows.</summary>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> Listen([EnumeratorCancellation] CancellationToken over = default)
    {
        var page = Channel.CreateBounded<ReadOnlyMemory<byte>>(_newest);
        lock (_lock)
        {
            _pages.Add(page);
            _ = _state is { } state && page.Writer.TryWrite(state);
        }

        try
        {
            await foreach (var one in page.Reader.ReadAllAsync(over).ConfigureAwait(false))
            {
                yield return one;
            }
        }
        finally
        {
            lock (_lock)
            {
                _pages.Remove(page);
            }
        }
    }
}
