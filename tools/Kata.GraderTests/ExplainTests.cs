using Kata.Screen;
using Kata.Verbs;

namespace Kata.GraderTests;

/// <summary>The computation graph of a red test: which step is marked, and what the learner's code is asked.</summary>
public sealed class ExplainTests
{
    private static StageFolder Stage => StageFolder.All[0];

    [Test]
    public void A_named_mistake_marks_the_node_that_it_changes_in_every_test()
    {
        var verdict = Judged("var z = bias;", "var z = 0.0;");

        var marked = from test in verdict.Tests
                     where test.Red is { Mistake: not null, Steps.Length: > 0 }
                     select test.Red!.Steps.Single(step => step.IsMarked).Name;
        marked.Distinct().ShouldBe(["z"]);
        marked.Count().ShouldBe(3);
    }

    [Test]
    public void The_learners_own_value_of_an_earlier_node_is_marked_if_no_mistake_is_known()
    {
        var verdict = Judged("return z;", "return (z * 1.03125) + 0.25;");

        var red = verdict.Tests.First(test => test.Task == 2 && test.Red is { Steps.Length: > 0 }).Red!;
        red.Mistake.ShouldBeNull();
        var z = red.Steps.Single(step => step.Name == "z");
        (z.IsMarked, z.IsWrong).ShouldBe((true, true));
        z.Yours!.Rows[0][0].ShouldBe((z.Right.Rows[0][0] * 1.03125) + 0.25, 1e-12);
        red.Steps.Count(step => step.IsMarked).ShouldBe(1);
    }

    [Test]
    public void An_unknown_mistake_in_the_answer_itself_marks_the_answer()
    {
        var verdict = Judged("return Math.Max(alpha * z, z);", "return Math.Max(alpha * z, z) + 0.375;");

        var steps = verdict.Tests.First(test => test.Red is { Steps.Length: > 0 }).Red!.Steps;
        steps.Single(step => step.IsMarked).Name.ShouldBe("a");
        steps.Single(step => step.Name == "z").IsWrong.ShouldBeFalse();
        steps.Single(step => step.Name == "z").Yours.ShouldNotBeNull();
    }

    [TestCase("while (z == z) { }")]
    [TestCase("throw new InvalidOperationException(\"no\");")]
    [TestCase("Environment.Exit(3);")]
    public void A_question_that_fails_only_leaves_the_value_out(string statement)
    {
        // Only the explanation asks for z after a was asked.
        SourceFile[] files =
        [
            Edited(CourseCopy.Edited("return z;", $"if (_isAsked) {{ {statement} }} return z;")
                .Replace(
                    "    /// <summary>a = max(αz, z)",
                    "    private static bool _isAsked;\n\n    /// <summary>a = max(αz, z)",
                    StringComparison.Ordinal)
                .Replace(
                    "var z = PreActivation(x);",
                    "_isAsked = true; var z = bias + 0.375; for (var i = 0; i < x.Length; i++) { z += weights[i] * x[i]; }",
                    StringComparison.Ordinal)),
        ];
        using var plain = new Judge();
        using var judge = new Judge { Explains = true };

        var verdict = judge.Run(Stage, files);

        var red = verdict.Tests.First(test => test.Red is { Steps.Length: > 0 }).Red!;
        red.Steps.Single(step => step.Name == "z").Yours.ShouldBeNull();
        red.Steps.Single(step => step.IsMarked).Name.ShouldBe("a");
        verdict.Tests.Select(test => (test.Message, test.Output))
            .ShouldBe(plain.Run(Stage, files).Tests.Select(test => (test.Message, test.Output)));
    }

    [Test]
    public void What_the_learners_code_writes_when_asked_is_not_shown()
    {
        SourceFile[] files = [Edited(CourseCopy.Edited("var z = bias;", "Console.WriteLine(\"asked\"); var z = bias;").Replace(
            "return Math.Max(alpha * z, z);", "return Math.Max(alpha * z, z) + 0.375;", StringComparison.Ordinal))];
        using var plain = new Judge();
        using var judge = new Judge { Explains = true };

        judge.Run(Stage, files).Tests.Select(test => test.Output)
            .ShouldBe(plain.Run(Stage, files).Tests.Select(test => test.Output));
    }

    [Test]
    public void A_green_or_untouched_stage_has_its_first_case()
    {
        using var judge = new Judge { Explains = true };

        var green = Explained.Of(judge.Run(Stage, Stage.FilesIn(StageFolder.Solutions)))!;
        var untouched = Explained.Of(judge.Run(Stage, Stage.FilesIn(StageFolder.Exercises)))!;

        green.Head.ShouldBe("Neuron.PreActivation(x)  case \"a positive z\"");
        green.Steps.Select(step => step.Name).ShouldBe(["wⱼxⱼ", "w·x", "z", "a"]);
        green.Steps.ShouldAllBe(step => step.Yours == null && !step.IsMarked);
        untouched.Head.ShouldBe(green.Head);
    }

    /// <summary>
    /// A training, a bug hunt, speed, and tests to write have no one way to their answers, or a graph would give it away.
    /// </summary>
    [Test]
    public void Every_other_stage_has_a_graph_and_these_say_what_to_do_instead()
    {
        using var judge = new Judge { Explains = true };

        var without = StageFolder.All.Select(stage => judge.Run(stage)).Where(verdict => Explained.Of(verdict) is null).ToArray();

        without.Select(verdict => verdict.Stage.Slug)
            .ShouldBe(["15-training-loop", "16-bug-hunt", "17-make-it-fast", "18-write-the-tests"]);
        foreach (var verdict in without)
        {
            string.Join(' ', ExplainVerb.WithoutGraph(verdict, 100).Take(2).Select(line => line.Text.Trim())).ShouldStartWith(
                $"{verdict.Stage} has no computation graph. To step through your own code, set a breakpoint and run kata debug "
                    + $"{verdict.Stage}");
        }
    }

    [Test]
    public void Without_an_explainer_no_steps_are_computed()
    {
        using var judge = new Judge();

        var verdict = judge.Run(Stage, [Edited(CourseCopy.Edited("var z = bias;", "var z = 0.0;"))]);

        verdict.Example.ShouldBeNull();
        verdict.Tests.ShouldAllBe(test => test.Red == null || test.Red.Steps.Length == 0);
    }

    private static StageVerdict Judged(string from, string to)
    {
        using var judge = new Judge { Explains = true };
        return judge.Run(Stage, [Edited(CourseCopy.Edited(from, to))]);
    }

    private static SourceFile Edited(string text) => new(Stage.FilesIn(StageFolder.Exercises).Single().Path, text);
}
