namespace Kata.Course;

/// <summary>A summary of a stage's verdict.</summary>
/// <param name="Green">How many tests are green.</param>
/// <param name="Tests">How many tests there are; 0 if the answer doesn't compile.</param>
/// <param name="Task">The task of the first red test; 0 if none is red.</param>
/// <param name="IsBegun">Whether the learner has started: a red test says anything other than "not written yet" or "not fixed
/// yet".</param>
internal sealed record Score(int Green, int Tests, int Task, bool IsBegun)
{
    public bool IsGreen => Tests > 0 && Green == Tests;

    public static Score Of(StageVerdict verdict)
    {
        var red = verdict.Tests.Where(test => test.Outcome == Outcome.Red).ToArray();
        var isBegun = verdict.Errors.Length > 0 || verdict.Green > 0 || red.Any(test => test.Red is not { IsUntouched: true });
        return new Score(verdict.Green, verdict.Tests.Length, red.FirstOrDefault()?.Task ?? 0, isBegun);
    }
}
