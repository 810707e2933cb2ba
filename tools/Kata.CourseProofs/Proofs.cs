namespace Kata.CourseProofs;

/// <summary>The proofs to make, found on disk.</summary>
internal static class Proofs
{
    public static IEnumerable<TestCaseData> OfRooms() =>
        from stage in StageFolder.All
        from room in Rooms.OfAStage
        select new TestCaseData(stage, room.Faults).SetName($"{stage} {room.Claim}");

    public static IEnumerable<TestCaseData> OfWrongAnswers() =>
        from stage in StageFolder.All
        from wrong in WrongAnswers.Of(stage)
        select new TestCaseData(wrong).SetName($"{stage} is red on {wrong.Id}{(wrong.IsNamed ? "" : ", without a name for it")}");

    public static IEnumerable<TestCaseData> OfRightAnswers() =>
        from stage in StageFolder.All
        from answer in StageProofs.RightAnswers(stage)
        select new TestCaseData(stage, answer).SetName($"{stage} is green on {Path.GetFileNameWithoutExtension(answer.Path)}");
}
