using Kata.Verbs;

namespace Kata.EndToEndTests;

/// <summary>A watch session without a screen, and what links and editors get.</summary>
[NonParallelizable]
public sealed class PlainWatchTests
{
    [Test]
    public void Lines_are_written_once_and_keys_take_Enter()
    {
        Requires.Script();
        using var course = new CourseCopy();
        using var terminal = new PseudoTerminal(course, "watch 01 --plain");
        terminal.WaitForWritten("not written yet: Neuron.PreActivation");

        File.WriteAllText(course.Answer, CourseCopy.Edited("var z = bias;", "var z = 0.0;"));
        terminal.WaitForWritten("[bias-left-out]");
        terminal.Press("h\n");
        terminal.WaitForWritten("Hint 1 of ");
        terminal.Press("n\n");
        terminal.WaitForWritten("02-leaky-relu-derivative · ");
        terminal.WaitForWritten("not written yet: LeakyRelu.Derivative");
        terminal.Press("\n");
        terminal.WaitForWritten("Keys, each with Enter: h hint e explain n next p previous l list o open r run q quit b page");
        terminal.Press("s\n");
        terminal.WaitForWritten("page\r\ns\r\nKeys, each with Enter: h hint");
        terminal.Press("q\n");

        terminal.WaitForExit().ShouldBe(Exit.Green);
        terminal.Written.Split("bias-left-out").Length.ShouldBe(2, "each verdict is written once");
        terminal.Written.ShouldNotContain("\e[H");
        terminal.Written.ShouldNotContain("\e[K");
        terminal.Written.ShouldNotContain("\e[?1049h");
    }

    /// <summary>
    /// Any process with a screen reader's name counts, for the terminals of other tests too; --plain false draws a screen
    /// nevertheless.
    /// </summary>
    [TestCase("watch 01", true)]
    [TestCase("watch 01 --plain false", false)]
    public void A_running_screen_reader_gets_lines(string arguments, bool isPlain)
    {
        Requires.Script();
        using var course = new CourseCopy();
        using var folder = new TempFolder();
        File.Copy("/bin/sleep", folder.At("orca"));
        using var reader = System.Diagnostics.Process.Start(folder.At("orca"), "120");
        using var terminal = new PseudoTerminal(course, arguments);

        terminal.WaitForWritten("not written yet: Neuron.PreActivation");
        terminal.Press("q\n");
        terminal.WaitForExit();
        reader.Kill();

        terminal.Written.Contains("For a screen: --plain false", StringComparison.Ordinal).ShouldBe(isPlain);
        terminal.Written.Contains("\e[?1049h", StringComparison.Ordinal).ShouldBe(!isPlain);
    }

    [Test]
    public void A_screen_has_links_to_files_and_o_opens_the_line_in_an_editor()
    {
        Requires.Script();
        using var course = new CourseCopy();
        using var folder = new TempFolder();
        folder.Write("code", $"#!/bin/sh\necho \"$@\" > '{folder.At("opened")}'\n");
        Tool.Run("chmod", "+x", folder.At("code"));
        using var terminal = new PseudoTerminal(course, $"watch 01 --editor {folder.At("code")}");
        terminal.WaitFor("next        exercises/01-neuron-forward/Neuron.cs:17");

        terminal.Written.ShouldMatch(@"\e\]8;[^;]*;file:///[^\e]*/exercises/01-neuron-forward/Neuron\.cs\e");
        terminal.Press("o");
        terminal.WaitFor("Opened exercises/01-neuron-forward/Neuron.cs:17");
        Written(folder.At("opened")).ShouldBe($"--goto {course.Answer}:17\n");
        terminal.Press("d");
        terminal.WaitFor("Opened exercises/01-neuron-forward/README.md");
        terminal.Press("q");

        terminal.WaitForExit().ShouldBe(Exit.Green);
    }

    /// <summary>What the editor, another process, writes to a file.</summary>
    private static string Written(string file)
    {
        for (var tries = 0; tries < 500 && (!File.Exists(file) || new FileInfo(file).Length == 0); tries++)
        {
            Thread.Sleep(20);
        }

        return File.ReadAllText(file);
    }
}
