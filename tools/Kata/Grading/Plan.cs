using System.Text.Json.Serialization;

namespace Kata.Grading;

/// <summary>What is graded, for how many points; fixed before anything runs.</summary>
/// <param name="Title">The title of the grading.</param>
/// <param name="Stages">The stages, in order.</param>
/// <param name="Late">The late penalty; null if there is none.</param>
internal sealed record Plan(string Title, StagePlan[] Stages, LateRule? Late)
{
    public decimal OutOf => Stages.Sum(stage => stage.OutOf);
}

/// <summary>A stage to grade.</summary>
/// <param name="Stage">Its folder's name.</param>
/// <param name="Title">The first heading of its README.</param>
/// <param name="Tasks">Its tasks, in order.</param>
internal sealed record StagePlan(string Stage, string Title, TaskPlan[] Tasks)
{
    public decimal OutOf => Tasks.Sum(task => task.Points);
}

/// <summary>A task, which earns its points only if all its tests are green.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Text">Its text in the README.</param>
/// <param name="Points">Its points.</param>
/// <param name="Tests">The names of its tests, in order.</param>
internal sealed record TaskPlan(int Number, string Text, decimal Points, string[] Tests);

/// <summary>The late penalty: a share of the points per day, or part of a day, after the grace period.</summary>
/// <param name="Due">The due date.</param>
/// <param name="Grace">The grace period.</param>
/// <param name="LossPerDay">The share lost per day or part of one, 0 to 1.</param>
/// <param name="MaxLoss">The limit of the loss, 0 to 1.</param>
internal sealed record LateRule(
    DateTimeOffset Due,
    TimeSpan Grace,
    decimal LossPerDay,
    [property: JsonPropertyName("mostLoss")] decimal MaxLoss)
{
    /// <summary>Later due dates of some, by any name of theirs; null if there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Dictionary<string, DateTimeOffset>? Extensions { get; init; }

    /// <summary>The due date of a student with an extension; null for anyone else.</summary>
    public DateTimeOffset? ExtensionOf(string[] names)
    {
        var due = (Extensions ?? []).Where(one => names.Any(name => IsSame(name, one.Key))).Select(one => one.Value).ToArray();
        return due.Length == 0 ? null : due.Max();
    }

    /// <summary>Extensions of nobody, in a sentence.</summary>
    public string[] Remarks(string[][] students)
    {
        string[] unknown =
        [
            .. (Extensions ?? []).Keys.Where(name => !students.Any(names => names.Any(other => IsSame(other, name)))),
        ];
        return unknown.Length == 0
            ? []
            : [$"An extension is given to {DisplayName.List(unknown)}, but there is no such submission."];
    }

    private static bool IsSame(string one, string other) =>
        NameKey.Of(one).Equals(NameKey.Of(other), StringComparison.OrdinalIgnoreCase);

    /// <summary>The share of its points that a submission loses.</summary>
    /// <param name="handedIn">When it was submitted.</param>
    /// <param name="due">Its own due date; null for the class's.</param>
    public decimal Loss(DateTimeOffset handedIn, DateTimeOffset? due = null)
    {
        var late = handedIn - (due ?? Due) - Grace;
        return late <= TimeSpan.Zero ? 0 : Math.Min(MaxLoss, LossPerDay * Math.Ceiling((decimal)late.TotalDays));
    }
}
