using System.Text.Json;
using Kata.Verbs;

namespace Kata.UnitTests.Proofs;

public sealed class MutantsTests
{
    private static readonly StageFolder _stage = StageFolder.All.Single(stage => stage.Slug == "03-bias-gradient");
    private static readonly SourceFile[] _solution = _stage.FilesIn(StageFolder.Solutions);

    [Test]
    public void A_mutant_is_the_solution_with_one_change()
    {
        var mutant = Mutants(("error * error", "error / error", "Killed")).ShouldHaveSingleItem();

        mutant.Line.ShouldStartWith("solutions/03-bias-gradient/Neuron.cs:");
        mutant.Fence.ShouldBe(["```diff Neuron.Cost(double[][], double[])", "-error * error", "+error / error", "```"]);
        mutant.Files.ShouldHaveSingleItem().Text.ShouldBe(
            _solution[0].Text.Replace("error * error", "error / error", StringComparison.Ordinal));
    }

    [Test]
    public void What_Stryker_ignores_is_left_out() => Mutants(("error * error", "error / error", "Ignored")).ShouldBeEmpty();

    [Test]
    public void A_report_of_other_solutions_is_refused() =>
        Should.Throw<KataException>(() => Read(_solution[0].Text + "//")).Message.ShouldEndWith(
            "is not of solutions/03-bias-gradient/Neuron.cs as it is now. "
            + "Run Stryker again: dotnet run --project build -- mutants");

    [Test]
    public void A_statement_or_member_of_the_exercise_is_given()
    {
        Mutants(("Guard.Batch(batch, targets, weights.Length);", ";", "Survived"))[0].IsGiven.ShouldBeTrue();
        Mutants(("z > 0", "z >= 0", "Survived"))[0].IsGiven.ShouldBeTrue();
        Mutants(("error * error", "error / error", "Survived"))[0].IsGiven.ShouldBeFalse();
    }

    [Test]
    public void A_mutant_is_killed_or_given_or_listed_or_survives()
    {
        var mutants = Mutants(
            ("error * error", "error / error", "NoCoverage"),
            ("sum / (2 * batch.Length)", "sum * (2 * batch.Length)", "NoCoverage"),
            ("2 * batch.Length", "2 / batch.Length", "NoCoverage"),
            ("z > 0", "z >= 0", "NoCoverage"),
            ("sum += error * error", "sum -= error * error", "NoCoverage"),
            ("sum / batch.Length", "sum * batch.Length", "NoCoverage"));
        Edit[] listed = [Listed("Neuron.Cost", "2 * batch.Length", "2 / batch.Length"), Listed("Neuron.Cost", "= 0.0", "= 1.0")];
        bool? IsGreen(SourceFile[] answer) =>
            answer == mutants[0].Files ? false : answer == mutants[1].Files ? null : answer != mutants[5].Files;

        var result = MutationResult.Of(_solution, mutants, listed, IsGreen);

        $"{result}".ShouldBe("score 40 %: 2 killed, 1 survived, 1 listed, 1 in given code");
        result.Survived.ShouldBe([mutants[4]]);
        result.Outdated.ShouldBe([listed[1]]);
    }

    [Test]
    public void The_list_has_a_heading_per_stage_and_a_fence_per_mutant()
    {
        const string Markdown = """
            # Mutants that survive

            ## 02-leaky-relu-derivative

            Another stage.

            ```diff LeakyRelu.Derivative
            -z > 0
            +z >= 0
            ```

            ## 03-bias-gradient

            Its reason.

            ```diff Neuron.Cost
            -0.0
            +1.0
            ```
            """;

        var edit = Survivors.Parse(_stage, Markdown).ShouldHaveSingleItem();

        edit.Place.ShouldBe("tests/stryker-survivors.md, 03-bias-gradient, Neuron.Cost");
        edit.ApplyTo(_solution)[0].Text.ShouldContain("1.0");
    }

    private static Edit Listed(string member, string before, string after) =>
        new("the list", "diff", member, [$"-{before}", $"+{after}"]);

    private static Mutant[] Mutants(params (string Before, string After, string Status)[] changes) =>
        Read(_solution[0].Text, changes);

    /// <summary>The mutants in a report: each changes the first place of a text.</summary>
    private static Mutant[] Read(string source, params (string Before, string After, string Status)[] changes)
    {
        using var folder = new TempFolder();
        var report = Path.Combine(folder.Path, "mutation-report.json");
        var mutants = changes.Select(change =>
        {
            var start = source.IndexOf(change.Before, StringComparison.Ordinal);
            return new
            {
                replacement = change.After,
                status = change.Status,
                location = new { start = Point(source[..start]), end = Point(source[..(start + change.Before.Length)]) },
            };
        });
        var files = new Dictionary<string, object> { [_solution[0].Path] = new { source, mutants } };
        File.WriteAllText(report, JsonSerializer.Serialize(new { files }));
        return Mutant.Of(_stage, report);
    }

    private static object Point(string before)
    {
        var lines = before.Split('\n');
        return new { line = lines.Length, column = lines[^1].Length + 1 };
    }
}
