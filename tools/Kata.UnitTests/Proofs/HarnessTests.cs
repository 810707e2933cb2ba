using Microsoft.CodeAnalysis.CSharp;

namespace Kata.UnitTests.Proofs;

/// <summary>The proofs themselves: they must not pass by accident.</summary>
public sealed class HarnessTests
{
    private static readonly StageFolder _stage = new("00-example");
    private static readonly SourceFile[] _solution =
    [
        new("A.cs", """
            class A(int b)
            {
                private int _c = 1;

                A() { }

                int P => _c;

                int F(int x)
                {
                    // Doubled.
                    var y = 2 * x;
                    return y + b;
                }

                int F(int[] x) => x.Length;
            }
            """),
        new("B.cs", "class B { class C { int F() { return 2 * 3; } } }"),
    ];

    [TestCase("diff A.F(int)", "-var y = 2 * x;\n+var y = x; // No longer.", "var y = x; return y + b;")]
    [TestCase("diff A.F(int)", "-   var y\n-  = 2*x;\n \n return  y + b;\n+return b;", "{ return y + b; return b; }")]
    [TestCase("diff A.F(int[])", "-x.Length\n+x[0]", "int F(int[] x) => x[0]; }")]
    [TestCase("diff A._c", "-1\n+2", "private int _c = 2;")]
    [TestCase("diff A.P", "-P => _c;", "A() { } int int F(int x)")]
    [TestCase("diff A", "-int b\n+int d", "class A(int d)")]
    [TestCase("diff B.C.F", "-2\n+4", "return 4 * 3;")]
    [TestCase("csharp A.F(int)", "return b;", "int F(int x) { return b; } int F(int[] x)")]
    [TestCase("csharp A.F(int[])", "=> 0;", "int F(int[] x) => 0; }")]
    [TestCase("csharp A.P", "{ get; } = 3;", "int P { get; } = 3; int F(int x)")]
    [TestCase("csharp A.new", "_c = 2;", "A() { _c = 2; } int P")]
    [TestCase("csharp A", "int G() => 1;", "=> x.Length; int G() => 1; }")]
    public void An_edit_changes_one_member(string fence, string lines, string expected) =>
        Code(Wrong($"```{fence}\n{lines}\n```").ApplyTo(_solution)).ShouldContain(Code([new("", expected)]));

    [Test]
    public void Edits_are_applied_in_order() =>
        Code(Wrong(
            "```diff A._c\n-1\n+2\n```\n\nand\n\n```diff A._c\n-2\n+3\n```").ApplyTo(_solution)).ShouldContain(Code([new(
                "", "private int _c = 3;")]));

    [TestCase("```diff A.F(int)\n-five\n+5\n```", ", A.F(int): its '-' and ' ' lines stand in 0 places of this member")]
    [TestCase("```diff A.F(int)\n-y\n+x\n```", "stand in 2 places of this member")]
    [TestCase("```diff A._c\n+2\n```", "says only what to add, not where")]
    [TestCase("```diff A._c\n-1\n+1 // one\n```", "changes nothing")]
    [TestCase("```diff A._c\n-1\n+2\n@@ 1\n```", "the line \"@@ 1\" begins with none of")]
    [TestCase("```diff\n-1\n+2\n```", "does not say what it edits")]
    [TestCase("```diff A.G\n-1\n+2\n```", "has no such member. Choose one of: A, A._c, A.new, A.P, A.F, B, B.C, B.C.F")]
    [TestCase("```diff A.F\n-1\n+2\n```", "has several. Choose one of: A.F(int), A.F(int[])")]
    [TestCase("```csharp A._c\n2\n```", "has no body to replace")]
    [TestCase("```diff A._c\n-1\n+2", "there is no edit")]
    [TestCase("```\n-1\n+2\n```", "there is no edit")]
    public void An_edit_that_does_not_fit_is_refused(string edits, string reason) =>
        Should.Throw<ProofException>(() => Wrong(edits).ApplyTo(_solution)).Message.ShouldSatisfyAllConditions(
            message => message.ShouldStartWith("tests/00-example/wrong/task-1.md, \"## a-mistake\""),
            message => message.ShouldContain(reason));

    [Test]
    public void A_heading_is_a_wrong_answer_unless_it_is_in_a_fence()
    {
        var wrong = WrongAnswers.Parse(
            _stage,
            "wrong/task-1.md",
            "# Title\n\n## a-mistake\n\n```diff A\n-4\n+5\n```\n\n## (no-name)\n\n```text\n## not-one\n```\n");

        wrong.Select(answer => (answer.Id, answer.IsNamed, answer.Edits.Length))
            .ShouldBe([("a-mistake", true, 1), ("no-name", false, 0)]);
    }

    [Test]
    public void A_task_continues_on_indented_lines_and_may_need_no_new_code()
    {
        var readme = new StageReadme(
            "# Title\n\n## Tasks\n\n1. Do\n   this.\n2. See. There is no\n   new code.\n\n3 things are out.\n\n## Hints\n\n### "
                + "Task 1\n\n<details><summary>Hint 1: why</summary>\n");

        readme.Tasks.ShouldBe([new(1, "Do this."), new(2, "See. There is no new code.")]);
        readme.Tasks.Select(task => task.HasNewCode).ShouldBe([true, false]);
        (readme.HintedTasks.Single(), readme.Hints.Length).ShouldBe(("Task 1", 1));
    }

    [TestCase("public sealed class A { public int F(int x) => x; private int _b; internal int C => _b; }", true)]
    [TestCase("public sealed class A { public int F(int y) => y; }", false)]
    [TestCase("public sealed class A { public int F(int x = 1) => x; }", false)]
    [TestCase("public sealed class A { public int? F(int x) => x; }", false)]
    [TestCase("public sealed class A { public static int F(int x) => x; }", false)]
    [TestCase("public sealed class A { public int F(int x) => x; public class B; }", false)]
    [TestCase("public sealed record A { public int F(int x) => x; }", false)]
    [TestCase("public class A { public int F(int x) => x; }", false)]
    [TestCase("public sealed class A(int n) { public int F(int x) => x * n; }", false)]
    public void The_public_API_is_all_that_tests_can_see(string other, bool isSame) =>
        Api(other).SequenceEqual(Api("public sealed class A { public int F(int x) => x; }")).ShouldBe(isSame);

    [Test]
    public void A_compile_error_has_its_location() =>
        Should.Throw<ProofException>(() =>
            AnswerCompiler.Compile([new(Path.Combine(Repository.Root, "solutions", "X.cs"), "class X\n{\n    Y y;\n}\n")]))
            .Message.ShouldContain("solutions/X.cs:3: CS0246");

    [Test]
    public void An_answer_cannot_reference_the_tests_the_oracles_or_their_libraries() =>
        Should.Throw<ProofException>(() =>
            AnswerCompiler.Compile([new("X.cs", "using NUnit.Framework; using Shouldly; using Katas.Oracles;")]))
            .Message.Split('\n')
                .Count(line =>
                    line.Contains("CS0246", StringComparison.Ordinal) || line.Contains("CS0234", StringComparison.Ordinal))
                .ShouldBe(3);

    [TestCase("NotImplementedException()", RedKind.NotWrittenYet, true)]
    [TestCase("NotImplementedException()", RedKind.NotFixedYet, false)]
    [TestCase("NotImplementedException()", RedKind.Wrong, false)]
    [TestCase("faulty code", RedKind.NotFixedYet, true)]
    [TestCase("faulty code", RedKind.NotWrittenYet, false)]
    [TestCase("faulty code", RedKind.Wrong, false)]
    public void An_exercise_is_red_because_it_is_not_written_or_not_fixed_yet(string exercise, RedKind kind, bool isSo)
    {
        var test = new TestVerdict("A test", 1, Outcome.Red, new RedResult(kind, "A.F()"), "", TimeSpan.Zero);

        StageProofs.Red([new("A.cs", exercise)], new StageVerdict(_stage, [test], [])).Length.ShouldBe(isSo ? 0 : 1);
        StageProofs.Red(
            [new("A.cs", exercise)],
            new StageVerdict(_stage, [test, test with { Outcome = Outcome.Green, Red = null }], [])).Length
            .ShouldBe(1);
    }

    [TestCase("x = [1]", 0)]
    [TestCase(null, 1)]
    public void A_red_test_shows_what_was_given(string? given, int faults)
    {
        var red = new RedResult(RedKind.Wrong, "A.F(x)") { Mistake = new("a-mistake", "it is wrong"), Given = given };
        var test = new TestVerdict("A test", 1, Outcome.Red, red, "", TimeSpan.Zero);

        StageProofs.Wrong(Wrong("```diff A._c\n-1\n+2\n```"), new StageVerdict(_stage, [test], [])).Length.ShouldBe(faults);
    }

    [Test]
    public void A_stage_without_tests_is_not_green() =>
        Should.Throw<ProofException>(() => StageTestRun.Of(_stage, AnswerCompiler.Solutions)).Message
            .ShouldStartWith("No test of 00-example ran");

    [Test]
    public void Green_means_passed_and_red_means_failed()
    {
        string[] results = ["Passed", "Failed", "Skipped", "Inconclusive", "Warning"];
        var tests = StageTestRun.Parse(
            $"<test-run>{string.Concat(results.Select(result => $"<test-case name=\"t\" result=\"{result}\"/>"))}</test-run>");

        tests.Select(test => (test.IsGreen, test.IsRed))
            .ShouldBe([(true, false), (false, true), (false, false), (false, false), (false, false)]);
    }

    [Test]
    [NonParallelizable]
    public void A_hanging_answer_is_refused_and_the_console_restored()
    {
        var stage = StageFolder.All[0];
        var hanging = Array.ConvertAll(stage.FilesIn(StageFolder.Exercises), file =>
            file with { Text = file.Text.Replace("new NotImplementedException()", "Hang.Forever()", StringComparison.Ordinal) });
        var answer = AnswerCompiler.Compile(StageFolder
            .SourcesIn(StageFolder.Exercises)
            .Except(stage.FilesIn(StageFolder.Exercises))
            .Concat(hanging)
            .Append(
            new SourceFile(
                "Hang.cs",
                "static class Hang { public static Exception Forever() { Thread.Sleep(Timeout.Infinite); return new(); } }")));
        var (output, error) = (Console.Out, Console.Error);

        Should.Throw<ProofException>(() => StageTestRun.Of(stage, answer, limit: TimeSpan.FromSeconds(1))).Message
            .ShouldStartWith("The answer hangs");

        (Console.Out, Console.Error).ShouldBe((output, error));
    }

    private static WrongAnswer Wrong(string edits) =>
        WrongAnswers.Parse(_stage, "wrong/task-1.md", $"## a-mistake\n\n{edits}\n").Single();

    /// <summary>Without white space and comments.</summary>
    private static string Code(SourceFile[] files) =>
        string.Join(
            ' ',
            files.SelectMany(file => SyntaxFactory.ParseTokens(file.Text))
                .Select(token => token.Text)
                .Where(text => text.Length > 0));

    private static string[] Api(string text) => PublicApi.Of([new("A.cs", text)], [new("A.cs", text)]);
}
