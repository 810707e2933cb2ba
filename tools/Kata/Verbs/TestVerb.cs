using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using Kata.Boards;
using Kata.Grading;

namespace Kata.Verbs;

/// <summary><c>kata test</c>: tests stages once.</summary>
internal static class TestVerb
{
    private static readonly JsonWriterOptions _json =
        new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A board that doesn't answer holds nobody up.</summary>
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(1);

    public static Verb Create()
    {
        var stages = StageArgument.Any();
        var json = new Option<bool>("--json") { Description = "Print every test with its message as JSON." };
        var lines = new Option<bool>("--lines")
        { Description = "Print one line per problem, as compilers do: file:line: what is wrong." };
        var seed = StageArgument.Number("--seed", "Draw the random cases from this seed instead of 1.");
        var verb = new Verb(
            "test",
            "Test stages once.",
            "kata test",
            "kata test 3",
            "kata test 3 4 --json",
            "kata test 3 --lines",
            "kata test 3 --seed 7") { stages, json, lines, seed };
        verb.SetAction(result =>
            Run(result.GetValue(stages), result.GetValue(json), result.GetValue(lines), result.GetValue(seed)));
        return verb;
    }

    private static int Run(string[]? names, bool isJson, bool isLines, int? seed)
    {
        var stages = StageArgument.FindAll(names);
        var terminal = new Terminal();
        var verdicts = new List<StageVerdict>();
        using (var judge = new Judge())
        {
            judge.Seed = seed ?? judge.Seed;
            var notes = new Notes();
            foreach (var stage in stages)
            {
                var answer = Answer.Read(stage);
                var verdict = judge.Run(stage, answer.Files);
                if (seed is null)
                {
                    notes.SaveScore(answer, Score.Of(verdict));
                }

                // Without arguments, only the first red stage is printed in full.
                var isInFull = names is { Length: > 0 } || verdicts.All(earlier => earlier.IsGreen);
                verdicts.Add(verdict);
                if (isLines)
                {
                    terminal.Print(StageReport.Problems(verdict));
                    terminal.Print(StageReport.Lines(verdict, terminal.Width, isInFull: false));
                }
                else if (!isJson)
                {
                    terminal.Print(StageReport.Lines(verdict, terminal.Width, isInFull));
                    terminal.Print(Refusals(verdict)
                        .SelectMany(refusal => Layout.Paragraph(refusal, terminal.Width, Tone.Notable, indent: 3)));
                }
            }
        }

        using var sender = new HeartbeatSender(_patience);
        sender.Send(verdicts.Find(verdict => !verdict.IsGreen) ?? verdicts[^1]);
        if (isJson)
        {
            WriteJson(verdicts, seed);
        }
        else if (!isLines)
        {
            terminal.Print(OtherFiles.OfNoStage().SelectMany(file => Layout.Paragraph(file, terminal.Width, Tone.Notable)));
        }

        return verdicts.TrueForAll(verdict => verdict.IsGreen) ? Exit.Green : Exit.Red;
    }

    /// <summary>What only matters if the answer is handed in: at home it may use all of .NET.</summary>
    private static IEnumerable<string> Refusals(StageVerdict verdict) => verdict.Answer is { } answer
        ? AllowList.Refusals(verdict.Stage, answer.Assembly).Select(refusal => $"kata grade refuses this answer: {refusal}")
        : [];

    private static void WriteJson(IEnumerable<StageVerdict> verdicts, int? seed)
    {
        using var output = Console.OpenStandardOutput();
        using (var json = new Utf8JsonWriter(output, _json))
        {
            json.WriteStartObject();
            json.WriteNumber("seed", seed ?? 1);
            json.WriteStartArray("stages");
            foreach (var verdict in verdicts)
            {
                Write(json, verdict);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        output.Write("\n"u8);
    }

    private static void Write(Utf8JsonWriter json, StageVerdict verdict)
    {
        json.WriteStartObject();
        json.WriteString("stage", verdict.Stage.Slug);
        json.WriteString("title", verdict.Stage.Title);
        json.WriteBoolean("isGreen", verdict.IsGreen);
        json.WriteNumber("green", verdict.Green);
        json.WriteNumber("tests", verdict.Tests.Length);
        json.WriteStartArray("errors");
        Array.ForEach(verdict.Errors, json.WriteStringValue);
        json.WriteEndArray();
        json.WriteStartArray("results");
        foreach (var test in verdict.Tests)
        {
            json.WriteStartObject();
            json.WriteString("name", test.Name);
            json.WriteNumber("task", test.Task);
            json.WriteString("outcome", test.Outcome == Outcome.Green ? "green" : "red");
            json.WriteString("message", test.Message);
            json.WriteString("output", test.Output);
            json.WriteNumber("milliseconds", Math.Round(test.Duration.TotalMilliseconds, 3));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
