using System.Text;
using System.Text.Json;

namespace Kata.Live;

/// <summary>The responses to a page.</summary>
internal static class Reply
{
    private static readonly JsonSerializerOptions _options = new(JsonSerializerDefaults.Web);

    /// <summary>Done, and nothing to say.</summary>
    public static LiveResponse Done { get; } = new(204, "text/plain", default);

    public static LiveResponse Refused { get; } =
        Text(403, "text/plain; charset=utf-8", "Refused: this is not the address that kata printed.\n");

    public static LiveResponse Missing { get; } = Text(404, "text/plain; charset=utf-8", "There is nothing here.\n");

    public static LiveResponse Text(int status, string type, string text) => new(status, type, Encoding.UTF8.GetBytes(text));

    /// <summary>What went wrong, in a sentence.</summary>
    public static LiveResponse Error(int status, string sentence) => Json(status, new { error = sentence });

    public static LiveResponse Json(int status, object value) =>
        new(status, "application/json", JsonSerializer.SerializeToUtf8Bytes(value, _options));
}
