using Kata.Verbs;

namespace Kata.UnitTests.Verbs;

public sealed class SpellingTests
{
    private static readonly string[] _names = ["watch", "test", "list", "hint", "bench", "--seed", "--json", "-h"];

    [TestCase("tst", "test")]
    [TestCase("tset", "test")]
    [TestCase("LIST", "list")]
    [TestCase("bnehc", "bench")]
    [TestCase("--sed", "--seed")]
    [TestCase("--sede", "--seed")]
    public void A_misspelt_word_is_recognised(string word, string meant) =>
        Spelling.Hint(word, _names).ShouldBe($" (did you mean {meant}?)");

    [TestCase("solve")]
    [TestCase("42")]
    [TestCase("t")]
    [TestCase("--x")]
    public void A_word_that_is_near_none_is_not(string word) => Spelling.Hint(word, _names).ShouldBeEmpty();
}
