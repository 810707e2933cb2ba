using System.Security.Cryptography;

namespace Kata.Boards;

/// <summary>What a learner is called on the host's page.</summary>
internal static class Nickname
{
    public const int MaxLength = 30;

    /// <summary>What a nickname must be, for a sentence.</summary>
    public const string Rule = "A nickname has 1 to 30 letters, digits and single spaces.";

    private static readonly string[] _kinds =
    [
        "Amber", "Bold", "Brave", "Bright", "Brisk", "Calm", "Clever", "Copper", "Curious", "Daring", "Eager", "Fair", "Gentle",
        "Golden", "Happy", "Jolly", "Keen", "Kind", "Lively", "Lucky", "Mellow", "Nimble", "Patient", "Proud", "Quick", "Quiet",
        "Silver", "Steady", "Sunny", "Swift", "Warm", "Witty",
    ];

    private static readonly string[] _animals =
    [
        "Badger", "Beaver", "Bison", "Crane", "Dolphin", "Eagle", "Falcon", "Finch", "Fox", "Gecko", "Hare", "Hedgehog", "Heron",
        "Ibex", "Jackdaw", "Kestrel", "Lark", "Lynx", "Marmot", "Newt", "Otter", "Owl", "Panda", "Puffin", "Raven", "Robin",
        "Seal", "Stork", "Swan", "Tortoise", "Walrus", "Wren",
    ];

    /// <summary>Draws one of 1,024.</summary>
    public static string Draw() => $"{RandomNumberGenerator.GetItems<string>(_kinds, 1)[0]} "
        + RandomNumberGenerator.GetItems<string>(_animals, 1)[0];

    public static bool IsValid(string name) =>
        name.Length is > 0 and <= MaxLength
        && name.All(c => char.IsLetterOrDigit(c) || c == ' ')
        && name.Trim() == name
        && !name.Contains("  ", StringComparison.Ordinal);
}
