using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Kata.Boards;

namespace Kata.EndToEndTests.Boards;

/// <summary><c>kata board</c> on a copy of the course.</summary>
internal sealed class BoardKata(CourseCopy course, int port)
    : KataProcess(
        course,
        ["board", "--port", port.ToString(CultureInfo.InvariantCulture)],
        line => line.StartsWith("to quit", StringComparison.Ordinal))
{
    public Uri Room => Address("learners");

    public Uri Projector => Address("projector");

    public Uri Host => Address("host");

    /// <summary>A port that nothing listens to.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private Uri Address(string label) => new(Lines.Single(line => line.StartsWith(label, StringComparison.Ordinal)).Split(' ')
        .Single(word => word.StartsWith("http://", StringComparison.Ordinal)));
}

/// <summary>A learner's laptop, without kata.</summary>
internal sealed class Laptop(HttpClient client, Uri room, string nickname)
{
    /// <summary>All laptops of a test have one address: fewer connections than the board allows to one.</summary>
    public const int MaxConnections = 60;

    private readonly string _key = Posting.NewKey();

    public string Nickname => nickname;

    public async Task<HttpStatusCode> Send(Heartbeat? beat)
    {
        using var body = new StringContent(BoardJson.Text(new Posting(_key, nickname, beat)));
        using var response = await client.PostAsync(new Uri($"{room}/save"), body);
        return response.StatusCode;
    }
}

/// <summary>The states that the board sends to a page.</summary>
internal sealed class BoardEvents : IDisposable
{
    private readonly StreamReader _reader;

    private BoardEvents(StreamReader reader) => _reader = reader;

    public static async Task<BoardEvents> Open(HttpClient client, Uri page) =>
        new(new StreamReader(await client.GetStreamAsync(new Uri(page, "events"))));

    /// <summary>The first state from now on that is as it should be.</summary>
    public async Task<JsonElement> Until(Predicate<JsonElement> isRight)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var last = "";
        try
        {
            while (await _reader.ReadLineAsync(limit.Token) is { } line)
            {
                if (line.StartsWith("data: ", StringComparison.Ordinal)
                    && JsonDocument.Parse(last = line["data: ".Length..]).RootElement is var state
                    && isRight(state))
                {
                    return state;
                }
            }
        }
        catch (OperationCanceledException)
        {
            // What came last says more.
        }

        throw new AssertionException($"The board does not come to show that. It showed last: {last}");
    }

    public void Dispose() => _reader.Dispose();
}
