namespace Kata.Screen;

/// <summary>The screen of <c>kata watch</c> as lines: a header, the middle that scrolls, a footer.</summary>
internal static class WatchScreen
{
    private const int MaxOutput = 4;
    private const int MaxErrors = 8;

    /// <summary>Exactly <paramref name="height"/> lines, none wider than <paramref name="width"/>.</summary>
    public static Line[] Draw(WatchState state, int width, int height)
    {
        Line[] header = [.. Header(state, width)];
        var rows = Math.Max(1, height - header.Length - 2);
        var middle = Middle(state, width, rows);
        var scroll = Math.Clamp(state.Scroll, 0, Math.Max(0, middle.Length - rows));
        var shown = middle.Skip(scroll).Take(rows).ToArray();
        Line[] all =
        [
            .. header,
            .. shown,
            .. Enumerable.Repeat(Line.Empty, rows - shown.Length),
            Rule(width),
            Footer(state, width, middle.Length > scroll + rows, scroll > 0),
        ];
        return [.. all.Select(line => line.Cut(width)).Take(height)];
    }

    /// <summary>How far the middle can be scrolled.</summary>
    public static int MaxScroll(WatchState state, int width, int height)
    {
        var rows = Math.Max(1, height - Header(state, width).Count() - 2);
        return Math.Max(0, Middle(state, width, rows).Length - rows);
    }

    /// <summary>A verdict as plain lines, for a log.</summary>
    public static IEnumerable<Line> Plain(WatchState state, int width) =>
    [
        Line.Of(state.Current.Stage.Slug, Tone.Strong) + $" · {Score(state)}{Milliseconds(state)}",
        .. VerdictLines(state, width, int.MaxValue),
        Line.Empty,
    ];

    /// <summary>All stages, one per line.</summary>
    public static IEnumerable<Line> Stages(StageStatus[] stages, int? at, int width) => stages.Select((stage, i) =>
        (Line.Of(i == at ? " ▸ " : "   ", Tone.Notable)
            + SymbolOf(stage)
            + Line.Of($" {stage.Stage.Slug,-28}", i == at ? Tone.Strong : Tone.Plain)
            + Line.Of(stage.Score switch
            {
                null or { IsBegun: false, IsGreen: false } => "         ",
                { Tests: 0 } => "  error  ",
                var score => $"{score.Green,3} of {score.Tests,-3}",
            }, Tone.Faint) + $" {stage.Title}").Cut(width));

    private static IEnumerable<Line> Header(WatchState state, int width)
    {
        yield return Layout.Ends(
            Line.Of($" {state.Current.Stage.Slug}", Tone.Strong) + $" · {state.Current.Title}",
            Line.Of("kata ", Tone.Faint),
            width);
        var gap = 3 * state.Stages.Length <= width / 3 ? " " : "";
        var symbols = state.Stages.Select((stage, i) =>
            i == state.At
                ? Line.Of("[", Tone.Faint) + SymbolOf(stage) + Line.Of("]", Tone.Faint)
                : new Line(new Span(gap, Tone.Plain)) + SymbolOf(stage) + gap)
            .Aggregate((left, right) => left + right);
        var score = Line.Of($"{Score(state)} ", state.IsGreen ? Tone.Good : Tone.Plain);
        var cells = Math.Min(40, width - symbols.Width - score.Width - 4);
        var (green, tests) = state.Verdict is { } verdict ? (verdict.Green, verdict.Tests.Length) : (0, 1);
        yield return Layout.Ends(symbols, (cells >= 5 ? Layout.Bar(green, tests, cells) + "  " : Line.Empty) + score, width);
        yield return Rule(width);
    }

    private static string Score(WatchState state) => state.Verdict switch
    {
        null => state.Ended == 0 ? "judging …" : $"judging … {state.Ended} tests so far",
        { Errors.Length: > 0 } => "does not compile",
        { Tests.Length: 0 } => "no tests",
        { IsGreen: true } verdict => $"all {verdict.Tests.Length} green",
        var verdict => $"{verdict.Green} of {verdict.Tests.Length} green · task {state.FirstRed!.Task} of {state.Current.Tasks}",
    };

    /// <summary>What is between header and footer.</summary>
    public static Line[] Middle(WatchState state, int width, int height) =>
    [
        .. state.Address is null ? [] : Address(state),
        .. state.Notice.Length == 0 ? [] : Layout.Paragraph($"! {state.Notice}", width, Tone.Notable).Append(Line.Empty),
        .. state.View switch
        {
            View.List => Stages(state.Stages, state.At, width),
            View.Solution => Comparison(state, width),
            View.Explanation when state.Verdict is { } verdict => state.Explained is { } explained
                ? StepLines.Of(
                    explained,
                    Math.Min(state.Step ?? explained.Start, explained.Steps.Length - 1),
                    width,
                    height - Above(state))
                : ExplainVerb.WithoutGraph(verdict, width),
            _ => VerdictLines(state, width, height - Above(state)),
        },
    ];

    private static Line[] Address(WatchState state) =>
        [" " + Line.Of(state.Address!, Tone.Link) + Line.Of(state.AddressNote, Tone.Notable), Line.Empty];

    /// <summary>How many lines are above the verdict.</summary>
    private static int Above(WatchState state) => (state.Notice.Length == 0 ? 0 : 2) + (state.Address is null ? 0 : 2);

    private static IEnumerable<Line> VerdictLines(WatchState state, int width, int height) => state switch
    {
        { Verdict: null, Waited.TotalSeconds: < 2 } => Layout.Paragraph("Your code is being judged.", width, Tone.Faint),
        { Verdict: null } => Layout.Paragraph(
            $"Your code is being judged, {state.Waited.TotalSeconds:F0} s so far. Is there a loop that never ends? A test that "
                + "goes on for too long is ended, and red.",
            width,
            Tone.Faint),
        { Verdict.Errors.Length: > 0 } => Errors([.. state.Verdict.Errors.Distinct()], width),
        { IsGreen: true } => Green(state, width),
        { FirstRed: not null } => Red(state, width, height),
        _ => Layout.Paragraph($"tests/{state.Current.Stage} has no tests.", width),
    };

    private static IEnumerable<Line> Errors(string[] errors, int width) =>
    [
        .. Layout.Paragraph("It does not compile yet:", width, Tone.Strong),
        Line.Empty,
        .. errors.Take(MaxErrors).SelectMany(error => Error(error, width)),
        .. errors.Length > MaxErrors ? [Line.Of($"   + {errors.Length - MaxErrors} more", Tone.Faint)] : (Line[])[],
    ];

    /// <summary>Splits location and text: <c>exercises/…/Neuron.cs:20: CS1002: ; expected</c>.</summary>
    private static IEnumerable<Line> Error(string error, int width)
    {
        var parts = error.Split(": ", 2);
        return parts.Length == 1
            ? Layout.Paragraph(error, width, Tone.Bad, indent: 3)
            : [Line.Of($"   {parts[0]}", Tone.Link), .. Layout.Paragraph(parts[1], width, Tone.Bad, indent: 5)];
    }

    private static IEnumerable<Line> Green(WatchState state, int width)
    {
        var next = state.At + 1 < state.Stages.Length ? state.Stages[state.At + 1] : null;
        return
        [
            .. Layout.Paragraph($"All {state.Verdict!.Tests.Length} tests are green.", width, Tone.Good),
            Line.Empty,
            .. Layout.Paragraph("What you can do now", width, Tone.Strong),
            .. Layout.Paragraph(state.Current.Learned, width, indent: 3),
            Line.Empty,
            .. Layout.Paragraph("What comes next", width, Tone.Strong),
            .. Layout.Paragraph(next is null ? "That was the last stage." : $"{next.Stage}: {next.Title}", width, indent: 3),
            .. next is null
                ? []
                : Layout.Paragraph($"Read exercises/{next.Stage}/README.md, then press n.", width, Tone.Faint, indent: 3),
        ];
    }

    /// <summary>The first red test, the hint if one was requested, then as many other red tests as fit.</summary>
    private static IEnumerable<Line> Red(WatchState state, int width, int height)
    {
        var red = state.FirstRed!;
        Line[] title = [.. Layout.Paragraph($"task {red.Task} · {red.Name}", width, Tone.Strong), Line.Empty];
        Line[] output = [.. Output(red.Output, width)];
        Line[] hints = [.. HintLines(state, width)];
        Line[] body = [.. RedLines.Of(red.Red!, width)];
        if (title.Length + body.Length + output.Length + hints.Length > height)
        {
            body = [.. RedLines.Of(red.Red!, width, isBrief: true)];
        }

        Line[] above = [.. title, .. body, .. output, .. hints];
        return [.. above, .. Others(state, width, Math.Max(3, height - above.Length))];
    }

    /// <summary>The first lines that the learner's code wrote; nothing if it wrote nothing.</summary>
    public static IEnumerable<Line> Output(string output, int width)
    {
        var lines = output.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        return output.Length == 0 ? [] :
        [
            Line.Empty,
            .. Layout.Paragraph("Your code wrote", width, Tone.Faint),
            .. lines.Take(MaxOutput).Select(line => (Line.Of("   │ ", Tone.Faint) + line).Cut(width)),
            .. lines.Length > MaxOutput
                ? [Line.Of($"   │ … {lines.Length - MaxOutput} more lines: kata test --json", Tone.Faint)]
                : (Line[])[],
        ];
    }

    /// <summary>The newest hint that was requested; nothing if none was.</summary>
    public static IEnumerable<Line> HintLines(WatchState state, int width) => state.Hints is [.., var hint] ?
    [
        Line.Empty,
        .. Layout.Paragraph($"Hint {hint.Number} of {state.HintsInAll} to task {hint.Task}: {hint.Kind}", width, Tone.Notable),
        .. Layout.Text(hint.Lines, width),
    ] : [];

    private static IEnumerable<Line> Others(WatchState state, int width, int height)
    {
        var others = state.Verdict!.Tests.Where(test => test.Outcome == Outcome.Red).Skip(1).ToArray();
        if (others.Length == 0)
        {
            return [];
        }

        var shown = others.Length <= height - 2 ? others.Length : Math.Max(0, height - 3);
        return
        [
            Line.Empty,
            .. Layout.Paragraph("Also red", width, Tone.Faint),
            .. others.Take(shown)
                .Select(test => (Line.Of("   ○ ", Tone.Bad) + Line.Of($"task {test.Task} · {test.Name}", Tone.Faint)).Cut(width)),
            .. shown < others.Length ? [Line.Of($"   + {others.Length - shown} more", Tone.Faint)] : (Line[])[],
        ];
    }

    private static IEnumerable<Line> Comparison(WatchState state, int width) =>
        state.Comparison.SelectMany(file => (IEnumerable<Line>)
        [
            Line.Of($" {file.File}", Tone.Strong) + Line.Of("   yours, and the solution", Tone.Faint),
            Line.Empty,
            .. width >= 110
                ? Difference.SideBySide(file.Pairs, width)
                : Difference.Unified(file.Pairs).Select(line => line.Cut(width)),
            .. file.Pairs.All(pair => pair.IsSame) ? Layout.Paragraph("They are the same, line by line.", width) : [],
            Line.Empty,
        ]);

    /// <summary>The keys.</summary>
    public static Line Footer(WatchState state, int width, bool isMoreBelow, bool isMoreAbove)
    {
        (string Key, string Text, bool IsThere)[] keys =
        [
            ("h", "hint", state.FirstRed is not null && state.View == View.Verdict),
            ("e", state.View == View.Explanation ? "back" : "explain", state.Verdict is { Tests.Length: > 0 }),
            ("←→", "step", state.View == View.Explanation && state.Explained is not null),
            ("n", "next", state.At + 1 < state.Stages.Length),
            ("p", "previous", state.At > 0),
            ("l", state.View == View.List ? "back" : "list", true),
            ("o", "open", true),
            ("r", "run", true),
            ("s", state.View == View.Solution ? "back" : "solution", state.IsGreen && Repository.HasSolutions),
            ("q", "quit", true),
            ("↑↓", "scroll", isMoreBelow || isMoreAbove),
            ("b", "page", true),
        ];
        var left = keys.Where(key => key.IsThere)
            .Select(key => Line.Of($" {key.Key}", Tone.Strong) + Line.Of($" {key.Text} ", Tone.Faint))
            .Aggregate((a, b) => a + b);
        return Layout.Ends(left, Line.Of(state.Took is { } took ? $"{took.TotalMilliseconds:F0} ms " : "", Tone.Faint), width);
    }

    private static string Milliseconds(WatchState state) => state.Took is { } took ? $" · {took.TotalMilliseconds:F0} ms" : "";

    private static Line Rule(int width) => Line.Of(new string('─', width), Tone.Faint);

    private static Line SymbolOf(StageStatus stage) => stage.Score switch
    {
        { IsGreen: true } => Line.Of("●", Tone.Good),
        { IsBegun: true } => Line.Of("○", Tone.Bad),
        _ => "·",
    };
}
