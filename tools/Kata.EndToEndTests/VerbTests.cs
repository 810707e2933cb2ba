using System.Text.Json;
using Kata.Verbs;

namespace Kata.EndToEndTests;

/// <summary>The output and exit code of each command, run on a copy of the course.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class VerbTests : IDisposable
{
    private static readonly string[] _checks =
        ["SDK", "packages", "build", "disk", "culture", "terminal", "git", "sandbox", "memory", "tab key"];

    private readonly CourseCopy _course = new();

    public void Dispose() => _course.Dispose();

    [Test]
    public void Help() => Output(Exit.Green, "--help").ShouldBeVerified();

    [TestCase("watch")]
    [TestCase("live")]
    [TestCase("test")]
    [TestCase("list")]
    [TestCase("hint")]
    [TestCase("explain")]
    [TestCase("debug")]
    [TestCase("reset")]
    [TestCase("update")]
    [TestCase("progress")]
    [TestCase("solution")]
    [TestCase("show")]
    [TestCase("bench")]
    [TestCase("compare")]
    [TestCase("export")]
    [TestCase("grade")]
    [TestCase("handout")]
    [TestCase("board")]
    [TestCase("join")]
    [TestCase("leave")]
    [TestCase("doctor")]
    [TestCase("completions")]
    [TestCase("verify")]
    [TestCase("new")]
    [TestCase("new stage")]
    [TestCase("new mistake")]
    public void Help_of(string verb)
    {
        var help = Output(Exit.Green, [.. verb.Split(' '), "--help"]);

        help.ShouldContain($"Examples:\n  kata {verb}");
        help.ShouldBeVerified(name: $"{nameof(Help_of)}_{verb.Replace(' ', '-')}");
    }

    [Test]
    public void List_of_an_untouched_course() => Output(Exit.Red, "list").ShouldBeVerified();

    [Test]
    public void List_with_a_green_stage_and_one_that_does_not_compile()
    {
        Save(CourseCopy.Right);
        File.AppendAllText(
            Directory.GetFiles(Path.Combine(_course.Root, StageFolder.Exercises, StageFolder.All[1].Slug), "*.cs").Single(),
            "}\n");

        Output(Exit.Red, "list").ShouldBeVerified();
    }

    [Test]
    public void Test_of_an_untouched_stage() => Output(Exit.Red, "test", "1").ShouldBeVerified();

    [Test]
    public void Test_of_a_wrong_answer()
    {
        Save(CourseCopy.Edited("var z = bias;", "var z = 0.0;"));

        Output(Exit.Red, "test", "1").ShouldBeVerified();
    }

    [Test]
    public void Explain_a_wrong_answer()
    {
        Save(CourseCopy.Edited("var z = bias;", "var z = 0.0;"));

        Output(Exit.Red, "explain", "1").ShouldBeVerified();
    }

    [Test]
    public void Explain_an_untouched_stage() => Output(Exit.Red, "explain").ShouldBeVerified();

    [Test]
    public void Explain_a_green_stage()
    {
        Save(CourseCopy.Right);

        Output(Exit.Green, "explain", "1").ShouldBeVerified();
    }

    [Test]
    public void Explain_a_red_test_without_a_graph_as_test_does()
    {
        Save(CourseCopy.Edited("Guard.Pairs(x, weights);", ""));

        var explained = Output(Exit.Red, "explain", "1");

        explained.ShouldStartWith(" The red tests of 01-neuron-forward have no computation graph. To step through your own");
        explained.ShouldContain("kata debug 01-neuron-forward");
        explained.ShouldContain("an ArgumentException");
    }

    [Test]
    public void Explain_an_answer_that_does_not_compile()
    {
        Save(CourseCopy.Edited("return z;", "return z"));

        Output(Exit.Red, "explain", "1").ShouldStartWith(
            " 01-neuron-forward doesn't compile, so there is no case to explain.\n");
    }

    [Test]
    public void Test_of_an_answer_that_does_not_compile()
    {
        Save(CourseCopy.Edited("return z;", "return z"));

        Output(Exit.Red, "test", "1").ShouldBeVerified();
    }

    [Test]
    public void Test_of_an_answer_that_uses_files_of_no_stage_or_of_another()
    {
        const string Rule = "but a stage is compiled, handed in and graded with the files directly in its folder.";
        var helper = Path.Combine(_course.Root, StageFolder.Exercises, "Shared", "VectorMath.cs");
        Directory.CreateDirectory(Path.GetDirectoryName(helper)!);
        File.WriteAllText(helper, "namespace Katas.Common; static class VectorMath;");

        Save($"using Katas.Common;\n{CourseCopy.Edited("return z;", "return VectorMath.Same(LeakyRelu.Derivative(z, 1));")}");
        var red = Unwrapped(Output(Exit.Red, "test", "1"));
        red.ShouldContain($"exercises/Shared/VectorMath.cs declares Common, {Rule} Copy what it needs into exercises/01-");
        red.ShouldContain($"exercises/02-leaky-relu-derivative/LeakyRelu.cs declares LeakyRelu, {Rule}");

        Save(CourseCopy.Right);
        Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(_course.Answer)!, "version1"));
        File.WriteAllText(Path.Combine(Path.GetDirectoryName(_course.Answer)!, "version1", "Neuron.cs"), CourseCopy.Right);
        var green = Unwrapped(Output(Exit.Green, "test", "1"));
        green.ShouldContain("exercises/Shared/VectorMath.cs is left out: a stage is compiled,");
        green.ShouldContain("exercises/01-neuron-forward/version1/Neuron.cs is left out: a stage is compiled,");
    }

    [Test]
    public void Test_of_an_answer_that_would_be_refused_when_graded()
    {
        Save(CourseCopy.Edited("var z = bias;", "var z = bias; z *= File.Exists(\"x\") || HashCode.Combine(1) == 0 ? 1 : 1;"));

        var green = Unwrapped(Output(Exit.Green, "test", "1"));

        green.ShouldContain("kata grade refuses this answer: Neuron.PreActivation uses System.IO.File.Exists, which");
        green.ShouldContain("uses System.HashCode.Combine, which differs from process to process:");
    }

    [Test]
    public void Test_of_a_right_answer()
    {
        Save(CourseCopy.Right);

        Output(Exit.Green, "test", "neuron-forward").ShouldBeVerified();
    }

    [Test]
    public void Test_of_all_stages_prints_the_first_red_one_in_full()
    {
        Save(CourseCopy.Right);

        Output(Exit.Red, "test").ShouldBeVerified();
    }

    [Test]
    public void Test_as_json()
    {
        var json = Output(Exit.Red, "test", "1", "--json");

        Should.NotThrow(() => JsonDocument.Parse(json.Replace("(time)", "0", StringComparison.Ordinal)).Dispose());
        json.ShouldBeVerified();
    }

    [Test]
    public void Test_in_lines_that_editors_understand()
    {
        Save(CourseCopy.Edited("var z = bias;", "var z = 0.0;"));
        var lines = Output(Exit.Red, "test", "1", "--lines").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines[0].ShouldBe(
            "exercises/01-neuron-forward/Neuron.cs:12: task 1 · The pre activation is every weighted input plus the bias: "
                + "the bias b is not added: z = w·x + b [bias-left-out]");
        lines[^1].ShouldBe("○ 01-neuron-forward · The forward pass of one neuron · 6 of 14 green");

        Save(CourseCopy.Edited("return z;", "return z"));
        Output(Exit.Red, "test", "1", "--lines")
            .ShouldStartWith("exercises/01-neuron-forward/Neuron.cs:22: CS1002: ; expected\n");
    }

    /// <summary>A debugger needs one process, a file with symbols, and code that isn't optimised.</summary>
    [Test]
    public void Debug_runs_the_first_red_test_in_one_process_without_optimisation()
    {
        const string Probe = """
            var z = 0.0;
            var own = typeof(Neuron).Assembly;
            var debuggable = (System.Diagnostics.DebuggableAttribute)own.GetCustomAttributes(
                typeof(System.Diagnostics.DebuggableAttribute), false)[0];
            Console.WriteLine($"{AppDomain.CurrentDomain.FriendlyName} {own.Location} {debuggable.IsJITOptimizerDisabled}");
            """;
        Save(CourseCopy.Edited("var z = bias;", Probe));

        var output = Output(Exit.Red, "debug", "1");

        output.ShouldStartWith("debugging 01-neuron-forward · The pre activation is every weighted input plus the bias\n");
        output.ShouldContain("\nkata (root)/artifacts/debug/Katas.dll True\n");
        output.ShouldContain("   but was     0.62\n");
        File.Exists(Path.Combine(_course.Root, "artifacts", "debug", "Katas.pdb")).ShouldBeTrue();
    }

    [Test]
    public void Debug_of_a_green_stage_and_of_one_of_its_tests()
    {
        Save(CourseCopy.Right);

        Output(Exit.Green, "debug", "1").ShouldStartWith("01-neuron-forward is green. To debug a test of it:");
        Output(Exit.Green, "debug", "1", "--test", "new array").ShouldBe(
            "debugging 01-neuron-forward · Every call returns a new array\ngreen\n");
        Errors(Exit.Usage, "debug", "1", "--test", "no such").ShouldContain("has no test with \"no such\" in its name.");
    }

    [Test]
    public void Hint_by_hint()
    {
        var first = Output(Exit.Green, "hint", "1");
        var second = Output(Exit.Green, "hint", "1");

        second.ShouldNotBe(first);
        Output(Exit.Green, "hint", "1", "--again").ShouldBe(first + second);
        (first + second).ShouldBeVerified();
    }

    [Test]
    public void A_hint_without_a_stage_is_one_for_the_first_that_is_not_green()
    {
        Save(CourseCopy.Right);

        Output(Exit.Green, "hint").ShouldBe(Output(Exit.Green, "hint", "2", "--again"));
    }

    [Test]
    public void Hint_for_an_unknown_task() => Errors(Exit.Usage, "hint", "1", "--task", "9").ShouldBeVerified();

    [Test]
    public void Hint_for_a_green_stage()
    {
        Save(CourseCopy.Right);

        Output(Exit.Green, "hint", "1").ShouldBeVerified();
    }

    [Test]
    public void Solution_before_green() => Errors(Exit.Red, "solution", "1").ShouldBeVerified();

    [Test]
    public void Solution_spoiled() => Output(Exit.Green, "solution", "1", "--spoil").ShouldBeVerified();

    [Test]
    public void Solution_after_green()
    {
        Save(CourseCopy.Right);

        Output(Exit.Green, "solution", "1").ShouldBeVerified();
    }

    [Test]
    public void Show_with_the_reference()
    {
        Output(Exit.Green, "show", "1").ShouldBeVerified();

        File.ReadAllText(Path.Combine(_course.Root, "artifacts", "show", $"{CourseCopy.Stage}.html"))
            .ShouldContain("Drawn with the reference solution");
    }

    [Test]
    public void Show_with_the_learners_code()
    {
        Save(CourseCopy.Edited("Math.Max(alpha * z, z)", "z < 0 ? alpha * z : z"));

        Output(Exit.Green, "show", "1").ShouldContain("drawn with your code\n");
    }

    [Test]
    public void Bench_of_a_stage_without_a_benchmark() =>
        Output(Exit.Green, "bench", "1").ShouldBe($"{CourseCopy.Stage} has no benchmark.\n");

    [Test]
    public void Compare_of_a_stage_without_a_network() =>
        Output(Exit.Green, "compare", "1").ShouldBe($"{CourseCopy.Stage} has no network to compare.\n");

    [Test]
    public void Export_of_a_stage_without_a_network() =>
        Output(Exit.Green, "export", "1", "network.html").ShouldBe($"{CourseCopy.Stage} has no network to export.\n");

    [Test]
    public void Export_into_a_file_of_another_kind() => _course.Kata("export", "1", "network.txt").ShouldBe(
        new ProgramResult(
            Exit.Usage, "", "kata: kata export writes pages and ONNX models: \"network.txt\" must end in .html or .onnx.\n"));

    [Test]
    public void Reset_backs_up_the_answer()
    {
        var given = File.ReadAllText(_course.Answer);
        Git("init", "--quiet");
        Git("add", ".");
        Git(
            "-c",
            "user.name=Nobody",
            "-c",
            "user.email=nobody@example.invalid",
            "-c",
            "commit.gpgsign=false",
            "commit",
            "--quiet",
            "--message",
            "All");
        Save(CourseCopy.Right);

        Output(Exit.Green, "reset", "1").ShouldBeVerified();

        Save(CourseCopy.Right);
        var all = Output(Exit.Green, "reset", "--all").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        all[0].ShouldStartWith("exercises/01-neuron-forward is as it was given (commit");
        all[2].ShouldBe("exercises/02-leaky-relu-derivative, exercises/03-bias-gradient, exercises/04-weight-update, "
            + "exercises/05-full-mlp are as they were given: there is nothing to reset.");
        all.Length.ShouldBe(3);
        Output(Exit.Green, "reset", "--all").ShouldBe("All exercises are as they were given: there is nothing to reset.\n");
        Output(Exit.Green, "reset", "2").ShouldBe(
            "exercises/02-leaky-relu-derivative is as it was given: there is nothing to reset.\n");
        File.ReadAllText(_course.Answer).ShouldBe(given);
        Directory.GetFiles(Path.Combine(_course.Root, ".kata", "backups"), "*.cs", SearchOption.AllDirectories)
            .ShouldAllBe(file => File.ReadAllText(file) == CourseCopy.Right);
    }

    [Test]
    public void Reset_of_nothing_in_particular_is_refused() =>
        Errors(Exit.Usage, "reset").ShouldBe("kata: Name the stage to start over, as in kata reset 3, or --all.\n");

    [Test]
    public void Reset_without_history_changes_nothing()
    {
        Save(CourseCopy.Right);

        Errors(Exit.Broken, "reset", "1").ShouldBeVerified();

        File.ReadAllText(_course.Answer).ShouldBe(CourseCopy.Right);
    }

    [Test]
    public void New_scaffolds_a_stage() => Output(Exit.Green, "new", "stage", "two-words").ShouldBeVerified();

    [Test]
    public void New_refuses_an_invalid_name() => Errors(Exit.Usage, "new", "stage", "Two_Words").ShouldBeVerified();

    [Test]
    public void New_adds_a_mistake_and_verify_says_in_a_sentence_what_is_missing()
    {
        Output(Exit.Green, "new", "mistake", "1", "1", "quite-new").ShouldBeVerified();

        var said = Output(Exit.Red, "verify", "1");
        said.Count(c => c == '○').ShouldBe(1);
        Unwrapped(said).ShouldContain(
            "A TODO is left in these, and only an exercise's code may have one. Write what it asks for: "
                + "oracles/01-neuron-forward/NeuronForwardMistakes.cs, tests/01-neuron-forward/wrong/task-1.md, "
                + "\"## quite-new\"");
        Errors(Exit.Usage, "new", "mistake", "1", "1", "quite-new").ShouldContain("has a mistake quite-new already.");
    }

    [Test]
    public void Verify_of_a_stage_is_green()
    {
        var lines = Output(Exit.Green, "verify", "1").TrimEnd('\n').Split('\n');

        lines[0].ShouldBe(CourseCopy.Stage.Slug);
        lines.Length.ShouldBeGreaterThan(5);
        lines[1..].ShouldAllBe(line => line.StartsWith("  ● ", StringComparison.Ordinal));
    }

    [Test]
    public void Doctor_has_a_line_for_each_check()
    {
        var ran = _course.Kata("doctor");

        ran.Errors.ShouldBeEmpty();
        ran.Output.Split('\n')
            .Where(line => line.Length > 19 && line[1] != ' ')
            .Select(line => line[9..19].Trim())
            .ShouldBe(_checks);
        ran.Code.ShouldBe(ran.Output.Contains("\n broken ", StringComparison.Ordinal) ? Exit.Broken : Exit.Green);
    }

    /// <summary>NuGet knows which are in use: a configuration may clear the sources of those above it.</summary>
    [TestCase("", true)]
    [TestCase("<clear />", false)]
    public void Doctor_warns_of_a_second_package_source_that_is_in_use(string first, bool isSecond)
    {
        const string Nearby = "https://nearby.example/packages";
        File.WriteAllText(
            Path.Combine(_course.Root, "nuget.config"),
            $"<configuration><packageSources>{first}<add key=\"near\" value=\"{Nearby}\" /></packageSources></configuration>");

        var warnings = _course.Kata("doctor").Output.Split('\n')
            .Where(line => line.StartsWith(" look    sources", StringComparison.Ordinal))
            .ToArray();

        warnings.Length.ShouldBe(isSecond ? 1 : 0);
        warnings.ShouldAllBe(line => line.Contains(Nearby, StringComparison.Ordinal));
    }

    [Test]
    public void Progress_goes_to_another_machine()
    {
        Save(CourseCopy.Right);
        Output(Exit.Green, "hint", "2");
        Output(Exit.Green, "progress", "--export", "stick/progress.zip")
            .ShouldBe("stick/progress.zip has 5 files of exercises/, the hints used and the time spent.\n");
        using var other = new CourseCopy();
        File.Copy(Path.Combine(_course.Root, "stick", "progress.zip"), Path.Combine(other.Root, "progress.zip"));
        var theirs = CourseCopy.Edited("return z;", "return z + 1;");
        File.WriteAllText(other.Answer, theirs);

        other.Kata("progress", "--import", "progress.zip").ShouldBe(new ProgramResult(
            Exit.Green,
            "1 file of exercises/ is now as in progress.zip.\n"
                + "What was there before is in .kata/backups/(date)-import: copy it back if you want it.\n",
            ""));

        other.Kata("list").Output.ShouldBe(Output(Exit.Red, "list"));
        File.ReadAllText(Directory.GetFiles(Path.Combine(other.Root, ".kata", "backups"), "*.cs", SearchOption.AllDirectories)
            .Single()).ShouldBe(theirs);
        other.Kata("progress", "--import", "progress.zip").Output.ShouldBe("exercises/ is as in progress.zip already.\n");
    }

    [TestCase("kata: Name what to do: kata progress --export FILE, or --import FILE.\n")]
    [TestCase("kata: Name what to do: kata progress --export FILE, or --import FILE.\n", "--export", "a", "--import", "b")]
    [TestCase(
        "kata: none.zip is not there, or not what kata progress --export writes: nothing was changed.\n", "--import", "none.zip")]
    public void Progress_that_can_go_nowhere(string said, params string[] options) =>
        Errors(Exit.Usage, ["progress", .. options]).ShouldBe(said);

    [Test]
    public void Live_takes_a_port_that_a_learner_may_use() => Errors(Exit.Usage, "live", "--port", "80")
        .ShouldBe("kata: --port takes a number from 1024 to 65535, not 80.\n");

    [Test]
    public void An_unknown_stage() => Errors(Exit.Usage, "test", "42").ShouldBeVerified();

    [Test]
    public void An_ambiguous_stage() => Errors(Exit.Usage, "test", "w").ShouldBeVerified();

    [Test]
    public void An_unknown_command() => Errors(Exit.Usage, "tset").ShouldBeVerified();

    [Test]
    public void Completions_for_an_unknown_shell() =>
        Errors(Exit.Usage, "completions", "bsh").ShouldBe(
            "kata: There is no script for \"bsh\" (did you mean bash?). The shells are bash, zsh, fish, pwsh.\n");

    [Test]
    public void An_unknown_option() => Errors(Exit.Usage, "test", "1", "--jsno").ShouldBeVerified();

    [Test]
    public void A_stage_without_a_README_is_a_broken_course()
    {
        File.Delete(Path.Combine(_course.Root, StageFolder.Exercises, CourseCopy.Stage.Slug, "README.md"));

        Errors(Exit.Broken, "list").ShouldBeVerified();
    }

    /// <summary>The paragraphs of an output, each on one line.</summary>
    private static string Unwrapped(string output) =>
        string.Join(' ', output.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries));

    private void Save(string text) => File.WriteAllText(_course.Answer, text);

    private void Git(params string[] arguments)
    {
        var ran = _course.Run("git", arguments);
        ran.Code.ShouldBe(0, ran.Errors);
    }

    private string Output(int code, params string[] arguments)
    {
        var ran = _course.Kata(arguments);
        ran.Errors.ShouldBeEmpty();
        ran.Code.ShouldBe(code, ran.Output);
        return ran.Output;
    }

    private string Errors(int code, params string[] arguments)
    {
        var ran = _course.Kata(arguments);
        ran.Output.ShouldBeEmpty();
        ran.Code.ShouldBe(code, ran.Errors);
        return ran.Errors;
    }
}
