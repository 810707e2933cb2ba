using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kata.Figures;

/// <summary>What a page asks of a playground: JSON, each part checked when it is read.</summary>
internal sealed class PlaygroundRequest
{
    private static readonly JsonSerializerOptions _options = new(JsonSerializerDefaults.Web) { Converters = { new Brief() } };

    private readonly JsonElement _parts;

    private PlaygroundRequest(JsonElement parts) => _parts = parts;

    /// <exception cref="ArgumentException">The text isn't a JSON object.</exception>
    public static PlaygroundRequest Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? new PlaygroundRequest(document.RootElement.Clone())
                : throw new ArgumentException("The request must be a JSON object.");
        }
        catch (JsonException)
        {
            throw new ArgumentException("The request isn't JSON.");
        }
    }

    /// <summary>An answer as JSON. Numbers have six digits, which is enough for a picture; null stands for NaN and ∞.</summary>
    public static string Answer(object answer) => JsonSerializer.Serialize(answer, _options);

    /// <summary>A number from min to max.</summary>
    /// <exception cref="ArgumentException">It isn't.</exception>
    public double Number(string name, double min, double max) => InRange(Part(name), name, min, max);

    /// <summary>A whole number from min to max.</summary>
    /// <exception cref="ArgumentException">It isn't.</exception>
    public int Whole(string name, int min, int max) =>
        Part(name).ValueKind == JsonValueKind.Number && Part(name).TryGetInt32(out var whole) && whole >= min && whole <= max
            ? whole
            : throw new ArgumentException($"{name} must be a whole number from {min} to {max}.");

    /// <summary>One of these words.</summary>
    /// <exception cref="ArgumentException">It isn't.</exception>
    public string OneOf(string name, params string[] words) =>
        Part(name).ValueKind == JsonValueKind.String && words.Contains(Part(name).GetString())
            ? Part(name).GetString()!
            : throw new ArgumentException($"{name} must be one of: {string.Join(", ", words)}.");

    /// <summary>Numbers from min to max, between minCount and maxCount of them.</summary>
    /// <exception cref="ArgumentException">There are more, or fewer, or one is out of range.</exception>
    public double[] Numbers(string name, int minCount, int maxCount, double min, double max) =>
        [.. Items(name, minCount, maxCount).Select((item, i) => InRange(item, $"{name}[{i}]", min, max))];

    /// <summary>Rows of numbers.</summary>
    /// <exception cref="ArgumentException">There are none or too many, or one has the wrong length or a bad number.</exception>
    public double[][] Rows(string name, int maxCount, int columns, double min, double max) =>
    [
        .. Items(name, minCount: 1, maxCount).Select((row, i) =>
            row.ValueKind == JsonValueKind.Array && row.GetArrayLength() == columns
                ? row.EnumerateArray().Select(item => InRange(item, $"{name}[{i}]", min, max)).ToArray()
                : throw new ArgumentException($"{name}[{i}] must be an array of {columns} numbers.")),
    ];

    private JsonElement.ArrayEnumerator Items(string name, int minCount, int maxCount) =>
        Part(name).ValueKind == JsonValueKind.Array && Part(name).GetArrayLength() is var count
            && count >= minCount && count <= maxCount
            ? Part(name).EnumerateArray()
            : throw new ArgumentException(
                minCount == maxCount
                    ? $"{name} must be an array of {maxCount} numbers."
                    : $"{name} must be an array of {minCount} to {maxCount}.");

    private JsonElement Part(string name) =>
        _parts.TryGetProperty(name, out var part) ? part : throw new ArgumentException($"The request has no {name}.");

    private static double InRange(JsonElement item, string name, double min, double max) =>
        item.ValueKind == JsonValueKind.Number && item.TryGetDouble(out var number) && number >= min && number <= max
            ? number
            : throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture, $"{name} must be a number from {min} to {max}."));

    private sealed class Brief : JsonConverter<double>
    {
        public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("Answers are only written.");

        public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
        {
            if (double.IsFinite(value))
            {
                writer.WriteRawValue(value.ToString("G6", CultureInfo.InvariantCulture), skipInputValidation: true);
            }
            else
            {
                writer.WriteNullValue();
            }
        }
    }
}
