namespace Kata.Screen;

/// <summary>A stage's verdict as text, one line per test.</summary>
internal static class StageReport
{
    /// <param name="verdict">The verdict.</param>
    /// <param name="width">The width of a line.</param>
    /// <param name="isInFull">Whether to print every test; otherwise one line.</param>
    public static IEnumerable<Line> Lines(StageVerdict verdict, int width, bool isInFull)
    {
        var (symbol, tone, score) = verdict switch
        {
            { IsGreen: true } => ("●", Tone.Good, $"all {verdict.Tests.Length} green"),
            { Errors.Length: > 0 } => ("○", Tone.Bad, "does not compile"),
            { Tests.Length: 0 } => ("○", Tone.Bad, "no tests"),
            _ => ("○", Tone.Bad, $"{verdict.Green} of {verdict.Tests.Length} green"),
        };
        yield return Line.Of($"{symbol} ", tone)
            + Line.Of(verdict.Stage.Slug, Tone.Strong)
            + $" · {verdict.Stage.Title} · {score}";

        foreach (var line in isInFull ? Details(verdict, width) : [])
        {
            yield return line;
        }
    }

    /// <summary>A line per error and red test, as compilers write them: editors go to the place it begins with.</summary>
    public static IEnumerable<Line> Problems(StageVerdict verdict) =>
    [
        .. verdict.Errors.Select(error => Line.Of(error, Tone.Plain)),
        .. from test in verdict.Tests
           let red = test.Red
           where red is not null
           select Line.Of($"{red.Next ?? FirstFile(verdict)}: task {test.Task} · {test.Name}: {Summary(red)}", Tone.Plain),
    ];

    private static Place FirstFile(StageVerdict verdict) =>
        new(Repository.Relative(verdict.Stage.FilesIn(StageFolder.Exercises)[0].Path), 1);

    /// <summary>The mistake if it is known; otherwise what should be, or what happened.</summary>
    private static string Summary(RedResult red) => red switch
    {
        { Mistake: { } mistake } => $"{mistake.Story} [{mistake.Id}]",
        { Remark: { } remark } => remark.Text,
        { ShouldBe: { } right, ButWas: { } wrong } => $"should be {right}, but was {wrong}",
        _ => red.Head.ReplaceLineEndings(" "),
    };

    private static IEnumerable<Line> Details(StageVerdict verdict, int width) =>
    [
        .. verdict.Errors.SelectMany(error => Layout.Paragraph(error, width, Tone.Bad, indent: 3)),
        .. verdict.Tests.SelectMany(test => Test(test, width)),
    ];

    private static IEnumerable<Line> Test(TestVerdict test, int width) =>
    [
        Line.Of(test.Outcome == Outcome.Green ? "  ● " : "  ○ ", test.Outcome == Outcome.Green ? Tone.Good : Tone.Bad)
            + Line.Of($"task {test.Task} · {test.Name}", test.Outcome == Outcome.Green ? Tone.Faint : Tone.Plain).Cut(width - 5),
        .. test.Red is { } red ? RedLines.Short(red, width) : [],
        .. test.Red is null ? [] : WatchScreen.Output(test.Output, width - 3).Skip(1).Select(line => "   " + line),
    ];
}
