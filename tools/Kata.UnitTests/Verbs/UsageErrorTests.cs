using Kata.Verbs;

namespace Kata.UnitTests.Verbs;

public sealed class UsageErrorTests
{
    [TestCase("show", "kata show needs <stage>, as in kata show 5. See kata show --help.")]
    [TestCase("export", "kata export needs <stage> and <file>, as in kata export 9 digits.html. See kata export --help.")]
    [TestCase("export 9", "kata export needs <file>, as in kata export 9 digits.html. See kata export --help.")]
    [TestCase("new", "kata new needs stage or mistake, as in kata new stage activations. See kata new --help.")]
    [TestCase("new stage", "kata new stage needs <slug>, as in kata new stage activations. See kata new stage --help.")]
    [TestCase("new stag", "kata new has no \"stag\" (did you mean stage?). See kata new --help.")]
    [TestCase("test 3 --sed 7", "kata test has no option \"--sed\" (did you mean --seed?). See kata test --help.")]
    [TestCase("show 5 --opne", "kata show has no option \"--opne\" (did you mean --open?). See kata show --help.")]
    [TestCase("--plian", "kata has no option \"--plian\" (did you mean --plain?). See kata --help.")]
    [TestCase("test --seed", "--seed needs a value. See kata test --help.")]
    [TestCase("test --seed x", "--seed takes a whole number, not \"x\". See kata test --help.")]
    [TestCase("watch 1 2", "kata watch has no use for \"2\". See kata watch --help.")]
    [TestCase("1 2", "kata has no use for \"2\". See kata --help.")]
    public void A_sentence_says_what_is_wrong(string line, string sentence) => ErrorOf(line).ShouldBe(sentence);

    [TestCase("tst")]
    [TestCase("tst 3")]
    [TestCase("TEST")]
    public void A_misspelt_command_is_recognised(string line) =>
        ErrorOf(line).ShouldNotBeNull()
            .ShouldStartWith($"\"{line.Split(' ')[0]}\" is an unknown command or stage (did you mean test?). Commands: ");

    [TestCase("")]
    [TestCase("3")]
    [TestCase("test 3 --seed 7 --json")]
    [TestCase("reset")]
    [TestCase("new stage activations")]
    [TestCase("--version")]
    public void Nothing_is_wrong(string line) => ErrorOf(line).ShouldBeNull();

    [Test]
    public void No_command_has_a_librarys_words()
    {
        var verbs = CommandLine.Root().Subcommands;

        verbs.Select(verb => ErrorOf(verb.Name) ?? "")
            .ShouldNotContain(error => error.Contains("Required", StringComparison.Ordinal));
    }

    private static string? ErrorOf(string line) => UsageError.Of(CommandLine.Root().Parse(line));
}
