namespace Kata.Grading;

/// <summary>A named mistake, and how many submissions made it.</summary>
/// <param name="Stage">Its stage.</param>
/// <param name="Task">The first task in which it occurred.</param>
/// <param name="Id">Its id.</param>
/// <param name="Story">Its story; if stories differ between cases, the most frequent one.</param>
/// <param name="Met">How many submissions made it at least once.</param>
internal sealed record Misunderstanding(StagePlan Stage, int Task, string Id, string Story, int Met)
{
    /// <summary>The mistakes of a class, most frequent first.</summary>
    public static Misunderstanding[] Of(Results results)
    {
        var met = (from grade in results.Submissions.Index()
                   from stage in grade.Item.Stages
                   from test in stage.Tests
                   where test.Mistake is not null
                   select (By: grade.Index, stage.Stage, Test: test)).ToLookup(one => one.Stage, StringComparer.Ordinal);
        return
        [
            .. from stage in results.Plan.Stages
               from mistake in met[stage.Stage].GroupBy(one => one.Test.Mistake!.Id, StringComparer.Ordinal)
                   .OrderBy(same => same.Key, StringComparer.Ordinal)
               let story = mistake.GroupBy(
                   one => one.Test.Mistake!.Story,
                   StringComparer.Ordinal).OrderByDescending(same =>
                   same.Count()).ThenBy(same => same.Key, StringComparer.Ordinal).First().Key
               let count = mistake.Select(one => one.By).Distinct().Count()
               orderby count descending
               select new Misunderstanding(stage, mistake.Min(one => one.Test.Task), mistake.Key, story, count),
        ];
    }
}
