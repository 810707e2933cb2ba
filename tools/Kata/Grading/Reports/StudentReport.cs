using System.Globalization;

namespace Kata.Grading;

/// <summary>A student's report: the points, and for each unfinished task where it fails, how, and a hint.</summary>
/// <param name="results">The class's grades.</param>
/// <param name="readme">The README of a stage; null if the course no longer has it.</param>
internal sealed class StudentReport(Results results, Func<string, StageReadme?> readme)
{
    private const int MaxNotes = 30;
    private const int MaxLines = 12;
    private const string Time = "yyyy-MM-dd HH:mm 'UTC'";

    public Document Of(Grade grade) => new(
        [results.Plan.Title, " · ", Piece.Code(UntrustedText.Line(grade.Shown, UntrustedText.MaxIdLength))],
        [
            .. results.IsSandboxed ? (Block[])[] : [Unsandboxed],
            new Paragraph(
                Piece.Strong(grade.IsGraded ? $"{ReportText.Score(grade)}." : "No mark yet."),
                $" {Summary(grade)}"),
            .. Late(grade),
            .. grade.Problem is { } problem
                ? Ungraded(problem)
                : [Table(grade), .. results.Plan.Stages.SelectMany(stage => Stage(stage, grade.In(stage), grade.Seed))],
            .. Notes(grade),
            .. Colophon(grade),
        ]);

    /// <summary>The warning of every report on trusted submissions.</summary>
    public static Warning Unsandboxed { get; } =
        new(Piece.Strong("unsandboxed"), ": these submissions were trusted, and ran without a sandbox.");

    private Block[] Colophon(Grade grade) =>
    [
        new Heading(2, "How this was graded"),
        new Paragraph(
            string.Create(
                CultureInfo.InvariantCulture,
                $"A task counts when all of its tests are green. The random cases were drawn from seed {grade.Seed}, by "
                + $"version "),
            Piece.Code(UntrustedText.Line(results.Version, UntrustedText.MaxIdLength)),
            results.IsSandboxed ? ", in a sandbox (" : ", unsandboxed (",
            Piece.Code(UntrustedText.Line(results.Sandbox, UntrustedText.MaxIdLength)),
            ")."),
    ];

    private string Summary(Grade grade)
    {
        if (!grade.IsGraded)
        {
            return $"It {ReportText.NotGraded}.";
        }

        if (grade.Problem is not null)
        {
            return "Nothing of it could be graded.";
        }

        var tasks = results.Plan.Stages.SelectMany(stage => stage.Tasks.Select(task => grade.In(stage).IsGreen(task))).ToArray();
        return tasks.All(isGreen => isGreen)
            ? $"Everything is green: {ReportText.Count(tasks.Length, "task")} in "
                + $"{ReportText.Count(results.Plan.Stages.Length, "stage")}. Well done."
            : $"{tasks.Count(isGreen => isGreen)} of {ReportText.Count(tasks.Length, "task")} done.";
    }

    private IEnumerable<Block> Late(Grade grade)
    {
        if (grade.LateLoss == 0)
        {
            yield break;
        }

        var before = grade.Stages.Sum(stage => stage.Points);
        var exact = before * (1 - grade.LateLoss);
        var sum = $"{ReportText.Points(before)} × (1 − {ReportText.Points(grade.LateLoss)}) = {ReportText.Points(exact)}";
        yield return new Paragraph(
            Piece.Strong("Late:"),
            $" {Why(grade)}it loses {ReportText.Percent(grade.LateLoss)} of its points. {sum}"
            + $"{(exact == grade.Points ? "" : $", which counts as {ReportText.Points(grade.Points)}")}.");
    }

    private string Why(Grade grade)
    {
        if (results.Plan.Late is not { } rule || grade.HandedIn is not { } handedIn)
        {
            return "";
        }

        var due = grade.Due ?? rule.Due;
        var days = (int)Math.Ceiling((handedIn - due - rule.Grace).TotalDays);
        var grace = rule.Grace > TimeSpan.Zero
            ? string.Create(CultureInfo.InvariantCulture, $", with {rule.Grace.TotalHours:0.##} hours of grace")
            : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"due {due.UtcDateTime.ToString(Time, CultureInfo.InvariantCulture)}{grace}, handed in "
            + $"{handedIn.UtcDateTime.ToString(Time, CultureInfo.InvariantCulture)}: {ReportText.Count(days, "day")} begun, "
                + $"{ReportText.Percent(rule.LossPerDay)} each and {ReportText.Percent(rule.MaxLoss)} at most, so ");
    }

    private static Block[] Ungraded(string problem) =>
    [
        new Heading(2, "Why nothing could be graded"),
        new Verbatim(UntrustedText.Lines(problem, UntrustedText.MaxSentenceLength)),
    ];

    private Grid Table(Grade grade) => new(
        ["Stage and task", "Points", "State"],
        [
            .. results.Plan.Stages.SelectMany(stage => (Cell[][])
            [
                [
                    Piece.Strong($"{stage.Stage} · {stage.Title}"),
                    Score(grade.In(stage)?.Points ?? 0, stage.OutOf),
                    State(grade.In(stage), grade.In(stage).IsGreen(stage)),
                ],
                .. stage.Tasks.Select(task => (Cell[])
                [
                    $"task {task.Number}",
                    Score(grade.In(stage).PointsOf(task), task.Points),
                    State(grade.In(stage), grade.In(stage).IsGreen(task)),
                ]),
            ]),
        ]);

    private static string Score(decimal points, decimal outOf) => $"{ReportText.Points(points)} of {ReportText.Points(outOf)}";

    private static string State(
        StageGrade? grade,
        bool isGreen) => grade is { State: StageState.Judged } ? isGreen ? "● green" : "○ red" : ReportText.State(grade);

    private IEnumerable<Block> Stage(StagePlan stage, StageGrade? grade, int seed) =>
    [
        new Heading(2, $"{stage.Stage} · {stage.Title}"),
        .. grade switch
        {
            null or { State: not StageState.Judged } => NotJudged(stage, grade, seed),
            _ when grade.IsGreen(stage) => [
                new Paragraph([
                    Piece.Strong(grade.Tests.Length == 1 ? "Its test is green." : $"All {grade.Tests.Length} tests are green."),
                    " ",
                    .. Piece.Read(readme(stage.Stage)?.Learned ?? "Well done."),
                ]),
            ],
            _ => Judged(stage, grade, seed),
        },
        .. grade is { Files.Length: > 0 }
            ? [new Paragraph("Judged: ", Piece.Code(UntrustedText.Line(string.Join(", ", grade.Files))), ".")]
            : (Block[])[],
    ];

    private static IEnumerable<Block> NotJudged(StagePlan stage, StageGrade? grade, int seed) =>
    [
        new Paragraph(ReportText.Why(grade)),
        .. grade is { Errors.Length: > 0 } ? [new Verbatim(ReportText.List(grade.Errors, ReportText.MaxErrors))] : (Block[])[],
        .. grade is { State: StageState.DoesNotCompile } ? [AtHome(stage, seed)] : (Block[])[],
    ];

    private IEnumerable<Block> Judged(StagePlan stage, StageGrade grade, int seed) =>
    [
        new Paragraph(
            $"{grade.Tests.Count(test => test.IsGreen)} of {ReportText.Count(stage.Tasks.Sum(task => task.Tests.Length), "test")}"
                + $" {(stage.Tasks.Sum(task => task.Tests.Length) == 1 ? "is" : "are")} green."),
        .. stage.Tasks.Where(task => !grade.IsGreen(task)).SelectMany(task => Red(stage, task, grade)),
        AtHome(stage, seed),
    ];

    private IEnumerable<Block> Red(StagePlan stage, TaskPlan task, StageGrade grade)
    {
        var reds = Array.FindAll(grade.Tests, test => test.Task == task.Number && !test.IsGreen);
        return
        [
            new Heading(3, $"Task {task.Number}"),
            new Paragraph(Piece.Read(task.Text)),
            .. reds is [var first, .. var others] ? FirstRed(first, others.Length) : [new Paragraph("Not all of its tests ran.")],
            .. readme(stage.Stage)?.HintsTo(task.Number) is [var hint, ..]
                ? [new Quote([Piece.Strong($"Hint: {hint.Kind}")], hint.Lines)]
                : (Block[])[],
        ];
    }

    /// <summary>The first red test of a task: its name, the mistake with its story, the case and its numbers.</summary>
    private static IEnumerable<Block> FirstRed(TestGrade test, int others)
    {
        yield return new Paragraph(
            Piece.Strong(test.Name),
            others == 0 ? " is red." : string.Create(CultureInfo.InvariantCulture, $" is the first of {others + 1} red tests."));
        if (test.Mistake is { } mistake)
        {
            yield return new Paragraph(
                "The mistake: ",
                Piece.Strong(UntrustedText.Line(mistake.Story)),
                " ",
                Piece.Code(UntrustedText.Line(mistake.Id, UntrustedText.MaxIdLength)));
        }

        yield return new Verbatim(ReportText.Message(test));
        if (test.Output.Length > 0)
        {
            yield return new Paragraph("Your code wrote:");
            yield return new Verbatim(Output(test.Output));
        }
    }

    /// <summary>The first lines: the code runs for each case, so its output repeats.</summary>
    private static string Output(string output)
    {
        var lines = UntrustedText.Lines(output, UntrustedText.MaxOutputLength).Split('\n');
        return string.Join(
            '\n',
            [
                .. lines.Take(MaxLines),
                .. lines.Length > MaxLines ? [$"… {ReportText.Count(lines.Length - MaxLines, "line")} more"] : (string[])[],
            ]);
    }

    private static Paragraph AtHome(StagePlan stage, int seed) =>
        new Paragraph("To see the same at home: ", Piece.Code(ReportText.Command(stage, seed)));

    private static IEnumerable<Block> Notes(Grade grade) => grade.Notes.Length == 0 ? [] :
    [
        new Heading(2, "What was found in your submission"),
        new Verbatim(ReportText.List(grade.Notes, MaxNotes)),
    ];
}
