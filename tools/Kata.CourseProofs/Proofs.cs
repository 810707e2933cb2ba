namespace Kata.CourseProofs;

/// <summary>The test cases, from what is on disk.</summary>
internal static class Proofs
{
    public static IEnumerable<TestCaseData> OfStageChecks() =>
        from stage in StageFolder.All
        from check in StageChecks.All
        select new TestCaseData(stage, check.Faults).SetName($"{stage} {check.Claim}");

    public static IEnumerable<TestCaseData> OfWrongAnswers() =>
        from stage in StageFolder.All
        from wrong in WrongAnswers.Of(stage)
        select new TestCaseData(wrong).SetName($"{stage} is red on {wrong.Id}{(wrong.IsNamed ? "" : ", without a name for it")}");

    public static IEnumerable<TestCaseData> OfRightAnswers() =>
        from stage in StageFolder.All
        from answer in RightAnswers.Of(stage)
        select new TestCaseData(answer).SetName($"{stage} is green on {answer.Name}");
}
