namespace Kata.Grading;

/// <summary>Turns verdicts into points.</summary>
internal static class StageGrades
{
    /// <summary>How many errors of a stage are kept.</summary>
    private const int MaxErrors = 100;

    /// <summary>A stage whose tests did not run: 0 points.</summary>
    public static StageGrade Without(StagePlan plan, StageState state, SourceFile[] files, string[] errors) => new(
        plan.Stage,
        state,
        Paths(files),
        Shortened(errors, new TextBudget()),
        0,
        plan.OutOf,
        [.. plan.Tasks.Select(task => new TaskGrade(task.Number, 0, task.Points))],
        []);

    /// <summary>
    /// A task counts if each of its tests in the plan is green in the verdict. A test that did not run is not green; a test that
    /// is not in the plan adds nothing.
    /// </summary>
    public static StageGrade Of(StagePlan plan, SourceFile[] files, StageVerdict verdict)
    {
        var tests = verdict.Tests.ToLookup(test => test.Name, StringComparer.Ordinal);
        bool IsGreen(string name) => tests[name].ToArray() is [{ Outcome: Outcome.Green }];

        TaskGrade[] tasks =
        [
            .. plan.Tasks.Select(task =>
                new TaskGrade(task.Number, task.Tests.Length > 0 && task.Tests.All(IsGreen) ? task.Points : 0, task.Points)),
        ];
        var budget = new TextBudget();
        return new StageGrade(
            plan.Stage,
            StageState.Judged,
            Paths(files),
            Shortened(verdict.Errors, budget),
            tasks.Sum(task => task.Points),
            plan.OutOf,
            tasks,
            [
                .. plan.Tasks.SelectMany(task =>
                    task.Tests.SelectMany(name => tests[name]).Select(test => Test(files, test, budget))),
            ]);
    }

    private static TestGrade Test(SourceFile[] files, TestVerdict test, TextBudget budget) =>
        new(
            test.Name,
            test.Task,
            test.Outcome == Outcome.Green,
            test.Red is { } red ? Shortened(SubmittedPlaces.In(files, red), budget) : null,
            budget.Keep(test.Output, UntrustedText.MaxOutputLength));

    /// <summary>
    /// What is kept of a submission is bounded, whatever it throws or returns; the inputs and the expected value are the tests'.
    /// </summary>
    private static RedResult Shortened(RedResult red, TextBudget budget)
    {
        const int Max = UntrustedText.MaxMessageLength;
        string? Tests(string? text) => text is null ? null : UntrustedText.Shorten(text, Max);

        return red with
        {
            Subject = budget.Keep(red.Subject, Max),
            Given = Tests(red.Given),
            ShouldBe = Tests(red.ShouldBe),
            ButWas = red.ButWas is { } was ? budget.Keep(was, Max) : null,
            Worked = Tests(red.Worked),
            Next = red.Next is { } next ? next with { File = budget.Keep(next.File, Max) } : null,
        };
    }

    private static string[] Shortened(string[] errors, TextBudget budget) =>
        [.. errors.Take(MaxErrors).Select(error => budget.Keep(error, UntrustedText.MaxMessageLength))];

    private static string[] Paths(SourceFile[] files) => [.. files.Select(file => file.Path)];
}
