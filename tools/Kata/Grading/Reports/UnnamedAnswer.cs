namespace Kata.Grading;

/// <summary>A wrong answer that several submissions gave, and that no known mistake explains.</summary>
/// <param name="Stage">Its stage.</param>
/// <param name="Task">Its task.</param>
/// <param name="Red">What the first of them was told.</param>
/// <param name="Met">How many submissions gave it.</param>
internal sealed record UnnamedAnswer(StagePlan Stage, int Task, RedResult Red, int Met)
{
    private const int MinMet = 2;

    /// <summary>Adds a mistake for it, whose id the instructor chooses.</summary>
    public string Command => $"./kata new mistake {Stage.Stage.Split('-')[0]} {Task} your-id";

    /// <summary>
    /// The answers of a class, most frequent first: of each submission and stage the first wrong one, unless another test of the
    /// stage names a mistake, which may explain it.
    /// </summary>
    public static UnnamedAnswer[] Of(Results results) =>
    [
        .. from stage in results.Plan.Stages
           from same in results.Submissions.Select(grade => FirstOf(grade.In(stage))).OfType<TestGrade>()
               .GroupBy(test => (test.Name, test.Red!.Subject, test.Red.Case, test.Red.ButWas))
           where same.Count() >= MinMet
           orderby same.Count() descending
           select new UnnamedAnswer(stage, same.First().Task, same.First().Red!, same.Count()),
    ];

    private static TestGrade? FirstOf(StageGrade? grade) =>
        grade is null || Array.Exists(grade.Tests, test => test.Mistake is not null)
            ? null
            : Array.Find(grade.Tests, test => test.Red is { Kind: RedKind.Wrong, ButWas: not null });
}
