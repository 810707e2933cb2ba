namespace Kata.Boards;

/// <summary>A stage as far as the board knows it.</summary>
/// <param name="Slug">Its folder.</param>
/// <param name="Title">Its title.</param>
/// <param name="Tasks">The number of its last task.</param>
/// <param name="Mistakes">The stories of the mistakes that its tests recognise, by id.</param>
internal sealed record KnownStage(string Slug, string Title, int Tasks, IReadOnlyDictionary<string, string> Mistakes);

/// <summary>Which stages, tasks and mistakes there are: no heartbeat has others.</summary>
/// <param name="stages">The stages, in order.</param>
internal sealed class Catalogue(KnownStage[] stages)
{
    public const int MaxHints = 99;
    public const int MaxMinutes = 24 * 60;

    public KnownStage[] Stages => stages;

    /// <summary>The catalogue of this course.</summary>
    public static Catalogue OfCourse() => new(Array.ConvertAll(StageFolder.All, stage => new KnownStage(
        stage.Slug,
        stage.Title,
        StageReadme.Of(stage).Tasks.Max(task => task.Number),
        OracleMistakes.Of(stage).DistinctBy(mistake => mistake.Id).ToDictionary(
            mistake => mistake.Id, mistake => mistake.Story, StringComparer.Ordinal))));

    /// <summary>A stage's place in the course; -1 if there is no such stage.</summary>
    public int IndexOf(string slug) => Array.FindIndex(stages, stage => stage.Slug == slug);

    public string? StoryOf(string slug, string mistake) =>
        IndexOf(slug) is >= 0 and var at ? stages[at].Mistakes.GetValueOrDefault(mistake) : null;

    /// <summary>The heartbeat, without a mistake that isn't known here: the laptop may have a newer course.</summary>
    /// <exception cref="RefusalException">The course has no such stage or task, or a number is impossible.</exception>
    public Heartbeat Check(Heartbeat beat) =>
        IndexOf(beat.Stage) is not (>= 0 and var at)
            ? throw new RefusalException(Refusal.Invalid, "The board's course has no such stage.")
            : beat.Task < 0 || beat.Task > stages[at].Tasks || (beat.IsGreen && beat.Task != 0)
                ? throw new RefusalException(Refusal.Invalid, "The stage has no such task.")
                : beat.Hints is < 0 or > MaxHints || beat.Minutes is < 0 or > MaxMinutes
                    ? throw new RefusalException(Refusal.Invalid, "The number of hints or of minutes is impossible.")
                    : beat with
                    {
                        Mistake = beat.Mistake is { } id && !beat.IsGreen && stages[at].Mistakes.ContainsKey(id) ? id : null,
                    };
}
