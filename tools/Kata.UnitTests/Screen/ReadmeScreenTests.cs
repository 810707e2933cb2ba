namespace Kata.UnitTests.Screen;

/// <summary>README.md shows a screen of <c>kata watch</c> that <see cref="ScreenTests"/> checks.</summary>
public sealed class ReadmeScreenTests
{
    private const string Snapshot = $"{nameof(ScreenTests)}.{nameof(ScreenTests.NamedMistake)}.verified.txt";

    private static readonly string[] _readme = File.ReadAllLines(Path.Combine(Repository.Root, "README.md"));
    private static readonly string[] _snapshot =
        File.ReadAllLines(Path.Combine(Repository.Root, "tools", "Kata.UnitTests", "Screen", Snapshot));

    [Test]
    public void The_watch_screen_is_the_snapshot() =>
        Markdown.Fences(_readme, "text")
            .Single(lines => lines.Any(line => line.Contains("h hint", StringComparison.Ordinal)))
            .ShouldBe(_snapshot);
}
