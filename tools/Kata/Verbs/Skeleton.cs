namespace Kata.Verbs;

/// <summary>The files of a new stage: they build, and have TODOs for its author.</summary>
internal static class Skeleton
{
    public static SourceFile[] Of(StageFolder stage) =>
    [
        new(stage.In(StageFolder.Exercises, "Formula.cs"), Formula(stage, "\n        // TODO (task 1): what question leads to the formula?\n        throw new NotImplementedException();")),
        new(stage.In(StageFolder.Exercises, "README.md"), Readme),
        new(stage.In(StageFolder.Solutions, "Formula.cs"), Formula(stage, " 2 * x;")),
        new(stage.In(StageFolder.Oracles, $"{stage.Name}Cases.cs"), Cases(stage)),
        new(stage.In(StageFolder.Oracles, $"{stage.Name}Oracle.cs"), Oracle(stage)),
        new(stage.In(StageFolder.Oracles, $"{stage.Name}Mistakes.cs"), Mistakes(stage)),
        new(stage.In(StageFolder.Oracles, "pytorch.py"), PyTorch(stage)),
        new(stage.In(StageFolder.Tests, $"{stage.Name}Tests.cs"), Tests(stage)),
        new(stage.In(StageFolder.Tests, $"{stage.Name}OracleTests.cs"), OracleTests(stage)),
        new(stage.In(StageFolder.Tests, WrongAnswers.Folder, "task-1.md"), Wrong(stage)),
        new(stage.In(StageFolder.Tests, "right", "Sum.cs"), Formula(stage, " x + x;").Replace("TODO: ", "", StringComparison.Ordinal)),
    ];

    private static string Formula(StageFolder stage, string body) =>
        $$"""
        namespace Katas.{{stage.Name}};

        /// <summary>TODO: what it computes.</summary>
        public static class Formula
        {
            /// <summary>TODO: y = 2x, the formula.</summary>
            /// <param name="x">TODO: what it is, and its shape.</param>
            public static double Value(double x) =>{{body}}
        }

        """;

    private const string Readme =
        """
        # TODO: the title

        What the learner builds, in two sentences.

        ## The idea

        ## The formula

        ```text
        y = 2x
        ```

        ## By hand

        ```text
        x = 3    y = 2·3 = 6
        ```

        ## Tasks

        1. **`Value(x)`** returns y.

        ## Out of scope

        ## Hints

        ### Task 1

        <details><summary>Hint 1: a question</summary>

        </details>

        <details><summary>Hint 2: a concept</summary>

        </details>

        <details><summary>Hint 3: the formula with numbers</summary>

        </details>

        <details><summary>Hint 4: nearly the answer</summary>

        </details>

        ## What you can do now


        """;

    private static string Cases(StageFolder stage) =>
        $$"""
        namespace Katas.Oracles.{{stage.Name}};

        /// <summary>TODO: what the inputs are.</summary>
        public sealed record {{stage.Name}}Case(string Name, decimal X) : Case(Name)
        {
            /// <inheritdoc/>
            public override string Given => $"x = {Numbers.Text(X)}";

            /// <inheritdoc/>
            public override string Worked => $"y = {Numbers.Text({{stage.Name}}Oracle.Value(this))}";
        }

        /// <summary>The cases of stage {{stage.Slug[..2]}}.</summary>
        public static class {{stage.Name}}Cases
        {
            /// <summary>TODO: cases that distinguish every mistake from the right answer and from the other mistakes.</summary>
            public static {{stage.Name}}Case[] All =>
            [
                new("a positive x", 3),
                new("a negative x", -0.5m),
                .. new Draw(Draw.Seed).Numbers(4).Select(x => new {{stage.Name}}Case($"drawn: {Numbers.Text(x)}", x)),
            ];
        }

        """;

    private static string Oracle(StageFolder stage) =>
        $$"""
        namespace Katas.Oracles.{{stage.Name}};

        /// <summary>
        /// The right answers of stage {{stage.Slug[..2]}}, in exact decimals. TODO: compute them another way than the solution.
        /// </summary>
        public static class {{stage.Name}}Oracle
        {
            /// <summary>TODO: y from its definition.</summary>
            public static decimal Value({{stage.Name}}Case c) => c.X + c.X;
        }

        """;

    private static string Mistakes(StageFolder stage) =>
        $$"""
        namespace Katas.Oracles.{{stage.Name}};

        /// <summary>The known wrong answers of stage {{stage.Slug[..2]}}.</summary>
        public static class {{stage.Name}}Mistakes
        {
            /// <summary>Mistakes in y. TODO: eight or more.</summary>
            public static Mistake<{{stage.Name}}Case, decimal>[] Value =>
            [
                new("not-doubled", "x is returned unchanged: y is twice as much", c => [c.X]),
            ];
        }

        """;

    private static string PyTorch(StageFolder stage) =>
        $$""""
        """Stage {{stage.Slug[..2]}} in PyTorch. TODO: use autograd for slopes."""
        import torch


        def answer(question, given):
            x = torch.tensor(given["X"])
            return {"Value": (2 * x).item()}

        """";

    private static string Tests(StageFolder stage) =>
        $$"""
        using Katas.{{stage.Name}};
        using Katas.Oracles.{{stage.Name}};

        namespace Katas.Tests;

        [Stage]
        public sealed class {{stage.Name}}Tests
        {
            private const string Value = "Formula.Value(x)";

            // TODO: one test per requirement of a task, named by a plain sentence.
            [Test, Task(1)]
            public void The_value_is_twice_x() =>
                {{stage.Name}}Cases.All.ShouldAllMatch(Value, c => Formula.Value((double)c.X), {{stage.Name}}Oracle.Value, {{stage.Name}}Mistakes.Value);
        }

        """;

    private static string OracleTests(StageFolder stage) =>
        $$"""
        using Katas.Oracles.{{stage.Name}};

        namespace Katas.Tests;

        [TestFixture]
        public sealed class {{stage.Name}}OracleTests() : OracleTests(
        [
            Question.Of("value", () => {{stage.Name}}Cases.All, c => new { c.X }, c => [new { Value = {{stage.Name}}Oracle.Value(c) }]),
        ])
        {
            // TODO: one or two values worked by hand.
            [Test]
            public void The_value_is_the_one_worked_by_hand() =>
                Assert.That({{stage.Name}}Oracle.Value(new("by hand", 3)), Is.EqualTo(6), "2 · 3");
        }

        """;

    /// <summary>How a file of wrong answers begins.</summary>
    public static string WrongHead(StageFolder stage, int task) =>
        $"""
        # Wrong answers to stage {stage.Slug[..2]}, task {task}

        The stage's tests must be red on each and name it by its heading, or be red without a name if that is in (parentheses).
        """;

    private static string Wrong(StageFolder stage) =>
        $"""
        {WrongHead(stage, 1)}

        ## not-doubled

        ```csharp Formula.Value
        => x;
        ```

        """;
}
