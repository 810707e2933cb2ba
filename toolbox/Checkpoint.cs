using System.Text.Json;

namespace Katas.Toolbox;

/// <summary>
/// All that a training needs to go on another day, and the JSON it is written as. README.md of stage 15 describes the format.
/// </summary>
/// <param name="Rule">The optimiser's rule.</param>
/// <param name="Epoch">The number of the epoch that comes next, 0 or more.</param>
/// <param name="Steps">For each parameter array, the number of steps t so far, 0 or more.</param>
/// <param name="Values">θ: the parameter arrays, in order.</param>
/// <param name="First">For each value, the first number that the optimiser remembers: the shape of Values.</param>
/// <param name="Second">The second one: the same shape.</param>
public sealed record Checkpoint(
    string Rule, int Epoch, int[] Steps, double[][] Values, double[][] First, double[][] Second)
{
    private const string Format = "katas-training";
    private const int Version = 1;

    private static readonly string[] _parts = ["format", "version", "rule", "epoch", "steps", "values", "first", "second"];

    /// <summary>
    /// The checkpoint as JSON. Each number has as many digits as it takes to read exactly the same double again, with a point in
    /// every culture.
    /// </summary>
    /// <exception cref="ArgumentException">A number is NaN, infinite or negative, or the shapes differ.</exception>
    public string ToJson()
    {
        Check();
        object[] values = [Format, Version, Rule, Epoch, Steps, Values, First, Second];
        var lines = _parts.Zip(values, (name, value) => $"  \"{name}\": {JsonSerializer.Serialize(value)}");
        return $"{{\n{string.Join(",\n", lines)}\n}}\n";
    }

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="ArgumentException">The text is anything else; one sentence says what is wrong, and where.</exception>
    public static Checkpoint FromJson(string json)
    {
        using var document = Parse(json);
        var root = document.RootElement;
        Require(root.ValueKind == JsonValueKind.Object, $"The checkpoint isn't a JSON object with the parts {List(_parts)}.");
        Require(
            root.TryGetProperty("format", out var format) && IsText(format) && format.GetString() == Format,
            $"The checkpoint's format isn't \"{Format}\": this isn't a saved training.");
        var version = Whole(Part(root, "version"), "version");
        Require(version == Version, $"The checkpoint has version {version}; only version {Version} can be read.");
        string[] unknown = [.. root.EnumerateObject().Select(part => part.Name).Except(_parts)];
        Require(unknown.Length == 0, $"The checkpoint has unknown parts: {List(unknown)}.");
        var rule = Part(root, "rule");
        Require(IsText(rule), "rule must be a text.");

        var checkpoint = new Checkpoint(
            rule.GetString()!,
            Whole(Part(root, "epoch"), "epoch"),
            Items(Part(root, "steps"), "steps", Whole),
            Rows(root, "values"),
            Rows(root, "first"),
            Rows(root, "second"));
        checkpoint.Check();
        return checkpoint;
    }

    private static JsonDocument Parse(string json)
    {
        try
        {
            return JsonDocument.Parse(json, new JsonDocumentOptions { AllowDuplicateProperties = false });
        }
        catch (JsonException e)
        {
            throw new ArgumentException(
                $"The checkpoint isn't valid JSON: line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}.", nameof(json), e);
        }
    }

    private static JsonElement Part(JsonElement root, string name)
    {
        Require(root.TryGetProperty(name, out var part), $"The checkpoint has no {name}; its parts are {List(_parts)}.");
        return part;
    }

    private static double[][] Rows(JsonElement root, string name) =>
        Items(Part(root, name), name, (row, rowName) => Items(row, rowName, Number));

    private static T[] Items<T>(JsonElement array, string name, Func<JsonElement, string, T> read)
    {
        Require(array.ValueKind == JsonValueKind.Array, $"{name} must be an array.");
        return [.. array.EnumerateArray().Select((item, i) => read(item, $"{name}[{i}]"))];
    }

    private static int Whole(JsonElement element, string name)
    {
        var number = 0;
        Require(element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out number), $"{name} must be a whole number.");
        return number;
    }

    private static double Number(JsonElement element, string name)
    {
        Require(element.ValueKind == JsonValueKind.Number, $"{name} must be a number.");
        return element.GetDouble();
    }

    private static bool IsText(JsonElement element) => element.ValueKind == JsonValueKind.String;

    private static string List(string[] names) => string.Join(", ", names);

    private static void Require(bool isTrue, string otherwise)
    {
        if (!isTrue)
        {
            throw new ArgumentException(otherwise);
        }
    }

    private void Check()
    {
        Require(Epoch >= 0, $"epoch is {Epoch}; it must be 0 or more.");
        Require(Steps.All(step => step >= 0), "steps has a negative number; each must be 0 or more.");
        Guard.Pairs(Steps, Values, "steps", "values");
        Guard.SameShape(First, Values, "first", "values");
        Guard.SameShape(Second, Values, "second", "values");
        foreach (var (name, rows) in ((string, double[][])[])[("values", Values), ("first", First), ("second", Second)])
        {
            Require(
                rows.All(row => row.All(double.IsFinite)),
                $"{name} has a number that is NaN or infinite; JSON can't hold it, and no training can go on from it.");
        }
    }
}
