using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Kata.Live;

/// <summary>
/// Decides which requests are the page's own. Others on this machine may try the port; another site's page may send requests
/// to it, or have its name resolve to this machine (DNS rebinding). None of them knows the token or has the right host and
/// origin.
/// </summary>
/// <param name="port">The server's port.</param>
/// <param name="token">The first part of every path.</param>
internal sealed class Guard(int port, string token)
{
    private const int TokenBytes = 16;
    private const string Scheme = "http://";

    private readonly string[] _hosts =
    [
        string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}"),
        string.Create(CultureInfo.InvariantCulture, $"localhost:{port}"),
    ];

    private readonly byte[] _token = Encoding.UTF8.GetBytes(token);

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

    private bool IsHost(string? host) => _hosts.Contains(host, StringComparer.Ordinal);

    private bool IsToken(string given) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), _token);
}
