namespace Kata.GraderTests;

/// <summary>If the code never returns or ends the process, the test is red with the reason, and the next test runs.</summary>
public sealed class WorkerTests
{
    private static StageFolder Stage => StageFolder.All[0];

    [TestCase("while (z == z) { }", "still running after 5 s: is there an infinite loop? Last call: Neuron.PreActivation")]
    [TestCase("z = PreActivation(x);", "Neuron.PreActivation: the stack overflowed: does a method call itself without end?")]
    [TestCase("Environment.Exit(3);", "Neuron.PreActivation: the process was ended (exit code 3): an answer must not exit")]
    [TestCase("Environment.Exit(0);", "Neuron.PreActivation: the process was ended (exit code 0): an answer must not exit")]
    [TestCase("Environment.FailFast(\"enough\");", "Neuron.PreActivation: the process was ended (exit code 134): an answer must not exit")]
    [TestCase("new Thread(() => throw new InvalidOperationException(\"lost\")).Start(); Thread.Sleep(Timeout.Infinite);", "Neuron.PreActivation: an exception on another thread ended it: Unhandled exception. System.InvalidOperationException: lost")]
    [TestCase("System.Diagnostics.Process.GetCurrentProcess().Kill();", "Neuron.PreActivation: the process was ended (exit code 137): an answer must not exit")]
    public void A_lost_worker_is_reported_and_replaced(string statement, string reason)
    {
        using var judge = new Judge(limits: TimeLimits.OfTests with { AfterLoss = TimeUse.Seconds(0.1, 1) });

        var verdict = judge.Run(Stage, Edited("var z = bias;", $"var z = bias; {statement}"));

        verdict.Tests.Length.ShouldBe(judge.Tests(Stage).Length);
        verdict.Tests[0].Message.ShouldStartWith($"{reason}\n   next: exercises/01-neuron-forward/Neuron.cs:12");
        verdict.Tests[^1].Message.ShouldStartWith("skipped: your code's process ended in 3 earlier tests");
        judge.Run(Stage, Stage.FilesIn(StageFolder.Solutions)).IsGreen.ShouldBeTrue();
    }

    [Test]
    public void The_tests_function_is_called_in_turn()
    {
        var stage = StageFolder.All.Single(stage => stage.Name == "GradientCheck");
        var parallel = WrongAnswers.Of(stage).Single(wrong => wrong.Id == "asked-all-at-once");
        using var judge = new Judge();

        var verdict = judge.Run(stage, parallel.Files, asks: test => test.Task == 1);

        verdict.Tests.Single(test => test.Name == "The cost function is called sequentially").Message
            .ShouldContain("The function that was handed over is called on two threads at once. Call it in turn.");
    }

    [Test]
    public void When_graded_an_infinite_loop_takes_less_than_a_second_in_all()
    {
        using var judge = new Judge(limits: TimeLimits.OfGrading);

        var verdict = judge.Run(Stage, Edited("var z = bias;", "var z = bias; while (z == z) { }"));

        verdict.Tests[0].Message.ShouldStartWith("still running after 0.625 s: is there an infinite loop?");
        verdict.Tests[1].Message.ShouldStartWith("still running after 0.25 s: is there an infinite loop?");
        verdict.Tests[2].Message.ShouldStartWith("skipped: earlier tests that did not end took 0.8 s");
        verdict.Tests[^1].Message.ShouldStartWith("skipped: earlier tests that did not end took 0.8 s");
    }

    [Test]
    public void An_answer_that_sleeps_just_under_the_limit_of_a_test_reaches_that_of_the_stage_or_of_the_submission()
    {
        var sleeps = Edited("var z = bias;", "Thread.Sleep(30); var z = bias;");
        var limit = TimeUse.Seconds(60, 0.5);
        var ofTest = TimeLimits.OfTests with { Test = TimeUse.Seconds(60, 60) };

        using var stages = new Judge(limits: ofTest with { Stage = limit });
        stages.Run(Stage, sleeps).Tests[^1].Message
            .ShouldStartWith("skipped: the stage's earlier tests took 0.5 s of waiting");
        stages.Run(Stage, sleeps).Tests[0].Outcome.ShouldBe(Outcome.Green);

        using var submissions = new Judge(limits: ofTest with { Submission = limit });
        submissions.Run(Stage, sleeps);
        submissions.Run(Stage, sleeps).Tests[0].Message
            .ShouldStartWith("skipped: the submission's earlier tests took 0.5 s of waiting");
        submissions.Forget();
        submissions.Run(Stage, sleeps).Tests[0].Outcome.ShouldBe(Outcome.Green);
    }

    [Test]
    public void An_answer_that_never_returns_and_never_runs_is_ended_too()
    {
        using var judge = new Judge(limits: TimeLimits.OfTests with { Test = TimeUse.Seconds(60, 0.1) });

        judge.Run(Stage, Edited("var z = bias;", "Thread.Sleep(Timeout.Infinite); var z = bias;")).Tests[0].Message
            .ShouldStartWith("still running after 0.5 s of waiting: is there an infinite loop?");
    }

    /// <summary>A session ends, or a file is saved again, while the answer is compiled.</summary>
    [Test]
    public void A_run_that_is_stopped_before_its_tests_begin_calls_nothing()
    {
        using var judge = new Judge();
        judge.Stop();

        var verdict = judge.Run(Stage, Edited("var z = bias;", "var z = bias; while (z == z) { }"));

        verdict.IsStopped.ShouldBeTrue();
        verdict.Tests[0].Message.ShouldStartWith("cancelled: testing a newer save");
        judge.Resume();
        judge.Run(Stage, Stage.FilesIn(StageFolder.Solutions)).IsGreen.ShouldBeTrue();
    }

    [Test]
    public void Tests_are_listed_in_the_order_they_run()
    {
        using var judge = new Judge();

        var verdict = judge.Run(Stage, Stage.FilesIn(StageFolder.Solutions));

        judge.Tests(Stage).ShouldBe(verdict.Tests.Select(test => (test.Name, test.Task)));
    }

    [Test]
    public void Console_output_is_captured_per_test_and_truncated()
    {
        using var judge = new Judge();

        var verdict = judge.Run(
            Stage,
            Edited("var z = bias;", "var z = bias; for (var i = 0; i < 100_000; i++) { Console.WriteLine($\"line {i}\"); }"));

        verdict.IsGreen.ShouldBeTrue();
        verdict.Tests[0].Output.ShouldStartWith("line 0\nline 1\n");
        verdict.Tests[0].Output.Length.ShouldBeLessThanOrEqualTo(16_384);
    }

    [Test]
    public void Raw_standard_output_does_no_harm()
    {
        using var judge = new Judge();

        var verdict = judge.Run(
            Stage,
            Edited(
                "var z = bias;",
                "var z = bias; using (var raw = Console.OpenStandardOutput()) { raw.Write(new byte[70_000]); }"));

        verdict.IsGreen.ShouldBeTrue();
    }

    [TestCase("var z = bias;", "var z = bias; int.Parse(\"x\");", "FormatException: The input string 'x' was not in a correct format.")]
    [TestCase("double alpha = 0.01)\n{", "double alpha = 0.01)\n{\n    private readonly int _n = int.Parse(\"x\");", "FormatException: The input string 'x' was not in a correct format.")]
    [TestCase("double alpha = 0.01)\n{", "double alpha = 0.01)\n{\n    static Neuron() => throw new InvalidOperationException(\"not today\");", "InvalidOperationException: not today")]
    public void An_exception_is_reported_with_its_type(string place, string edit, string expected)
    {
        using var judge = new Judge();

        judge.Run(Stage, Edited(place, edit)).Tests[0].Message.ShouldContain($"but was     {expected}");
    }

    [Test]
    public void A_compile_error_is_reported_with_file_and_line()
    {
        using var judge = new Judge();

        judge.Run(Stage, Edited("return z;", "return z")).Errors
            .ShouldBe(["solutions/01-neuron-forward/Neuron.cs:22: CS1002: ; expected"]);
    }

    [TestCase("public double PreActivation(double[] x)", "internal double PreActivation(double[] x)", "double Neuron.PreActivation(double[] x)")]
    [TestCase("double alpha = 0.01)", "double alpha = 0.1)", "Neuron.Neuron(double[] weights, double bias, double alpha = 0.01)")]
    [TestCase("public double[] Forward(double[][] batch)", "public double[] Forward(List<double[]> rows, double[][] batch)", "double[] Neuron.Forward(double[][] batch)")]
    public void A_missing_member_is_reported_with_its_signature(string member, string other, string called)
    {
        using var judge = new Judge();

        judge.Run(Stage, Edited(member, other)).Errors
            .ShouldContain(error =>
                error.Contains($"the tests call {called}, which is not there as it was given", StringComparison.Ordinal)
                    || error.Contains("CS", StringComparison.Ordinal));
    }

    [TestCase("class Neuron(", "class Nueron(")]
    [TestCase("namespace Katas.NeuronForward;", "namespace Katas.NeuronForwards;")]
    public void A_missing_type_is_one_sentence(string from, string to)
    {
        using var judge = new Judge();

        judge.Run(Stage, Edited(from, to)).Errors.ShouldBe(
        [
            "exercises/01-neuron-forward has no public type Neuron, which the tests call: its file is missing, or its name or "
                + "namespace was changed. `kata reset 01` brings back what was given, and keeps your files.",
        ]);
        judge.Run(Stage, []).Errors.ShouldContain(error => error.Contains("its file is missing", StringComparison.Ordinal));
    }

    private static SourceFile[] Edited(string from, string to)
    {
        var solution = Stage.FilesIn(StageFolder.Solutions);
        solution.Count(file => file.Text.Contains(from, StringComparison.Ordinal))
            .ShouldBe(1, $"the edit of \"{from}\" must apply");
        return Array.ConvertAll(solution, file => file with { Text = file.Text.Replace(from, to, StringComparison.Ordinal) });
    }
}
