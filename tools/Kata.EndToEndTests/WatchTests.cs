using System.Text;
using Kata.Verbs;

namespace Kata.EndToEndTests;

/// <summary>A watch session in a pseudo-terminal: saves, keys and the screen.</summary>
[NonParallelizable]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class WatchTests : IDisposable
{
    /// <summary>On a busy machine the screen may take longer than any sensible time limit.</summary>
    private const int Tries = 4;

    private const string Untouched = "not written yet";
    private const string Green = "tests are green.";
    private const string BiasLeftOut = "[bias-left-out]";

    private readonly CourseCopy _course = new();
    private PseudoTerminal? _terminal;

    private PseudoTerminal Terminal => _terminal!;

    private static string Wrong => CourseCopy.Edited("var z = bias;", "var z = 0.0;");

    private static string InfiniteLoop => CourseCopy.Edited("var z = bias;", "var z = bias; while (z == z) { }");

    [SetUp]
    public void Watch()
    {
        Requires.Script();
        _terminal?.Dispose();
        File.Copy(CourseCopy.Stage.FilesIn(StageFolder.Exercises).Single().Path, _course.Answer, overwrite: true);
        _terminal = new PseudoTerminal(_course, "watch 01");
        Terminal.WaitFor(Untouched);
    }

    public void Dispose()
    {
        _terminal?.Dispose();
        _course.Dispose();
    }

    [Test, Retry(Tries, RetryExceptions = [typeof(ShouldAssertException)])]
    public void Each_save_gets_its_verdict_and_q_leaves_no_process()
    {
        Save(Wrong);
        Terminal.WaitFor(BiasLeftOut);
        Save(CourseCopy.Right);
        Terminal.WaitFor(Green);
        Terminal.Workers().ShouldNotBeEmpty();

        Terminal.Press("q");

        ShouldHaveEnded();
    }

    [Test, Retry(Tries, RetryExceptions = [typeof(ShouldAssertException)])]
    public void A_newer_save_cancels_a_hanging_run()
    {
        Save(Wrong);
        Terminal.WaitFor(BiasLeftOut);
        Save(InfiniteLoop);
        Terminal.WaitFor("being judged");
        Thread.Sleep(TimeSpan.FromSeconds(1));

        Save(CourseCopy.Right);

        Terminal.WaitFor(Green).ShouldBeLessThan(TimeSpan.FromSeconds(3));
    }

    [Test, Retry(Tries, RetryExceptions = [typeof(ShouldAssertException)])]
    public void Undoing_a_hanging_edit_is_green_again()
    {
        Save(CourseCopy.Right);
        Terminal.WaitFor(Green);
        Save(InfiniteLoop);
        Terminal.WaitFor("being judged");
        Thread.Sleep(TimeSpan.FromSeconds(1));

        Save(CourseCopy.Right);

        Terminal.WaitFor(Green).ShouldBeLessThan(TimeSpan.FromSeconds(3));
    }

    [Test, Retry(Tries, RetryExceptions = [typeof(ShouldAssertException)])]
    public void The_screen_shows_the_newest_save_however_the_editor_writes()
    {
        (string Way, Action<string> Save)[] ways =
        [
            ("in place", Save),
            ("renamed over", text =>
            {
                File.WriteAllText($"{_course.Answer}~", text);
                File.Move($"{_course.Answer}~", _course.Answer, overwrite: true);
            }),
            ("deleted and created", text =>
            {
                File.Delete(_course.Answer);
                Save(text);
            }),
            ("with a BOM and CRLF", text => File.WriteAllText(
                _course.Answer, text.ReplaceLineEndings("\r\n"), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true))),
            ("in two halves", text =>
            {
                Save(text[..(text.Length / 2)]);
                File.AppendAllText(_course.Answer, text[(text.Length / 2)..]);
            }),
        ];

        foreach (var (way, save) in ways)
        {
            TestContext.Out.WriteLine(way);
            save(Wrong);
            Terminal.WaitFor(BiasLeftOut);
            save(CourseCopy.Right);
            Terminal.WaitFor(Green);
        }
    }

    [Test, Retry(Tries, RetryExceptions = [typeof(ShouldAssertException)])]
    public void Keys_show_the_hints_the_list_the_next_stage_and_the_solution()
    {
        Terminal.Press("h");
        Terminal.WaitFor("Hint 1 of ");
        Terminal.Press("h");
        Terminal.WaitFor("Hint 2 of ");
        Terminal.Press("l");
        Terminal.WaitFor($" ▸ · {StageFolder.All[0].Slug}");
        Terminal.Press("l");
        Terminal.WaitFor(Untouched);
        Terminal.Press("n");
        Terminal.WaitFor($" {StageFolder.All[1].Slug} · ");
        Terminal.WaitFor(Untouched);
        Terminal.Press("p");
        Terminal.WaitFor($" {StageFolder.All[0].Slug} · ");
        Save(CourseCopy.Right);
        Terminal.WaitFor(Green);
        Terminal.Press("s");
        Terminal.WaitFor("They are the same, line by line.");
    }

    [Test, Retry(Tries, RetryExceptions = [typeof(ShouldAssertException)])]
    public void The_list_has_what_kata_knows_of_later_stages_too()
    {
        var later = StageFolder.All[3];
        foreach (var file in later.FilesIn(StageFolder.Solutions))
        {
            File.WriteAllText(
                Path.Combine(_course.Root, StageFolder.Exercises, later.Slug, Path.GetFileName(file.Path)), file.Text);
        }

        _course.Kata("test", later.Slug).Code.ShouldBe(Exit.Green);
        Save(Wrong);
        Terminal.WaitFor(BiasLeftOut);
        Terminal.Press("l");

        Terminal.WaitFor($"● {later.Slug}");
    }

    [Test, Retry(Tries, RetryExceptions = [typeof(ShouldAssertException)])]
    public void E_explains_the_failing_case_and_the_arrow_keys_go_through_its_steps()
    {
        Save(Wrong);
        Terminal.WaitFor(BiasLeftOut);
        Terminal.Press("e");
        Terminal.WaitFor("step        z = w·x + b");
        Terminal.Screen.ShouldContain(" ▸✗ z ");
        Terminal.Press("\e[D");
        Terminal.WaitFor("step        w·x = the products added up");
        Terminal.Press("\e[C\e[C");
        Terminal.WaitFor("step        a = max(αz, z)");
        Save(CourseCopy.Right);
        Terminal.WaitFor("a worked example");
        Terminal.Press("e");
        Terminal.WaitFor(Green);
    }

    [Test, Retry(Tries, RetryExceptions = [typeof(ShouldAssertException)])]
    public void Kata_explain_shows_one_step_after_another()
    {
        Save(Wrong);
        using var terminal = new PseudoTerminal(_course, "explain 1");

        terminal.WaitFor("step 3 of 4");
        terminal.Screen.ShouldContain("step        z = w·x + b");
        terminal.Press("\e[C");
        terminal.WaitFor("step 4 of 4");
        terminal.Press("q");

        terminal.WaitForExit().ShouldBe(Exit.Red);
        terminal.Written.ShouldContain("\e[?7h\e[?25h\e[?1049l");
    }

    [Test]
    public void A_terminal_that_does_not_know_its_size_has_80_columns()
    {
        using var terminal = new PseudoTerminal(_course, "test 01", size: "cols 0 rows 0");

        terminal.WaitForExit().ShouldBe(Exit.Red);
        terminal.Written.ShouldContain("task 1 · The pre activation is every weighted input plus the bias");
    }

    [TestCase("q")]
    [TestCase("\x03", Description = "Ctrl-C")]
    [Retry(Tries, RetryExceptions = [typeof(ShouldAssertException)])]
    public void The_session_quits_at_once_even_while_code_hangs(string key)
    {
        Save(InfiniteLoop);
        Terminal.WaitFor("being judged");

        Terminal.Press(key);

        ShouldHaveEnded();
    }

    [Test, Retry(Tries, RetryExceptions = [typeof(ShouldAssertException)])]
    public void Closing_the_terminal_leaves_no_process()
    {
        Save(Wrong);
        Terminal.WaitFor(BiasLeftOut);
        using var explain = new PseudoTerminal(_course, "explain 1");
        explain.WaitFor("step 3 of 4");

        explain.Close();
        Terminal.Close();

        Terminal.Left().ShouldBeEmpty();
    }

    /// <summary>The terminal is restored, and no process is left.</summary>
    private void ShouldHaveEnded()
    {
        Terminal.WaitForExit().ShouldBe(Exit.Green);
        Terminal.Left().ShouldBeEmpty();
        Terminal.Written.ShouldContain("\e[?7h\e[?25h\e[?1049l");
        Terminal.Written.ShouldContain("`kata` goes on here.");
    }

    private void Save(string text) => File.WriteAllText(_course.Answer, text);
}
