using System.Globalization;
using System.Text.Json;

namespace Kata.Grading;

/// <summary>A value of a settings file and its location, which error messages name.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Place">The value's JSON path.</param>
/// <param name="Value">The value, valid after the document is disposed.</param>
internal sealed record Setting(string File, string Place, JsonElement Value)
{
    /// <summary>The minutes of a year.</summary>
    public const int MaxMinutes = 366 * 24 * 60;

    private const int MaxPoints = 1_000_000;

    /// <summary>Its name in the object.</summary>
    public string Name { get; private init; } = "";

    /// <summary>The values of an object by name; unknown names are refused.</summary>
    public Dictionary<string, Setting> Members(params string[] known) => Each().ToDictionary(
        member => known.Contains(member.Name, StringComparer.Ordinal)
            ? member.Name
            : throw member.Refuse($"is unknown: {Place} has {string.Join(", ", known)}"),
        StringComparer.Ordinal);

    /// <summary>The values of an object.</summary>
    public Setting[] Each() => Value.ValueKind == JsonValueKind.Object
        ? [.. Value.EnumerateObject()
            .Select(member => new Setting(File, Place + Step(member.Name), member.Value.Clone()) { Name = member.Name })]
        : throw Invalid("an object in braces");

    public string Text() => Value.ValueKind == JsonValueKind.String
        && Value.GetString() is { } text
        && !string.IsNullOrWhiteSpace(text)
        ? text
        : throw Invalid("a text in quotes");

    public DateTimeOffset Time() => Value.ValueKind == JsonValueKind.String && Times.TryTime(Value.GetString()!, out var time)
        ? time
        : throw Invalid($"a time with its offset, such as \"{Times.Example}\"");

    public decimal Points() => Number(
        0, MaxPoints, $"points: a number from 0 to {MaxPoints}, of two decimals at most") is var points
        && decimal.Round(points, 2) == points
        ? points
        : throw Invalid("points: a number of two decimals at most");

    public decimal Share() => Number(0, 1, "a share from 0 to 1: 0.1 is a tenth");

    public decimal Number(
        decimal min,
        decimal max,
        string wanted) => Value.ValueKind == JsonValueKind.Number
            && Value.TryGetDecimal(out var number)
            && number >= min
            && number <= max
        ? number
        : throw Invalid(wanted);

    /// <summary>An error about this value.</summary>
    public KataException Refuse(string why) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{File}: {DisplayName.Of(Place)} {why}."), Exit.Usage);

    private KataException Invalid(string wanted) => Refuse($"is {DisplayName.Of(Value.GetRawText())}, and must be {wanted}");

    private static string Step(string name) => name.All(char.IsAsciiLetter) ? $".{name}" : $"['{name}']";
}
