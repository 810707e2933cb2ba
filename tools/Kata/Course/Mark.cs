namespace Kata.Course;

/// <summary>A stage's verdict in short.</summary>
/// <param name="Green">How many tests are green.</param>
/// <param name="Tests">How many there are; 0 if the answer does not compile.</param>
/// <param name="Task">The task of the first red one; 0 if there is none.</param>
/// <param name="IsBegun">Whether a red one says something else than that nothing is written, or fixed, yet.</param>
internal sealed record Mark(int Green, int Tests, int Task, bool IsBegun)
{
    public bool IsGreen => Tests > 0 && Green == Tests;

    public static Mark Of(StageVerdict verdict)
    {
        var red = verdict.Tests.Where(test => test.Outcome == Outcome.Red).ToArray();
        var isBegun = verdict.Errors.Length > 0 || verdict.Green > 0 || red.Any(test => test.Red is not { IsUntouched: true });
        return new Mark(verdict.Green, verdict.Tests.Length, red.FirstOrDefault()?.Task ?? 0, isBegun);
    }
}
