using System.Net;
using Microsoft.AspNetCore.Connections;

namespace Kata.Live;

/// <summary>Closes connections of an address that has too many, so that it doesn't use up those of others.</summary>
/// <param name="max">How many an address may have.</param>
internal sealed class ConnectionLimit(int max)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _open = new(StringComparer.Ordinal);

    /// <summary>Serves a connection, or closes it.</summary>
    public async Task Run(ConnectionContext connection, ConnectionDelegate next)
    {
        var sender = (connection.RemoteEndPoint as IPEndPoint)?.Address.ToString() ?? "";
        if (!Opens(sender))
        {
            connection.Abort();
            return;
        }

        try
        {
            await next(connection).ConfigureAwait(false);
        }
        finally
        {
            Close(sender);
        }
    }

    private bool Opens(string sender)
    {
        lock (_lock)
        {
            var open = _open.GetValueOrDefault(sender);
            if (open < max)
            {
                _open[sender] = open + 1;
            }

            return open < max;
        }
    }

    private void Close(string sender)
    {
        lock (_lock)
        {
            if (--_open[sender] == 0)
            {
                _open.Remove(sender);
            }
        }
    }
}
