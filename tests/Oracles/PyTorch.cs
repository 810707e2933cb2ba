using System.Text.Json;
using System.Text.Json.Nodes;

namespace Katas.Tests;

/// <summary>
/// Compares the oracles with the stored answers of PyTorch's float64 autograd in <c>oracles/NN-slug/pytorch.json</c>.
/// </summary>
internal static class PyTorch
{
    private const string Renew = "KATA_EXPORT=1 dotnet test tests -c Solutions --filter PyTorch && python3 oracles/pytorch.py";

    /// <summary>Float64 has 16 digits; the longest computation of an answer loses fewer than four.</summary>
    private const decimal Tolerance = 1e-12m;

    /// <summary>
    /// |oracle − torch| ≤ 1e-12·max(1, |oracle|) for every number. With KATA_EXPORT=1 the questions are exported instead.
    /// </summary>
    public static void ShouldAgree(IEnumerable<Question> questions, Stage stage)
    {
        var path = Path.Combine(stage.Root, "oracles", stage.Slug, "pytorch.json");
        var cases = Ask(questions);
        if (Environment.GetEnvironmentVariable("KATA_EXPORT") == "1")
        {
            File.WriteAllText(path, Json(new { cases = cases.Select(c => c.Asked) }).ToJsonString());
            Assert.Ignore($"{cases.Length} cases written to {stage.Relative(path)}.");
        }

        var golden = File.Exists(path) ? JsonNode.Parse(File.ReadAllText(path))!["cases"]!.AsArray().Select(Split).ToArray() : [];
        if (golden.Any(c => c.Answer is null)
            || !golden.Select(c => c.Asked)
                .SequenceEqual(cases.Select(c => c.Asked), EqualityComparer<JsonNode>.Create(JsonNode.DeepEquals)))
        {
            throw new AssertionException($"{stage.Relative(path)} does not answer today's cases; renew it: {Renew}");
        }

        var (worst, where) = golden.Zip(cases, (torch, oracle) => (Disagreement(torch.Answer, oracle.Answer), oracle.Asked))
            .MaxBy(pair => pair.Item1);
        TestContext.Out.WriteLine(
            $"{stage.Slug}: {cases.Length} cases, largest |oracle − torch| / max(1, |oracle|) = {worst:E1}");
        Assert.That(worst, Is.LessThanOrEqualTo(Tolerance), $"PyTorch disagrees on {where.ToJsonString()}");
    }

    /// <summary>The cases of seed 1 as they are exported, and the oracle's answers.</summary>
    private static (JsonNode Asked, JsonNode? Answer)[] Ask(IEnumerable<Question> questions) =>
    [
        .. from question in questions
           where question.Input is not null
           from c in question.CasesOf(seed: 1)
           select (Json(new { question = question.Name, name = c.Name, input = question.Input!(c) }), Json(question
               .Answers(c)
               .First())),
    ];

    private static (JsonNode Asked, JsonNode? Answer) Split(JsonNode? golden)
    {
        var asked = golden!.AsObject();
        asked.Remove("answer", out var answer);
        return (asked, answer);
    }

    /// <summary>The largest |oracle − torch| / max(1, |oracle|); infinite if the shapes differ.</summary>
    private static decimal Disagreement(JsonNode? torch, JsonNode? oracle)
    {
        var (theirs, ours) = (Leaves(torch).ToArray(), Leaves(oracle).ToArray());
        return theirs.Select(leaf => leaf.Path).SequenceEqual(ours.Select(leaf => leaf.Path))
            ? theirs.Zip(ours, (t, o) => Math.Abs(o.Value - t.Value) / Math.Max(1, Math.Abs(o.Value))).DefaultIfEmpty().Max()
            : decimal.MaxValue;
    }

    private static IEnumerable<(string Path, decimal Value)> Leaves(JsonNode? node, string path = "") => node switch
    {
        JsonObject parts => parts.SelectMany(part => Leaves(part.Value, $"{path}.{part.Key}")),
        JsonArray items => items.SelectMany((item, i) => Leaves(item, $"{path}[{i}]")),
        JsonValue number => [(path, number.GetValue<decimal>())],
        _ => [],
    };

    private static JsonNode Json(object value) => JsonSerializer.SerializeToNode(value)!;
}
