using Kata.Live;

namespace Kata.Boards;

/// <summary>A page's state, sent when it has changed.</summary>
/// <param name="view">The state as JSON.</param>
internal sealed class BoardFeed(Func<byte[]> view)
{
    private readonly Broadcast _broadcast = new();
    private byte[] _sent = [];

    /// <summary>The state, and every one that follows.</summary>
    public IAsyncEnumerable<ReadOnlyMemory<byte>> Listen() => _broadcast.Listen();

    /// <summary>Sends the state, unless it is the one that was sent last.</summary>
    public void Send()
    {
        var next = view();
        if (!next.AsSpan().SequenceEqual(_sent))
        {
            _broadcast.Send(_sent = next);
        }
    }
}
