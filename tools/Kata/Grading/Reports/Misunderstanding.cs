namespace Kata.Grading;

/// <summary>A mistake that the tests know by name, and how many submissions made it.</summary>
/// <param name="Stage">The stage that it was made in.</param>
/// <param name="Task">The first task that it was met in.</param>
/// <param name="Id">Its name.</param>
/// <param name="Story">Its story; where the story differs from case to case, the one told most often.</param>
/// <param name="Met">How many made it, once or often.</param>
internal sealed record Misunderstanding(StagePlan Stage, int Task, string Id, string Story, int Met)
{
    /// <summary>Those of a class, the most frequent first.</summary>
    public static Misunderstanding[] Of(Results results)
    {
        var met =
            from grade in results.Submissions
            from stage in grade.Stages
            from test in stage.Tasks.Length > 0 ? stage.Tests : []
            where test.Mistake is not null
            select (grade.Id, stage.Stage, test);
        return
        [
            .. from stage in results.Plan.Stages
               from mistake in met.Where(one => one.Stage == stage.Stage).GroupBy(one => one.test.Mistake!, StringComparer.Ordinal)
               let story = mistake.GroupBy(one => one.test.Story ?? "", StringComparer.Ordinal).OrderByDescending(same => same.Count()).ThenBy(same => same.Key, StringComparer.Ordinal).First().Key
               let count = mistake.Select(one => one.Id).Distinct(StringComparer.Ordinal).Count()
               orderby count descending, stage.Stage, mistake.Key
               select new Misunderstanding(stage, mistake.Min(one => one.test.Task), mistake.Key, story, count),
        ];
    }
}
