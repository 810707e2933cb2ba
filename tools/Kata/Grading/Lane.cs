namespace Kata.Grading;

/// <summary>
/// Grades one submission after another, with a warm compiler and loaded tests; each submission's code gets a fresh worker.
/// </summary>
/// <param name="judge">Runs the tests; disposed with the lane.</param>
/// <param name="sandbox">Isolates the compiler.</param>
/// <param name="hasAllowList">Whether the allow-list is checked.</param>
internal sealed class Lane(Judge judge, Sandbox sandbox, bool hasAllowList) : IDisposable
{
    /// <summary>How much the committed memory may grow, in bytes, before it is collected.</summary>
    private const long MaxGrowth = 128 << 20;

    private readonly CompilerProcess _compiler = new(sandbox);
    private long _committed = GC.GetGCMemoryInfo().TotalCommittedBytes;

    /// <summary>The grades of the plan's stages, on random cases drawn from the seed.</summary>
    public StageGrade[] Grade(Plan plan, Submission submission, int seed)
    {
        judge.Seed = seed;
        var submitted = submission.Stages.ToDictionary(stage => stage.Stage.Slug);
        StageGrade[] grades = submission.IsUnread
            ? [.. plan.Stages.Select(stage => StageGrades.Without(stage, StageState.NotGraded, [], []))]
            : [.. plan.Stages.Select(stage => submitted.TryGetValue(stage.Stage, out var files) ? Grade(stage, files)
                : submission.Unread is { } why ? StageGrades.Without(stage, StageState.NotGraded, [], [why])
                : StageGrades.Without(stage, StageState.Missing, [], []))];
        judge.Forget();
        ReleaseMemory();
        return grades;
    }

    public void Dispose()
    {
        _compiler.Dispose();
        judge.Dispose();
    }

    /// <summary>
    /// Otherwise the memory of an answer with millions of numbers stays committed until the whole class is graded.
    /// </summary>
    private void ReleaseMemory()
    {
        if (GC.GetGCMemoryInfo().TotalCommittedBytes > _committed + MaxGrowth)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            _committed = GC.GetGCMemoryInfo().TotalCommittedBytes;
        }
    }

    private StageGrade Grade(StagePlan plan, SubmittedStage submitted)
    {
        if (submitted.Problem is { } problem)
        {
            return StageGrades.Without(
                plan, submitted.IsUnread ? StageState.NotGraded : StageState.Missing, submitted.Files, [problem]);
        }

        var stage = submitted.Stage;
        var reply = _compiler.Compile(new CompilerRequest(
            stage.Slug, stage.Name, TestedApi.Of(stage), hasAllowList ? AllowList.MoreFor(stage) : null, submitted.Files));
        return reply.Answer is { } answer
            ? StageGrades.Of(plan, submitted.Files, judge.Run(stage, answer))
            : StageGrades.Without(
                plan,
                reply.State,
                submitted.Files,
                reply.State == StageState.DoesNotCompile && submitted.OtherNamespace is { } cause
                    ? [cause, .. reply.Errors]
                    : reply.Errors);
    }
}
