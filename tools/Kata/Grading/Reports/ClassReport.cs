using System.Globalization;

namespace Kata.Grading;

/// <summary>The class report: common mistakes, where students are stuck, and what to teach next.</summary>
/// <param name="results">The class's grades.</param>
/// <param name="pages">The page of each submission, in order; null for the report for the classroom wall, which names
/// nobody.</param>
internal sealed class ClassReport(Results results, string[]? pages)
{
    private const int MaxToTeach = 3;
    private const int Bins = 10;

    private readonly Misunderstanding[] _mistakes = Misunderstanding.Of(results);

    private Plan Plan => results.Plan;

    private bool IsNameless => pages is null;

    public Document Write() => new(
        [Plan.Title],
        [
            .. results.IsSandboxed ? (Block[])[] : [StudentReport.Unsandboxed],
            new Paragraph(
                Piece.Strong($"{ReportText.Count(results.Submissions.Length, "submission")}, {Points(Plan.OutOf)} points."),
                $" {Middle()}"),
            .. IsNameless ? [] : ToLookAt(),
            .. IsNameless
                ? [new Paragraph("Counts only, no names. A group of one is left out or shown as ≤ 1, as an empty one is.")]
                : (Block[])[],
            .. ToTeach(),
            .. Mistakes(),
            .. Unnamed(),
            .. Green(),
            .. Stuck(),
            .. Distribution(),
            .. IsNameless ? [] : Marks(),
        ]);

    private string Middle()
    {
        var points = Emitters.Marks(results).Select(grade => grade.Points).Order().ToArray();
        var ungraded = results.Submissions.Length - points.Length;
        return string.Join(
            ' ',
            [
                .. points.Length == 0
                    ? []
                    : (string[])[$"The median is {Points((points[(points.Length - 1) / 2] + points[points.Length / 2]) / 2)}."],
                .. ungraded == 0 || (IsNameless && ungraded == 1) ? [] : (string[])[$"{ungraded} could not be graded."],
            ]);
    }

    private IEnumerable<Block> Marks() => results.Submissions.Length == 0 ? [] :
    [
        new Heading(2, "Students and marks"),
        new Grid(
            ["Student", "Points", "Of", "Late"],
            [
                .. results.Submissions.Index().Select(one => (Cell[])
                [
                    Named(one),
                    one.Item.IsGraded ? Points(one.Item.Points) : "not graded",
                    Points(one.Item.OutOf),
                    one.Item.LateLoss == 0 || !one.Item.IsGraded ? "" : $"−{ReportText.Percent(one.Item.LateLoss)}",
                ]),
            ]),
    ];

    private IEnumerable<Block> ToTeach()
    {
        var mistakes = (IsNameless ? _mistakes.Where(mistake => mistake.Met > 1) : _mistakes).Take(MaxToTeach).ToArray();
        return
        [
            new Heading(2, "What to teach next"),
            mistakes.Length == 0
                ? new Paragraph("No mistake that the tests know by name was made more than once.")
                : new Items(IsNumbered: true, Array.ConvertAll(mistakes, mistake => (Piece[])
                [
                    Piece.Strong(mistake.Story), " ", Piece.Code(mistake.Id),
                    $", {mistake.Met} of {results.Submissions.Length}, first met in task {mistake.Task} of {mistake.Stage.Stage} "
                        + $"({mistake.Stage.Title}).",
                ])),
        ];
    }

    private IEnumerable<Block> Mistakes()
    {
        var shown = Array.FindAll(_mistakes, mistake => !IsNameless || mistake.Met > 1);
        if (_mistakes.Length == 0)
        {
            yield break;
        }

        yield return new Heading(2, "Mistakes, the most frequent first");
        foreach (var stage in Plan.Stages.Where(stage => Array.Exists(shown, mistake => mistake.Stage == stage)))
        {
            yield return new Heading(3, $"{stage.Stage} · {stage.Title}");
            yield return new Grid(
                ["Mistake", "Met by", "Share"],
                [
                    .. shown.Where(mistake => mistake.Stage == stage)
                        .Select(mistake =>
                            (Cell[])[new([mistake.Story, " ", Piece.Code(mistake.Id)]), $"{mistake.Met}", Share(mistake.Met)]),
                ]);
        }

        if (shown.Length < _mistakes.Length)
        {
            var others = ReportText.Count(_mistakes.Length - shown.Length, "other mistake");
            yield return new Paragraph($"{others}, each made by one.");
        }
    }

    private Block[] Unnamed() => UnnamedAnswer.Of(results) is not { Length: > 0 } answers ? [] :
    [
        new Heading(2, "Equal wrong answers without a name"),
        new Paragraph(
            "No known mistake explains these. If a misunderstanding does, run the command with an id of your own: it adds a stub "
                + "to the oracle's mistakes and wrong answers. Once that is filled in, red tests name the mistake."),
        new Grid(
            ["Task", "Answer", "Given by", "Share", "To name it"],
            Array.ConvertAll(answers, answer => (Cell[])
            [
                $"{answer.Stage.Stage}, task {answer.Task}",
                new(Answer(answer.Red)),
                $"{answer.Met}",
                Share(answer.Met),
                new([Piece.Code(answer.Command)]),
            ])),
    ];

    private static Piece[] Answer(RedResult red) =>
    [
        Piece.Code(UntrustedText.Line(red.Head, UntrustedText.MaxMessageLength)),
        ": ",
        Piece.Code(UntrustedText.Line(red.ButWas ?? "", UntrustedText.MaxMessageLength)),
        " instead of ",
        Piece.Code(UntrustedText.Line(red.ShouldBe ?? "", UntrustedText.MaxMessageLength)),
        red.Remark is null ? "" : $" ({UntrustedText.Line(red.Remark.Text)})",
    ];

    private IEnumerable<Block> Green() =>
    [
        new Heading(2, "Green, task by task"),
        new Grid(["Task", "Green", "Share"], [.. from stage in Plan.Stages
                                               from task in stage.Tasks
                                               let green = results.Submissions.Count(grade => grade.In(stage).IsGreen(task))
                                               select (Cell[])[
                                                   $"{stage.Stage}, task {task.Number}", Group(green), Share(green),
                                               ]]),
    ];

    private IEnumerable<Block> Stuck()
    {
        var by = results.Submissions.Index().ToLookup(one => one.Item.FirstRed(Plan)?.Stage ?? "");
        return
        [
            new Heading(2, "Who is stuck where"),
            new Paragraph("By the first stage that is not green."),
            Groups("First red stage",
            [
                .. Plan.Stages.Select(stage => ((Piece)$"{stage.Stage} · {stage.Title}", by[stage.Stage].Count())),
                (Piece.Strong("none: all is green"), by[""].Count()),
            ]),
            .. IsNameless || results.Submissions.Length == 0 ? [] : (Block[])
            [
                new Items(IsNumbered: false,
                    [
                        .. Plan.Stages.Select(stage => stage.Stage)
                            .Append("")
                            .Where(by.Contains)
                            .Select(stage =>
                                (Piece[])[Piece.Strong(stage.Length == 0 ? "all green" : stage), ": ", .. Names(by[stage])]),
                    ]),
            ],
        ];
    }

    private IEnumerable<Piece> Names(IEnumerable<(int Index, Grade Item)> grades) =>
        grades.SelectMany((one, i) => (Piece[])[i == 0 ? "" : ", ", Named(one)]);

    private Piece Named((int Index, Grade Item) one) =>
        new(UntrustedText.Line(one.Item.Shown, UntrustedText.MaxIdLength), Look.Code, pages![one.Index]);

    private IEnumerable<Block> Distribution()
    {
        var by = Emitters.Marks(results).ToLookup(grade =>
            grade.OutOf == 0 ? Bins : Math.Clamp((int)(Bins * grade.Points / grade.OutOf), 0, Bins));
        return
        [
            new Heading(2, "Points"),
            Groups("Share of the points",
                [
                    .. Enumerable.Range(0, Bins + 1)
                        .Reverse()
                        .Select(bin => ((Piece)(bin == Bins ? "all" : $"{10 * bin} to {(10 * bin) + 9} %"), by[bin].Count())),
                ]),
        ];
    }

    private IEnumerable<Block> ToLookAt()
    {
        (int Index, Grade Item, string Why)[] odd =
        [
            .. from one in results.Submissions.Index()
               let stages = one.Item.Stages.Select(ToLookAt).OfType<string>().ToArray()
               where one.Item.Problem is not null || stages.Length > 0
               let problem = one.Item.Problem is { } text
                   ? $"{(one.Item.IsGraded ? "" : "could not be graded: ")}{UntrustedText.Line(text)}"
                   : null
               orderby one.Item.IsGraded
               select (one.Index, one.Item, problem ?? string.Join(", ", stages)),
        ];
        return odd.Length == 0 ? [] :
        [
            new Heading(2, "What a person should look at"),
            new Items(
                IsNumbered: false,
                Array.ConvertAll(odd, one => (Piece[])[Named((one.Index, one.Item)), ": ", Piece.Code(one.Why)])),
        ];
    }

    /// <summary>What is odd about a stage; null if nothing is.</summary>
    private static string? ToLookAt(StageGrade stage) => stage switch
    {
        { State: StageState.Refused } => $"{stage.Stage} refused",
        { State: StageState.NotGraded, Errors: [var why, ..] } =>
            $"{stage.Stage} could not be graded: {UntrustedText.Line(why)}",
        { State: StageState.NotGraded } => $"{stage.Stage} could not be graded",
        { State: StageState.Missing, Errors: [var why, ..] } => UntrustedText.Line(why),
        _ => null,
    };

    private Block Groups(string name, (Piece Name, int Count)[] groups)
    {
        var shown = Array.FindAll(groups, group => !IsNameless || group.Count > 1);
        return shown.Length == 0
            ? new Paragraph("No two are in the same group.")
            : new Grid(
                [name, "How many", "Share"],
                Array.ConvertAll(shown, group => (Cell[])[group.Name, Group(group.Count), Share(group.Count)]));
    }

    /// <summary>A count; the classroom wall doesn't distinguish 0 and 1.</summary>
    private string Group(int count) => IsNameless && count <= 1 ? "≤ 1" : count.ToString(CultureInfo.InvariantCulture);

    private Cell Share(int count)
    {
        var share = results.Submissions.Length == 0 ? 0 : (double)count / results.Submissions.Length;
        return IsNameless && count <= 1
            ? new Cell([""], 0)
            : new Cell([string.Create(CultureInfo.InvariantCulture, $"{100 * share:0} %")], share);
    }

    private static string Points(decimal points) => ReportText.Points(points);
}
