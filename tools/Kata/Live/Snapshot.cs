using System.Text.Json;

namespace Kata.Live;

/// <summary>The state of a session as the page gets it: everything that it shows, as text.</summary>
internal static class Snapshot
{
    private const int FewDigits = 6;
    private const int AllDigits = 15;

    private static readonly JsonSerializerOptions _options = new(JsonSerializerDefaults.Web);

    /// <param name="state">The session.</param>
    /// <param name="shown">How many hints the learner has seen of the task to do.</param>
    /// <param name="playground">The module of the stage's playground; null if it has none.</param>
    public static byte[] Of(WatchState state, int shown, string? playground) => JsonSerializer.SerializeToUtf8Bytes(
        new
        {
            Stage = state.Current.Stage.Slug,
            state.Current.Title,
            state.Current.Tasks,
            state.Notice,
            Waited = (int)state.Waited.TotalSeconds,
            state.Ended,
            Took = state.Took is { } took ? Math.Round(took.TotalMilliseconds) : (double?)null,
            Stages = Array.ConvertAll(state.Stages, Stage),
            Verdict = state.Verdict is { } verdict ? Verdict(state, verdict) : null,
            Explained = state.Explained is { } explained ? Explained(explained) : null,
            Hints = state.FirstRed is { } red ? Hints(state.Current.Stage, red.Task, shown) : null,
            Playground = playground,
        },
        _options);

    private static object Stage(StageStatus stage) => new
    {
        stage.Stage.Slug,
        stage.Title,
        Green = stage.Score?.Green ?? 0,
        Tests = stage.Score?.Tests ?? 0,
        State = stage.Score switch
        {
            { IsGreen: true } => "green",
            { IsBegun: true, Tests: 0 } => "error",
            { IsBegun: true } => "begun",
            _ => "untouched",
        },
    };

    private static object Verdict(WatchState state, StageVerdict verdict) => new
    {
        verdict.Green,
        verdict.IsGreen,
        Errors = verdict.Errors.Distinct().Select(Error),
        Tests = Array.ConvertAll(verdict.Tests, Test),
        state.Current.Learned,
        Next = state.At + 1 < state.Stages.Length ? state.Stages[state.At + 1].Stage.Slug : null,
    };

    /// <summary>Splits location and text: <c>exercises/…/Neuron.cs:20: CS1002: ; expected</c>.</summary>
    private static object Error(string error) =>
        error.Split(": ", 2) is [var place, var text] ? new { Place = place, Text = text } : new { Place = "", Text = error };

    private static object Test(TestVerdict test) => new
    {
        test.Name,
        test.Task,
        IsGreen = test.Outcome == Outcome.Green,
        Head = test.Red?.Head,
        Rows = test.Red?.Rows.Select(row => (string[])[row.Label, row.Text]),
        Next = test.Red?.Next?.ToString(),
        Output = test.Outcome == Outcome.Green ? "" : test.Output,
    };

    private static object Explained(Explained explained) => new
    {
        explained.Title,
        explained.Head,
        explained.Given,
        explained.Start,
        Why = explained.Red?.Rows.Where(row => row.Label is RedResult.MistakeLabel or RedResult.RemarkLabel)
            .Select(row => row.Text)
            .FirstOrDefault(),
        Steps = Array.ConvertAll(explained.Steps, Step),
    };

    private static object Step(Step step) => new
    {
        step.Name,
        step.Formula,
        step.From,
        step.IsBackward,
        step.IsWrong,
        step.IsMarked,
        Right = StepLines.Text(step.Right, AllDigits),
        Yours = step.Yours is { } yours ? StepLines.Text(yours, AllDigits) : null,
        Short = StepLines.Text(step.Yours ?? step.Right, FewDigits),
    };

    private static object Hints(StageFolder stage, int task, int shown)
    {
        var all = StageReadme.Of(stage).HintsTo(task);
        return new
        {
            Task = task,
            All = all.Length,
            Shown = all.Take(shown).Select(hint =>
                new { hint.Number, hint.Kind, Html = LessonPage.Html(string.Join('\n', hint.Lines)) }),
        };
    }
}
