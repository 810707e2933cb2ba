using System.Text.RegularExpressions;

namespace Kata.EndToEndTests.Live;

/// <summary><c>kata live</c> on a copy of the course.</summary>
internal sealed partial class LiveKata(CourseCopy course, params string[] arguments)
    : KataProcess(course, ["live", .. arguments], line => AddressPattern().IsMatch(line))
{
    public string Address => AddressPattern().Match(Lines[^1]).Value;

    public int Port => new Uri(Address).Port;

    [GeneratedRegex("http://127[.]0[.]0[.]1:[0-9]+/[0-9a-f]{32}/")]
    private static partial Regex AddressPattern();
}
