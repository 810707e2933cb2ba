using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Kata.UnitTests.Live;

/// <summary>A stage's playground that calls the solutions in this process.</summary>
internal sealed class TestedPlayground(string slug)
{
    private static readonly Assembly _solutions = Assembly.Load(AnswerCompiler.Solutions.Assembly);

    private readonly Func<string, string> _answer = KatasContext.FindOfNew<Func<string, string>>(
        "Kata.Figures",
        $"Kata.Figures.{StageFolder.All.Single(stage => stage.Slug == slug).Name}Playground",
        "Answer",
        AnswerCompiler.Solutions)!;

    /// <summary>A class of the solutions, to compute what is expected.</summary>
    public static Type Solution(string name) => _solutions.GetType($"Katas.{name}", throwOnError: true)!;

    public JsonNode Ask(object request) => JsonNode.Parse(_answer(JsonSerializer.Serialize(request)))!;

    public JsonNode AskText(string request) => JsonNode.Parse(_answer(request))!;

    /// <summary>The sentence with which a request is refused.</summary>
    public string Refusal(object request)
    {
        var message = Should.Throw<ArgumentException>(() => Ask(request)).Message;
        message.ShouldEndWith(".");
        message.ShouldNotContain('\n');
        return message;
    }

    public static double[] Numbers(JsonNode? values) => [.. values!.AsArray().Select(value => (double)value!)];

    /// <summary>Equal to the six digits that an answer has.</summary>
    public static void ShouldBeClose(double[] actual, double[] expected)
    {
        actual.Length.ShouldBe(expected.Length);
        foreach (var (one, other) in actual.Zip(expected))
        {
            one.ShouldBe(other, 1e-12 + (1e-5 * Math.Abs(other)));
        }
    }
}
