using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Kata.Boards;

/// <summary>The laptop's side: posts to the board, or writes into the shared folder.</summary>
internal static class RoomClient
{
    /// <summary>Nobody waits for it longer than that.</summary>
    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(2);

    // No proxy of this machine's leads to the room's network.
    private static readonly Lazy<HttpClient> _client = new(() => new HttpClient(
        new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, UseCookies = false })
    {
        Timeout = _limit,
    });

    /// <summary>Sends a report; null for none yet. Returns why it was refused, or null.</summary>
    /// <exception cref="IOException">The board, or the folder, can't be reached.</exception>
    public static async Task<string?> Send(Membership room, Heartbeat? beat)
    {
        if (!room.IsFolder)
        {
            return await Post(room, "save", beat).ConfigureAwait(false);
        }

        AtomicFile.Write(FileOf(room), Encoding.UTF8.GetBytes(BoardJson.Text(new LearnerFile(room.Nickname, beat))));
        return null;
    }

    /// <summary>Takes the learner off the board.</summary>
    /// <exception cref="IOException">The board, or the folder, can't be reached.</exception>
    public static async Task<string?> Leave(Membership room)
    {
        if (!room.IsFolder)
        {
            return await Post(room, "leave", null).ConfigureAwait(false);
        }

        File.Delete(FileOf(room));
        return null;
    }

    private static string FileOf(Membership room) => Path.Combine(room.Place, $"{Posting.IdOf(room.Key)}.json");

    private static async Task<string?> Post(Membership room, string path, Heartbeat? beat)
    {
        try
        {
            using var body = new ByteArrayContent(
                Encoding.UTF8.GetBytes(BoardJson.Text(new Posting(room.Key, room.Nickname, beat))));
            body.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            using var response = await _client.Value.PostAsync(new Uri($"{room.Place}/{path}"), body).ConfigureAwait(false);
            return response.IsSuccessStatusCode ? null : await Sentence(response).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            throw new IOException(exception.Message, exception);
        }
    }

    private static async Task<string> Sentence(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync().ConfigureAwait(false);
        try
        {
            return JsonDocument.Parse(text).RootElement.GetProperty("error").GetString() ?? "";
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return "This is not a room's address: ask for it again.";
        }
    }
}
