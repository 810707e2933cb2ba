namespace Kata.Grading;

/// <summary>What grades one submission after the other: a warm compiler in its child, the tests loaded, a fresh process for every submission's code.</summary>
/// <param name="judge">Has the tests loaded; disposed with the lane.</param>
/// <param name="sandbox">What holds the compiler, as it does the judge's processes.</param>
/// <param name="hasAllowList">Whether the allow-list is asked.</param>
internal sealed class Lane(Judge judge, Sandbox sandbox, bool hasAllowList) : IDisposable
{
    /// <summary>By how much the memory that is held may have grown, in bytes, before it is looked what of it is needed.</summary>
    private const long MostGrowth = 128 << 20;

    private readonly CompilerProcess _compiler = new(sandbox);
    private long _held = GC.GetGCMemoryInfo().TotalCommittedBytes;

    /// <summary>The stages of a plan, one by one.</summary>
    public StageGrade[] Grade(Plan plan, Submission submission)
    {
        var submitted = submission.Stages.ToDictionary(stage => stage.Stage.Slug);
        StageGrade[] grades = [.. plan.Stages.Select(stage => Grade(stage, submitted.GetValueOrDefault(stage.Stage)))];
        judge.Forget();
        GiveBack();
        return grades;
    }

    public void Dispose()
    {
        _compiler.Dispose();
        judge.Dispose();
    }

    /// <summary>What an answer of millions of numbers took would else be held to the end of the class.</summary>
    private void GiveBack()
    {
        if (GC.GetGCMemoryInfo().TotalCommittedBytes > _held + MostGrowth)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            _held = GC.GetGCMemoryInfo().TotalCommittedBytes;
        }
    }

    private StageGrade Grade(StagePlan plan, SubmittedStage? submitted)
    {
        if (submitted is not { Problem: null })
        {
            return StageGrades.Without(plan, StageState.Missing, submitted?.Files ?? [], submitted?.Problem is { } problem ? [problem] : []);
        }

        var stage = submitted.Stage;
        var reply = _compiler.Compile(new CompilerRequest(stage.Slug, stage.Name, Surface.Of(stage), hasAllowList ? AllowList.MoreFor(stage) : null, submitted.Files));
        return reply.Answer is { } answer
            ? StageGrades.Of(plan, submitted.Files, judge.Run(stage, answer))
            : StageGrades.Without(plan, reply.State, submitted.Files, reply.Errors);
    }
}
