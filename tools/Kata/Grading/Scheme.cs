using System.Globalization;
using System.Text.Json;

namespace Kata.Grading;

/// <summary>What to grade and for how many points, from <c>grading.json</c>: see docs/grading-json.md.</summary>
/// <param name="Title">The title of the grading.</param>
/// <param name="Stages">The stages, in order.</param>
/// <param name="Late">The late penalty; null if there is none.</param>
internal sealed record Scheme(string Title, StageWeight[] Stages, LateRule? Late)
{
    /// <summary>Every stage, one point per task, no late penalty.</summary>
    public static Scheme Default { get; } =
        new("Neural-network katas", [.. StageFolder.All.Select(stage => new StageWeight(stage, null, []))], null);

    /// <exception cref="KataException">The file is missing or invalid.</exception>
    public static Scheme Read(string path)
    {
        var name = Path.GetFileName(path);
        try
        {
            return Parse(File.ReadAllText(path), name);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new KataException(
                $"{name} cannot be read: give a file, or leave it out for a point a task. See docs/grading-json.md.",
                Exit.Usage,
                exception);
        }
    }

    /// <summary>The scheme of an earlier grading.</summary>
    public static Scheme Of(Plan earlier)
    {
        var stages = earlier.Stages.ToDictionary(stage => stage.Stage, stage =>
            new { tasks = stage.Tasks.ToDictionary(task => $"{task.Number}", task => task.Points) });
        return Parse(JsonSerializer.Serialize(new { title = earlier.Title, stages }), "the earlier results") with
        { Late = earlier.Late };
    }

    /// <param name="json">The file's text.</param>
    /// <param name="name">The file's name.</param>
    /// <exception cref="KataException">The file is invalid.</exception>
    public static Scheme Parse(string json, string name)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowDuplicateProperties = false });
            return Of(new Setting(name, "$", document.RootElement));
        }
        catch (JsonException exception)
        {
            throw new KataException(
                $"{name}:{(exception.LineNumber ?? 0) + 1}: this is no JSON, or has a name twice: see docs/grading-json.md for "
                    + "an example.",
                Exit.Usage,
                exception);
        }
        catch (InvalidOperationException exception)
        {
            throw new KataException(
                $"{name}: a text in it has half a character (\\u with four digits): write the character itself.",
                Exit.Usage,
                exception);
        }
    }

    /// <summary>The plan: every task of the READMEs that has a test.</summary>
    /// <param name="stages">The tests of each stage, in order.</param>
    /// <exception cref="KataException">Points are given to an unknown task, or to none.</exception>
    public Plan Plan((StageFolder Stage, (string Name, int Task)[] Tests)[] stages)
    {
        StagePlan[] planned = [.. Stages.Select(weight => weight.Plan(stages.First(stage => stage.Stage == weight.Stage).Tests))];
        return new Plan(Title, planned, Late) is { OutOf: > 0 } plan
            ? plan
            : throw new KataException(
                "There are no points to be had: grading.json gives 0 to everything. Give a stage some.", Exit.Usage);
    }

    private static Scheme Of(Setting root)
    {
        var members = root.Members("title", "stages", "late");
        return Default with
        {
            Title = members.GetValueOrDefault("title")?.Text() ?? Default.Title,
            Stages = members.GetValueOrDefault("stages") is { } stages ? StagesOf(stages) : Default.Stages,
            Late = members.GetValueOrDefault("late") is { } late ? LateOf(late) : null,
        };
    }

    private static StageWeight[] StagesOf(Setting setting)
    {
        var stages = setting.Members([.. StageFolder.All.Select(stage => stage.Slug)]);
        return stages.Count == 0
            ? throw setting.Refuse("names no stage: name those to be graded, or leave it out for all")
            : [.. StageFolder.All.Where(stage => stages.ContainsKey(stage.Slug))
                .Select(stage => WeightOf(stage, stages[stage.Slug]))];
    }

    private static StageWeight WeightOf(StageFolder stage, Setting setting)
    {
        var members = setting.Members("points", "tasks");
        return members.Count == 2
            ? throw setting.Refuse("has both points and tasks: give one of the two")
            : new StageWeight(
                stage, members.GetValueOrDefault("points")?.Points(), members.GetValueOrDefault("tasks")?.Each() ?? []);
    }

    private static LateRule LateOf(Setting setting)
    {
        var members = setting.Members("due", "graceMinutes", "lossPerDay", "mostLoss", "extensions");
        Setting Required(string name) =>
            members.GetValueOrDefault(name) ?? throw setting.Refuse($"has no {name}: a late rule needs due and lossPerDay");
        return new LateRule(
            Required("due").Time(),
            TimeSpan.FromMinutes((double)(members.GetValueOrDefault("graceMinutes")
                ?.Number(0, Setting.MaxMinutes, "minutes, from 0 to those of a year") ?? 0)),
            Required("lossPerDay").Share(),
            members.GetValueOrDefault("mostLoss")?.Share() ?? 1)
        {
            Extensions = members.GetValueOrDefault("extensions")?.Each().ToDictionary(one => one.Name, one => one.Time()),
        };
    }
}

/// <summary>The points of a stage.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Points">Its points, split over its tasks; null for one point per task.</param>
/// <param name="Tasks">The points of individual tasks, by number.</param>
internal sealed record StageWeight(StageFolder Stage, decimal? Points, Setting[] Tasks)
{
    /// <summary>The stage with its tasks' points, which sum exactly to its own.</summary>
    /// <exception cref="KataException">Points are given to an unknown task.</exception>
    public StagePlan Plan((string Name, int Task)[] tests)
    {
        ReadmeTask[] tasks = [.. StageReadme.Of(Stage).Tasks.Where(task => tests.Any(test => test.Task == task.Number))];
        foreach (var other in Tasks.Where(setting => tasks.All(task => Key(task) != setting.Name)))
        {
            throw other.Refuse($"is no task of {Stage}: its tasks are {string.Join(", ", tasks.Select(Key))}");
        }

        return new StagePlan(Stage.Slug, Stage.Title, [.. tasks.Select((task, i) => new TaskPlan(
            task.Number,
            task.Text,
            Points is { } points
            ? PointsUpTo(points, i + 1, tasks.Length) - PointsUpTo(points, i, tasks.Length)
            : Array.Find(Tasks, setting => setting.Name == Key(task))?.Points() ?? 1,
            [.. tests.Where(test => test.Task == task.Number).Select(test => test.Name)]))]);
    }

    private static string Key(ReadmeTask task) => task.Number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The points of the first tasks together, in hundredths, so that all of them sum exactly.</summary>
    private static decimal PointsUpTo(decimal points, int tasks, int all) => Math.Round(points * tasks / all, 2);
}
