using System.Text;
using Kata.Grading;

namespace Kata.UnitTests.Grading;

/// <summary>
/// Three submissions, made by hand: all green; a named mistake and a stage that does not compile, late; and hostile text
/// everywhere.
/// </summary>
internal static class Sample
{
    /// <summary>Breaks out of HTML, Markdown, fences, tables, CSV, workflow commands and lines.</summary>
    public const string Hostile =
        "</pre></style><script>alert(1)</script> \" ' & <img src=x onerror=alert(2)> ```\n````\n# h\n[a](javascript:alert(3)) "
        + "https://evil.example www.evil.example @all `x` ``y`` | ¦ \\| \\\\|"
        + "\r\n::error file=x::boo\n]]> <!-- %0A \u001B[31mred\u0007 \u202Etxt.exe\u202C \u200B\u2066 \uD800 \uFFFF \t=cmd|'/c "
            + "calc'!A1 \u2028 ${{ x }} $1 ![i](http://evil.example/i.png) \U000E0041";

    public const string HostileId = "=cmd|'/c calc'!A1 ../../etc/passwd <b>`\u202Ehtml\n[x](http://evil.example) \"q\"";

    /// <summary>A README like the course's, so that edits of the course don't affect these tests.</summary>
    private const string Readme = """
        # The cost and its gradient

        ## Hints

        ### Task 2

        <details><summary>Hint 1: a question</summary>

        You raise b by **a hair**. What happens to `z`?
        And to the *z* of row 2?

        ```text
        a < b & c
        ```

        </details>

        ## What you can do now

        You can put a number on how wrong a neuron is.
        """;

    private static readonly DateTimeOffset _due = new(2026, 3, 1, 23, 59, 0, TimeSpan.Zero);

    /// <summary>Results as the text of results.json.</summary>
    public static string Json(Results results)
    {
        using var json = new MemoryStream();
        results.Write(json);
        return Encoding.UTF8.GetString(json.ToArray());
    }

    /// <summary>Results from the text of results.json.</summary>
    public static Results FromJson(string text)
    {
        using var json = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return Results.Read(json);
    }

    public static Plan Plan { get; } = new(
        "Week 3",
        [
            new StagePlan("03-bias-gradient", "The cost and its gradient",
            [
                new TaskPlan(1, "**`Cost(batch, targets)`** returns J.", 1, ["The cost is half the mean of the squared errors"]),
                new TaskPlan(
                    2,
                    "**`BiasGradient(batch, targets)`** returns ∂J/∂b.",
                    2.5m,
                    ["The bias gradient is the mean over the batch", "The bias gradient is asked twice"]),
            ]),
            new StagePlan("04-weight-update", "The step downhill",
            [
                new TaskPlan(1, "**`Step`** takes a step.", 1.5m, ["A step goes downhill"]),
            ]),
        ],
        new LateRule(_due, TimeSpan.FromHours(12), 0.1m, 0.5m));

    public static Results Results { get; } = new(
        Results.Name, "5ca1ab1e5ca1ab1e", "0f3a9c", "bwrap", Plan,
        [
            new Grade(
                HostileId,
                "c3",
                53,
                null,
                0,
                0,
                5,
                null,
                [Hostile, "exercises/03-bias-gradient/Evil.cs is no file of this stage."],
            [
                Red("03-bias-gradient", 3.5m, [new TaskGrade(1, 0, 1), new TaskGrade(2, 0, 2.5m)], [Hostile],
                [
                    new TestGrade(
                        "The cost is half the mean of the squared errors",
                        1,
                        false,
                        Threw($"Neuron.Cost threw Exception: {Hostile}"),
                        Hostile),
                    new TestGrade("The bias gradient is the mean over the batch", 2, false, Wrong("-0.45", isNamed: true), ""),
                    new TestGrade("The bias gradient is asked twice", 2, true, null, ""),
                ]),
                new StageGrade(
                    "04-weight-update",
                    StageState.Refused,
                    [Hostile],
                    [$"it uses {Hostile}, which this stage does not need"],
                    0,
                    1.5m,
                    [new TaskGrade(1, 0, 1.5m)],
                    []),
            ]),
            new Grade(
                "1002",
                "b2",
                52,
                _due.AddHours(30),
                0.1m,
                0.9m,
                5,
                null,
                ["Neuron.cs was found in handin/ instead of 03-bias-gradient/."],
            [
                Red("03-bias-gradient", 3.5m, [new TaskGrade(1, 1, 1), new TaskGrade(2, 0, 2.5m)], ["handin/Neuron.cs"],
                [
                    new TestGrade("The cost is half the mean of the squared errors", 1, true, null, ""),
                    new TestGrade(
                        "The bias gradient is the mean over the batch", 2, false, Wrong("-0.45", isNamed: true), "m is 2\n"),
                    new TestGrade("The bias gradient is asked twice", 2, false, Wrong("7", isNamed: false), ""),
                ]),
                new StageGrade(
                    "04-weight-update",
                    StageState.DoesNotCompile,
                    ["handin/Update.cs"],
                    ["handin/Update.cs:20: CS1002: ; expected", "handin/Update.cs:21: CS1513: } expected"],
                    0,
                    1.5m,
                    [new TaskGrade(1, 0, 1.5m)],
                    []),
            ]),
            new Grade("ada-lovelace", "a1", 51, _due.AddHours(-3), 0, 5, 5, null, [],
            [
                new StageGrade(
                    "03-bias-gradient",
                    StageState.Judged,
                    ["Neuron.cs"],
                    [],
                    3.5m,
                    3.5m,
                    [new TaskGrade(1, 1, 1), new TaskGrade(2, 2.5m, 2.5m)],
                    [.. Greens(Plan.Stages[0])]),
                new StageGrade(
                    "04-weight-update",
                    StageState.Judged,
                    ["Update.cs"],
                    [],
                    1.5m,
                    1.5m,
                    [new TaskGrade(1, 1.5m, 1.5m)],
                    [.. Greens(Plan.Stages[1])]),
            ]),
        ]);

    /// <summary>The complete results of one submission, as in docs/results.md.</summary>
    public static Results Documented => Results with { Submissions = [Results.Submissions[1]] };

    public static StageReadme? ReadmeOf(string stage) => stage == "03-bias-gradient" ? new StageReadme(Readme) : null;

    /// <summary>One of many submissions, of any size.</summary>
    public static Grade Numbered(int number, string message) => Results.Submissions[1] with
    {
        Id = $"student-{number:0000}",
        Stages = [
            .. Results.Submissions[1].Stages.Select(stage =>
                stage with
                {
                    Tests = Array.ConvertAll(stage.Tests, test =>
                        test with { Red = test.Red is { } red ? red with { ButWas = message } : null, Output = message }),
                }),
        ],
    };

    private static IEnumerable<TestGrade> Greens(StagePlan stage) =>
        stage.Tasks.SelectMany(task => task.Tests.Select(test => new TestGrade(test, task.Number, true, null, "")));

    private static StageGrade Red(string stage, decimal outOf, TaskGrade[] tasks, string[] files, TestGrade[] tests) =>
        new(stage, StageState.Judged, files, [], tasks.Sum(task => task.Points), outOf, tasks, tests);

    private static RedResult Threw(string what) => new(RedKind.Threw, what)
    {
        Next = new Place("exercises/03-bias-gradient/Neuron.cs", 9),
        Readme = "exercises/03-bias-gradient/README.md",
    };

    private static RedResult Wrong(string butWas, bool isNamed) => new(RedKind.Wrong, "Neuron.BiasGradient(batch, targets)")
    {
        Case = "two examples",
        Given = "w = [0.5]  b = 0.1",
        ShouldBe = "-0.225",
        ButWas = butWas,
        Mistake = isNamed ? new NamedMistake("sum-for-mean", "summed over the batch, not averaged: divide by m = 2") : null,
        Worked = "a − y = [-0.3, -0.15]  slope = [1, 1]",
        Next = new Place("exercises/03-bias-gradient/Neuron.cs", 24),
        Readme = "exercises/03-bias-gradient/README.md",
    };
}
