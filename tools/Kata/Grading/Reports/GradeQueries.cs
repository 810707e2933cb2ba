namespace Kata.Grading;

/// <summary>Looks up a submission's results for a stage or a task of the plan.</summary>
internal static class GradeQueries
{
    /// <summary>A stage's grade; null if nothing of the submission could be graded.</summary>
    public static StageGrade? In(this Grade grade, StagePlan stage) => Array.Find(grade.Stages, one => one.Stage == stage.Stage);

    /// <summary>Whether every task of a stage is green.</summary>
    public static bool IsGreen(this StageGrade? grade, StagePlan stage) =>
        Array.TrueForAll(stage.Tasks, task => grade.IsGreen(task));

    /// <summary>Whether every test of a task ran and is green.</summary>
    public static bool IsGreen(this StageGrade? grade, TaskPlan task) =>
        grade is { State: StageState.Judged }
        && Array.TrueForAll(task.Tests, name =>
            Array.Exists(grade.Tests, test => test.Task == task.Number && test.Name == name && test.IsGreen))
        && !Array.Exists(grade.Tests, test => test.Task == task.Number && !test.IsGreen);

    /// <summary>The first red test of a task; null if there is none.</summary>
    public static TestGrade? FirstRed(this StageGrade grade, TaskPlan task) =>
        Array.Find(grade.Tests, test => test.Task == task.Number && !test.IsGreen);

    /// <summary>The points of a task.</summary>
    public static decimal PointsOf(
        this StageGrade? grade,
        TaskPlan task) => grade is null ? 0 : Array.Find(grade.Tasks, one => one.Number == task.Number)?.Points ?? 0;

    /// <summary>The first stage that is not green; null if all are.</summary>
    public static StagePlan? FirstRed(this Grade grade, Plan plan) =>
        Array.Find(plan.Stages, stage => !grade.In(stage).IsGreen(stage));
}
