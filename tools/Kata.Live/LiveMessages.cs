namespace Kata.Live;

/// <summary>A request of the page's.</summary>
/// <param name="Method">GET or POST, for instance.</param>
/// <param name="Path">With the token, without a query.</param>
/// <param name="Host">The header Host.</param>
/// <param name="Origin">The header Origin; null if there is none.</param>
/// <param name="Body">Reads the body.</param>
public sealed record LiveRequest(string Method, string Path, string? Host, string? Origin, Func<Task<byte[]>> Body);

/// <summary>What is sent back.</summary>
/// <param name="Status">The status of HTTP.</param>
/// <param name="ContentType">The type of the body.</param>
/// <param name="Body">All of it, unless there are events.</param>
public sealed record LiveResponse(int Status, string ContentType, ReadOnlyMemory<byte> Body)
{
    /// <summary>A stream of events that goes on until the page is closed; null for a response that ends.</summary>
    public IAsyncEnumerable<ReadOnlyMemory<byte>>? Events { get; init; }
}

/// <summary>A body is longer than <see cref="LiveServer.MaxBody"/>.</summary>
public sealed class TooLongException() : Exception($"A request may have {LiveServer.MaxBody} bytes at most.");
