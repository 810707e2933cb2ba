using System.Text;
using Kata.Tests.Verbs;
using Kata.Verbs;

namespace Kata.Tests.Watching;

/// <summary>A watch session as a learner has it: saves, keys, and the screen of a real pseudo-terminal.</summary>
[NonParallelizable]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class WatchTests : IDisposable
{
    private const string Untouched = "not written yet";
    private const string Green = "tests are green.";
    private const string BiasLeftOut = "[bias-left-out]";

    private readonly Scratch _scratch = new();
    private PseudoTerminal _terminal = null!;

    private static string Wrong => Scratch.Edited("var z = bias;", "var z = 0.0;");

    private static string Endless => Scratch.Edited("var z = bias;", "var z = bias; while (z == z) { }");

    [SetUp]
    public void Watch()
    {
        if (PseudoTerminal.WhyNot is { } reason)
        {
            Assert.Ignore(reason);
        }

        _terminal = new PseudoTerminal(_scratch, "watch 01");
        _terminal.WaitFor(Untouched);
    }

    public void Dispose()
    {
        _terminal?.Dispose();
        _scratch.Dispose();
    }

    [Test]
    public void Each_save_gets_its_verdict_and_q_leaves_nothing_behind()
    {
        Save(Wrong);
        _terminal.WaitFor(BiasLeftOut);
        Save(Scratch.Right);
        _terminal.WaitFor(Green);
        _terminal.Workers().ShouldNotBeEmpty();

        _terminal.Press("q");

        ShouldHaveEnded();
    }

    [Test]
    public void A_newer_save_ends_a_run_that_hangs()
    {
        Save(Wrong);
        _terminal.WaitFor(BiasLeftOut);
        Save(Endless);
        _terminal.WaitFor("being judged");
        Thread.Sleep(TimeSpan.FromSeconds(1));

        Save(Scratch.Right);

        _terminal.WaitFor(Green).ShouldBeLessThan(TimeSpan.FromSeconds(3));
    }

    [Test]
    public void Going_back_from_a_run_that_hangs_to_what_was_judged_before_is_green_again()
    {
        Save(Scratch.Right);
        _terminal.WaitFor(Green);
        Save(Endless);
        _terminal.WaitFor("being judged");
        Thread.Sleep(TimeSpan.FromSeconds(1));

        Save(Scratch.Right);

        _terminal.WaitFor(Green).ShouldBeLessThan(TimeSpan.FromSeconds(3));
    }

    [Test]
    public void However_an_editor_saves_the_screen_belongs_to_the_newest_save()
    {
        (string Way, Action<string> Save)[] ways =
        [
            ("in place", Save),
            ("renamed over", text =>
            {
                File.WriteAllText($"{_scratch.Answer}~", text);
                File.Move($"{_scratch.Answer}~", _scratch.Answer, overwrite: true);
            }),
            ("deleted and created", text =>
            {
                File.Delete(_scratch.Answer);
                Save(text);
            }),
            ("with a BOM and CRLF", text => File.WriteAllText(_scratch.Answer, text.ReplaceLineEndings("\r\n"), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true))),
            ("in two halves", text =>
            {
                Save(text[..(text.Length / 2)]);
                File.AppendAllText(_scratch.Answer, text[(text.Length / 2)..]);
            }),
        ];

        foreach (var (way, save) in ways)
        {
            TestContext.Out.WriteLine(way);
            save(Wrong);
            _terminal.WaitFor(BiasLeftOut);
            save(Scratch.Right);
            _terminal.WaitFor(Green);
        }
    }

    [Test]
    public void Keys_show_the_hints_the_list_the_next_stage_and_the_solution()
    {
        _terminal.Press("h");
        _terminal.WaitFor("Hint 1 of ");
        _terminal.Press("h");
        _terminal.WaitFor("Hint 2 of ");
        _terminal.Press("l");
        _terminal.WaitFor($" ▸ · {StageFolder.All[0].Slug}");
        _terminal.Press("l");
        _terminal.WaitFor(Untouched);
        _terminal.Press("n");
        _terminal.WaitFor($" {StageFolder.All[1].Slug} · ");
        _terminal.WaitFor(Untouched);
        _terminal.Press("p");
        _terminal.WaitFor($" {StageFolder.All[0].Slug} · ");
        Save(Scratch.Right);
        _terminal.WaitFor(Green);
        _terminal.Press("s");
        _terminal.WaitFor("They are the same, line by line.");
    }

    [TestCase("q")]
    [TestCase("\x03", Description = "Ctrl-C")]
    public void The_session_ends_at_once_also_while_code_hangs(string key)
    {
        Save(Endless);
        _terminal.WaitFor("being judged");

        _terminal.Press(key);

        ShouldHaveEnded();
    }

    /// <summary>The terminal is as before, and no process is left.</summary>
    private void ShouldHaveEnded()
    {
        _terminal.WaitForExit().ShouldBe(Exit.Green);
        _terminal.Left().ShouldBeEmpty();
        _terminal.Written.ShouldContain("\e[?7h\e[?25h\e[?1049l");
        _terminal.Written.ShouldContain("`kata` goes on here.");
    }

    private void Save(string text) => File.WriteAllText(_scratch.Answer, text);
}
