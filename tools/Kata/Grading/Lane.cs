namespace Kata.Grading;

/// <summary>What grades one submission after the other: a warm compiler in its child, the tests loaded, a fresh process for every submission's code.</summary>
internal sealed class Lane(Sandbox sandbox, bool hasAllowList) : IDisposable
{
    /// <summary>An honest test takes a hundredth of it; on a busy machine it must not be red for that.</summary>
    private static readonly TimeSpan _leastLimit = TimeSpan.FromSeconds(3);

    private readonly CompilerProcess _compiler = new(sandbox);
    private readonly Judge _judge = new(sandbox, _leastLimit);

    /// <summary>The stages of a plan, one by one.</summary>
    public StageGrade[] Grade(Plan plan, Submission submission)
    {
        var submitted = submission.Stages.ToDictionary(stage => stage.Stage.Slug);
        StageGrade[] grades = [.. plan.Stages.Select(stage => Grade(stage, submitted.GetValueOrDefault(stage.Stage)))];
        _judge.Forget();
        return grades;
    }

    public void Dispose()
    {
        _compiler.Dispose();
        _judge.Dispose();
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
            ? StageGrades.Of(plan, submitted.Files, _judge.Run(stage, answer))
            : StageGrades.Without(plan, reply.State, submitted.Files, reply.Errors);
    }
}
