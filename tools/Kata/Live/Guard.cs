using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Kata.Live;

/// <summary>
/// Decides which requests are the page's own. Others on this machine may try the port; another site's page may send requests
/// to it, or have its name resolve to this machine (DNS rebinding). None of them knows the token or has the right host and
/// origin.
/// </summary>
/// <param name="hosts">What a browser may call the server, with its port.</param>
/// <param name="token">The first part of every path.</param>
internal sealed class Guard(string[] hosts, string token)
{
    private const int TokenBytes = 16;
    private const string Scheme = "http://";

    private readonly byte[] _token = Encoding.UTF8.GetBytes(token);

    /// <summary>The guard of a server on the loopback address.</summary>
    /// <param name="port">Its port.</param>
    /// <param name="token">The first part of every path.</param>
    public Guard(int port, string token)
        : this(HostsOf("127.0.0.1", port), token)
    {
    }

    /// <summary>What a browser may call a server; this machine may have a name for it.</summary>
    public static string[] HostsOf(string address, int port) =>
    [
        string.Create(CultureInfo.InvariantCulture, $"{address}:{port}"),
        .. address == "127.0.0.1" ? (string[])[string.Create(CultureInfo.InvariantCulture, $"localhost:{port}")] : [],
    ];

    /// <summary>A new token: 128 random bits.</summary>
    public static string NewToken() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(TokenBytes));

    /// <summary>The path below the token; null if the request is refused.</summary>
    public string? PathOf(LiveRequest request)
    {
        var isOwn = IsHost(request.Host)
            && (request.Origin is null
                || (request.Origin.StartsWith(Scheme, StringComparison.Ordinal) && IsHost(request.Origin[Scheme.Length..])));
        var parts = request.Path.Split('/', 3);
        return isOwn && parts is ["", var given, var path] && IsToken(given) ? path : null;
    }

    private bool IsHost(string? host) => hosts.Contains(host, StringComparer.Ordinal);

    private bool IsToken(string given) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), _token);
}
