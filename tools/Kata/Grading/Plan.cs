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
    /// <summary>The share of its points that a submission loses.</summary>
    public decimal Loss(DateTimeOffset handedIn)
    {
        var late = handedIn - Due - Grace;
        return late <= TimeSpan.Zero ? 0 : Math.Min(MaxLoss, LossPerDay * Math.Ceiling((decimal)late.TotalDays));
    }
}
