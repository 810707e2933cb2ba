using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Kata.UnitTests.Grading;

/// <summary>Implements the JSON Schema keywords that the files in schemas/ use; an unknown keyword is an error.</summary>
internal sealed class Schema(JsonObject root)
{
    public static Schema Read(string path) => new(JsonNode.Parse(File.ReadAllText(path))!.AsObject());

    /// <summary>The violations of a value, with their locations; empty if it is valid.</summary>
    public string[] Faults(JsonNode? value) => [.. Faults(root, value, "$")];

    private IEnumerable<string> Faults(JsonObject schema, JsonNode? value, string at) =>
        schema.SelectMany(keyword => (keyword.Key, keyword.Value) switch
        {
            ("$ref", var name) => Faults(root["$defs"]![((string)name!)["#/$defs/".Length..]]!.AsObject(), value, at),
            ("$defs", _) => [],
            ("type", JsonArray types) => Say(
                types.Any(type => Is((string)type!, value)), $"{at} is none of {types.ToJsonString()}"),
            ("type", var type) => Say(Is((string)type!, value), $"{at} is no {type}"),
            ("const", var only) => Say(JsonNode.DeepEquals(only, value), $"{at} is not {only}"),
            ("enum", var all) => Say(
                all!.AsArray().Any(one => JsonNode.DeepEquals(one, value)), $"{at} is none of {all.ToJsonString()}"),
            ("pattern", var pattern) => Say(
                value is null || Regex.IsMatch((string)value!, (string)pattern!), $"{at} does not fit {pattern}"),
            ("minimum", var min) => Say(value is null || (decimal)value >= (decimal)min!, $"{at} is less than {min}"),
            ("minLength", var min) => Say(value is null || ((string)value!).Length >= (int)min!, $"{at} is too short"),
            ("maxLength", var max) => Say(value is null || ((string)value!).Length <= (int)max!, $"{at} is too long"),
            ("minItems", var min) => Say(value!.AsArray().Count >= (int)min!, $"{at} has too few"),
            ("items", var item) => value!.AsArray().SelectMany((one, i) => Faults(item!.AsObject(), one, $"{at}[{i}]")),
            ("required", var names) => names!.AsArray()
                .SelectMany(name => Say(value!.AsObject().ContainsKey((string)name!), $"{at} has no {name}")),
            ("properties", var properties) => properties!
                .AsObject()
                .Where(property => value!.AsObject().ContainsKey(property.Key))
                .SelectMany(property => Faults(property.Value!.AsObject(), value![property.Key], $"{at}.{property.Key}")),
            ("additionalProperties", _) => value!.AsObject()
                .Where(property => !schema["properties"]!.AsObject().ContainsKey(property.Key))
                .Select(property => $"{at} must have no {property.Key}"),
            var (name, _) => throw new ArgumentException($"{name} is not known here", nameof(schema)),
        });

    private static string[] Say(bool isRight, string fault) => isRight ? [] : [fault];

    private static bool Is(string type, JsonNode? value) => type switch
    {
        "null" => value is null,
        "object" => value is JsonObject,
        "array" => value is JsonArray,
        _ => value is JsonValue one && one.GetValueKind() switch
        {
            System.Text.Json.JsonValueKind.String => type == "string",
            System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False => type == "boolean",
            System.Text.Json.JsonValueKind.Number => type == "number" || (type == "integer" && (decimal)one % 1 == 0),
            _ => false,
        },
    };
}
