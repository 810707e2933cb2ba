namespace Kata.EndToEndTests.DotnetTest;

/// <summary>
/// What <c>dotnet test</c> shows a learner in a real terminal: one screen, each thing once, and last the red test to start with.
/// </summary>
[NonParallelizable]
public sealed class FirstScreenTests
{
    private const int MaxLines = 45;

    private LearnersCourse _course = null!;

    private static string[] Stages { get; } = [.. StageFolder.All.Select(stage => stage.Slug)];

    private static string First => Stages[0];

    private static string Third => Stages[2];

    [OneTimeSetUp]
    public void Build()
    {
        Requires.Tmux();
        _course = new LearnersCourse();
        _course.Build();
    }

    [OneTimeTearDown]
    public void Delete() => _course?.Dispose();

    [SetUp]
    public void Untouch() => _course.Reset();

    [Test]
    public void An_untouched_course()
    {
        var screen = Screen("dotnet test", 80, 24);

        screen.ShouldHaveLine($"○ {First}: 0 of 14 tests green");
        screen.ShouldHaveLine(
            $"{Stages.Length - 1} stages locked until then; to run one anyway: dotnet test --filter {Stages[1]}");
        screen.ShouldEndAt($"not written yet: Neuron.PreActivation", $"exercises/{First}/Neuron.cs(");
    }

    [Test]
    public void The_same_without_colours_and_in_the_folder_of_the_tests() =>
        Screen("cd tests; NO_COLOR=1 dotnet test").ShouldEndAt(
            "not written yet: Neuron.PreActivation", $"exercises/{First}/Neuron.cs(");

    [Test]
    public void In_a_terminal_that_gives_no_size()
    {
        var screen = Screen("stty cols 0 rows 0; dotnet test; stty cols 100 rows 40");

        screen.ShouldHaveLine($"○ {First}: 0 of 14 tests green");
        screen.ShouldHaveLine("Start here: ");
        screen.ShouldHaveLine($"next: exercises/{First}/Neuron.cs:");
    }

    [Test]
    public void One_stage_by_filter() =>
        Screen($"dotnet test --filter {Third}").ShouldEndAt("not written yet: Neuron.Cost", $"exercises/{Third}/Neuron.cs(");

    [Test]
    public void The_first_green_stage()
    {
        _course.Solve(First);

        var screen = Screen("dotnet test");

        screen.ShouldHaveLine($"● {First}: 14 of 14 tests green");
        screen.ShouldHaveLine("You can run one neuron forwards");
        screen.ShouldHaveLine($"Next: {Stages[1]}");
        screen.ShouldHaveLine($"○ {Stages[1]}: 0 of");
        screen.ShouldHaveLine($"{Stages.Length - 2} stages locked");
        screen.ShouldEndAt("not written yet: ", $"exercises/{Stages[1]}/");
    }

    [Test]
    public void Output_of_the_code_and_no_word_on_its_style()
    {
        _course.Solve(First);
        _course.Edit(
            $"{First}/Neuron.cs",
            "var z = bias;",
            "double z = bias + 1; if (z == 0) z = 0; Console.WriteLine(\"so far, so good\");");

        var screen = Screen("dotnet test");

        screen.ShouldHaveLine("your code wrote: so far, so good");
        screen.ShouldNotContain(line =>
            line.Contains("warning IDE", StringComparison.Ordinal) || line.Contains("warning CA", StringComparison.Ordinal));
    }

    [Test]
    public void Code_that_ends_the_process()
    {
        _course.Solve(First);
        _course.Edit($"{First}/Neuron.cs", "var z = bias;", "var z = bias; Environment.Exit(3);");

        Screen("dotnet test").ShouldEndAt("Your code ended the whole run", "");
    }

    [Test]
    public void A_known_mistake_and_a_task_not_written_yet()
    {
        _course.Solve(Stages[..3]);
        _course.Edit($"{Third}/Neuron.cs", "return sum / batch.Length;", "return sum;");
        _course.Edit(
            $"{Third}/Neuron.cs", "gradient[j] += delta * batch[i][j] / batch.Length;", "throw new NotImplementedException();");

        var screen = Screen("dotnet test", 80, 24);

        screen.ShouldHaveLine("not written yet: Neuron.WeightGradient");
        screen.ShouldEndAt("[sum-for-mean]", $"exercises/{Third}/Neuron.cs(");
    }

    [Test]
    public void Everything_green()
    {
        _course.Solve(Stages);

        var screen = Screen("dotnet test");

        screen.Count(line => line.Contains("tests green", StringComparison.Ordinal)).ShouldBe(Stages.Length);
        screen.ShouldHaveLine("That was the last stage.");
        screen.ShouldNotContain(line => line.Contains("error", StringComparison.Ordinal));
    }

    [Test]
    public void An_infinite_loop()
    {
        _course.Solve(First);
        _course.Edit($"{First}/Neuron.cs", "var z = bias;", "var z = bias; while (z == z) { }");

        Screen("dotnet test").ShouldEndAt("Last call: Neuron.PreActivation", $"exercises/{First}/Neuron.cs(");
    }

    [Test]
    public void A_stack_overflow()
    {
        _course.Solve(First);
        _course.Edit($"{First}/Neuron.cs", "var z = bias;", "var z = bias + PreActivation(x);");

        Screen("dotnet test").ShouldEndAt("Your code ended the whole run", "");
    }

    [Test]
    public void A_syntax_error()
    {
        _course.Solve(First);
        _course.Edit($"{First}/Neuron.cs", "var z = bias;", "var z = bias");

        var screen = Screen($"dotnet test --filter {Third}");

        screen.ShouldHaveLine("Neuron.cs(16,21): error CS1002: ; expected");
        screen.ShouldHaveLine("./kata compiles each alone: ./kata test 1");
    }

    [Test]
    public void Files_of_no_stage_are_named_and_stop_nothing()
    {
        var program = Path.Combine(_course.Root, "exercises", "Program.cs");
        var version = Path.Combine(_course.Root, "exercises", First, "version1");
        File.WriteAllText(program, "Console.WriteLine(new Katas.NeuronForward.Neuron([1], 2).Forward([3]));");
        Directory.CreateDirectory(version);
        var neuron = Path.Combine(_course.Root, "exercises", First, "Neuron.cs");
        var backup = Path.Combine(_course.Root, "exercises", First, "Neuron_BACKUP_123.cs");
        File.Copy(neuron, Path.Combine(version, "Neuron.cs"));
        File.Copy(neuron, backup);

        var all = Tmux.Run(_course.Root, 110, 50, "dotnet test");

        File.Delete(program);
        File.Delete(backup);
        Directory.Delete(version, recursive: true);
        all.ShouldHaveLine($"○ {First}: 0 of 14 tests green");
        all.ShouldHaveLine("Program.cs is left out: a stage is compiled, handed in and graded with the files");
        all.ShouldHaveLine($"{First}/version1/Neuron.cs is left out: a stage is compiled");
        all.ShouldHaveLine($"{First}/Neuron_BACKUP_123.cs is left out: its name is that of a merge tool's backup.");
    }

    /// <summary>The lines after the build's own output; they must be few and distinct.</summary>
    private string[] Screen(string command, int columns = 110, int rows = 50)
    {
        var all = Tmux.Run(_course.Root, columns, rows, command);
        // If the build fails, there is only its output.
        string[] screen = all.Any(IsScreen) ? [.. all.SkipWhile(line => !IsScreen(line))] : all;
        TestContext.Out.WriteLine(string.Join('\n', all));

        screen.Length.ShouldBeLessThanOrEqualTo(MaxLines);
        all.ShouldNotContain(line =>
            line.Contains("Stack Trace", StringComparison.Ordinal)
                || line.Contains("TESTERROR", StringComparison.Ordinal)
                || line.Contains("targets(", StringComparison.Ordinal));
        string[] named = [.. screen.Where(line => line.Contains(" · task ", StringComparison.Ordinal))];
        named.ShouldBe(named.Distinct());
        return screen;
    }

    private static bool IsScreen(string line) => line.StartsWith("A total of 1 test files", StringComparison.Ordinal);
}

internal static class ScreenAssertions
{
    /// <summary>Ignores the terminal's line wrapping.</summary>
    public static void ShouldHaveLine(this string[] screen, string part) => Unwrapped(screen).ShouldContain(Unwrapped([part]));

    /// <summary>The red test to start with comes last, as the only build error.</summary>
    public static void ShouldEndAt(this string[] screen, string reason, string place)
    {
        var end = screen.SkipWhile(line => !line.Contains("failed with 1 error(s)", StringComparison.Ordinal)).ToArray();
        end.ShouldHaveLine(place);
        end.ShouldHaveLine("Start here: ");
        end.ShouldHaveLine(reason);
        end.Last(line => line.Length > 0).ShouldStartWith("Build failed with 1 error(s)");
    }

    private static string Unwrapped(string[] lines) =>
        string.Concat(lines.SelectMany(line => line).Where(c => !char.IsWhiteSpace(c)));
}
