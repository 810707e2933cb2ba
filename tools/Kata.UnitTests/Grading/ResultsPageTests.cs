using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Kata.Grading;

namespace Kata.UnitTests.Grading;

/// <summary>docs/results.md documents the results as they are.</summary>
public sealed class ResultsPageTests
{
    private static readonly string _page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "results.md"));

    [Test]
    public void Its_example_is_a_result()
    {
        var example = string.Concat(Markdown.Fences(_page.Split('\n'), "json").Single().Select(line => $"{line}\n"));

        example.ShouldBe(Sample.Json(Sample.Documented));
        Sample.Json(Sample.FromJson(example)).ShouldBe(example);
    }

    [Test]
    public void It_documents_every_field()
    {
        Type[] records =
        [
            typeof(Results),
            typeof(Plan),
            typeof(StagePlan),
            typeof(TaskPlan),
            typeof(LateRule),
            typeof(Grade),
            typeof(StageGrade),
            typeof(TaskGrade),
            typeof(TestGrade),
            typeof(RedResult),
            typeof(NamedMistake),
            typeof(Place),
            typeof(Shard),
        ];
        var fields = records.SelectMany(record => record.GetProperties(BindingFlags.Public | BindingFlags.Instance))
            .Where(property =>
                property.GetCustomAttribute<JsonIgnoreAttribute>() is not { Condition: JsonIgnoreCondition.Always })
            .Select(property => property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name
                ?? JsonNamingPolicy.CamelCase.ConvertName(property.Name));

        foreach (var field in fields.Concat(Enum.GetNames<StageState>()
            .Concat(Enum.GetNames<RedKind>())
            .Select(JsonNamingPolicy.CamelCase.ConvertName))
            .Distinct())
        {
            (_page.Contains($"`{field}`", StringComparison.Ordinal)
                || _page.Contains($".{field}`", StringComparison.Ordinal)).ShouldBeTrue($"{field} has no row");
        }
    }

    [Test]
    public void It_has_a_row_for_every_format() =>
        Emitters.All.Keys.ShouldAllBe(name => _page.Contains($"\n| `{name}` |", StringComparison.Ordinal));

    [Test]
    public void Results_of_another_schema_are_refused() =>
        Should.Throw<JsonException>(() =>
            Sample.FromJson(Sample.Json(Sample.Documented).Replace(Results.Name, "kata/results/v2", StringComparison.Ordinal)));
}
