using System.Globalization;
using System.Text.RegularExpressions;
using Kata.Boards;

namespace Kata.UnitTests.Boards;

/// <summary>The facilitator's guide in docs/workshop.md.</summary>
public sealed partial class GuideTests
{
    [Test]
    public void It_says_something_to_three_mistakes_of_each_stage_and_the_oracles_know_them()
    {
        var catalogue = Catalogue.OfCourse();
        var rows = RowPattern().Matches(File.ReadAllText(Path.Combine(Repository.Root, "docs", "workshop.md")))
            .Select(match => (
                Stage: int.Parse(match.Groups["stage"].Value, CultureInfo.InvariantCulture), Id: match.Groups["id"].Value))
            .ToArray();

        rows.GroupBy(row => row.Stage).Select(rows => (rows.Key, rows.Count()))
            .ShouldBe([(1, 3), (2, 3), (3, 3), (4, 3), (5, 3), (7, 3)]);
        rows.Where(row => !catalogue.Stages[row.Stage - 1].Mistakes.ContainsKey(row.Id)).ShouldBeEmpty();
    }

    [GeneratedRegex(@"^\| (?<stage>[0-9]{2}) \| `(?<id>[a-z0-9-]+)` \|", RegexOptions.Multiline)]
    private static partial Regex RowPattern();
}
