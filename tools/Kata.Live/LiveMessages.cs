using System.Net;

namespace Kata.Live;

/// <summary>A request of the page's.</summary>
/// <param name="Method">GET or POST, for instance.</param>
/// <param name="Path">With the token, without a query.</param>
/// <param name="Host">The header Host.</param>
/// <param name="Origin">The header Origin; null if there is none.</param>
/// <param name="Body">Reads the body.</param>
/// <param name="Sender">The address that it comes from.</param>
public sealed record LiveRequest(
    string Method, string Path, string? Host, string? Origin, Func<Task<byte[]>> Body, string Sender = "");

/// <summary>What is sent back.</summary>
/// <param name="Status">The status of HTTP.</param>
/// <param name="ContentType">The type of the body.</param>
/// <param name="Body">All of it, unless there are events.</param>
public sealed record LiveResponse(int Status, string ContentType, ReadOnlyMemory<byte> Body)
{
    /// <summary>A stream of events that goes on until the page is closed; null for a response that ends.</summary>
    public IAsyncEnumerable<ReadOnlyMemory<byte>>? Events { get; init; }
}

/// <summary>Where a server listens, and how much it takes.</summary>
/// <param name="Port">The port; 0 for a free one.</param>
public sealed record ServerOptions(int Port)
{
    /// <summary>The address; no other machine reaches the default.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>The longest body of a request, in bytes.</summary>
    public int MaxBody { get; init; } = 1 << 20;

    /// <summary>How many connections there may be.</summary>
    public int MaxConnections { get; init; } = 64;

    /// <summary>How many of them may come from one address.</summary>
    public int MaxConnectionsOfOne { get; init; } = 64;
}

/// <summary>A body is longer than <see cref="ServerOptions.MaxBody"/>.</summary>
/// <param name="max">That length.</param>
public sealed class TooLongException(int max) : Exception($"A request may have {max} bytes at most.");
