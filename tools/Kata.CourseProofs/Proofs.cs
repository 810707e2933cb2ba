namespace Kata.CourseProofs;

/// <summary>The proofs to make, found on disk.</summary>
internal static class Proofs
{
    /// <summary>Of so many wrong answers one is judged in this process too; all are where KATA_AGREE says <c>all</c>.</summary>
    private static readonly int _oneIn = Environment.GetEnvironmentVariable("KATA_AGREE") == "all" ? 1 : 10;

    public static IEnumerable<TestCaseData> OfRooms() =>
        from stage in StageFolder.All
        from room in Rooms.OfAStage
        select new TestCaseData(stage, room.Faults).SetName($"{stage} {room.Claim}");

    /// <summary>
    /// Every wrong answer, and whether it is judged in this process too: never one without a name, which may have none because it cannot be
    /// foretold, a seed left out, say, and two runs of it differ.
    /// </summary>
    public static IEnumerable<TestCaseData> OfWrongAnswers() =>
        from stage in StageFolder.All
        from wrong in WrongAnswers.Of(stage).Index()
        select Case(wrong.Item, isTwice: wrong.Item.IsNamed && wrong.Index % _oneIn == 0);

    public static IEnumerable<TestCaseData> OfRightAnswers() =>
        from stage in StageFolder.All
        from answer in StageProofs.RightAnswers(stage)
        select new TestCaseData(stage, answer).SetName($"{stage} is green on {Path.GetFileNameWithoutExtension(answer.Path)}");

    private static TestCaseData Case(WrongAnswer wrong, bool isTwice) =>
        new TestCaseData(wrong, isTwice).SetName($"{wrong.Stage} is red on {wrong.Id}{(wrong.IsNamed ? "" : ", without a name for it")}");
}
