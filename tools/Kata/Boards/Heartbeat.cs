using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kata.Boards;

/// <summary>What a laptop tells the board after a verdict, next to its nickname. It has no code in it.</summary>
/// <param name="Stage">The stage's folder: <c>03-bias-gradient</c>.</param>
/// <param name="Task">The task of the first red test; 0 if none is red, or if the answer doesn't compile.</param>
/// <param name="IsGreen">Whether all tests are green.</param>
/// <param name="Mistake">The id of the mistake that the tests recognised; null if there is none.</param>
/// <param name="Hints">How many hints to the task were shown.</param>
/// <param name="Minutes">How long the learner has been at the task.</param>
internal sealed record Heartbeat(string Stage, int Task, bool IsGreen, string? Mistake, int Hints, int Minutes)
{
    /// <summary>What of a verdict is sent.</summary>
    public static Heartbeat Of(StageVerdict verdict, int hints, int minutes)
    {
        var task = Score.Of(verdict).Task;
        return new Heartbeat(verdict.Stage.Slug, task, verdict.IsGreen, MistakeIn(verdict, task), hints, minutes);
    }

    private static string? MistakeIn(StageVerdict verdict, int task) => verdict.Tests
        .Where(test => test.Outcome == Outcome.Red && test.Task == task)
        .Select(test => test.Red?.Mistake?.Id)
        .FirstOrDefault(id => id is not null);
}

/// <summary>A request of a learner's: to join, to report a save, or to leave.</summary>
/// <param name="Key">Made by the laptop when it joins. Only it has the key, so nobody else can post for the nickname.</param>
/// <param name="Nickname">The learner's.</param>
/// <param name="Beat">What is reported; null if there is nothing yet.</param>
internal sealed record Posting(string Key, string Nickname, Heartbeat? Beat)
{
    /// <summary>How many characters an id has.</summary>
    public const int IdLength = 16;

    private const int KeyBytes = 16;

    /// <summary>A new key: 128 random bits.</summary>
    public static string NewKey() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(KeyBytes));

    /// <summary>Whether a text may be a key.</summary>
    public static bool IsKey(string key) => key.Length == KeyBytes * 2 && key.All(char.IsAsciiHexDigitLower);

    /// <summary>A learner as the journal, the pages and a shared folder name them: the key doesn't follow from it.</summary>
    public static string IdOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..IdLength];
}

/// <summary>The JSON of heartbeats: no unknown member, none missing, none twice.</summary>
internal static class BoardJson
{
    private static readonly JsonSerializerOptions _options = new(JsonSerializerDefaults.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        MaxDepth = 4,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static string Text<T>(T value) => JsonSerializer.Serialize(value, _options);

    /// <summary>Null if it isn't exactly such a value.</summary>
    public static T? Read<T>(ReadOnlySpan<byte> json)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json, _options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <inheritdoc cref="Read{T}(ReadOnlySpan{byte})"/>
    public static T? Read<T>(string json)
        where T : class => Read<T>(Encoding.UTF8.GetBytes(json));
}
