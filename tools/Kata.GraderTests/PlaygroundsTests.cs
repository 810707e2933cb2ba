using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using System.Text.Json;
using Kata.Live;

namespace Kata.GraderTests;

/// <summary>What a page asks of the learner's code runs in a process of its own.</summary>
public sealed class PlaygroundsTests
{
    private static StageFolder Stage => StageFolder.All[0];

    [Test]
    public void Objects_live_as_long_as_the_answer_does()
    {
        using var playgrounds = Create();
        playgrounds.Use(Green("var z = bias;", "var z = 0 + bias;"));

        Ask(playgrounds, "3").ShouldBe((200, """{"by":"your code","answer":{"sum":5,"asked":1}}"""));
        Ask(playgrounds, "4").ShouldBe((200, """{"by":"your code","answer":{"sum":6,"asked":2}}"""));

        playgrounds.Use(Green("var z = bias;", "var z = bias + 0;"));
        Ask(playgrounds, "4").ShouldBe((200, """{"by":"your code","answer":{"sum":6,"asked":1}}"""));
    }

    [Test]
    public void Until_a_stage_is_green_the_reference_solution_computes()
    {
        using var playgrounds = Create();
        Ask(playgrounds, "3").ShouldBe((200, """{"by":"the reference solution","answer":{"sum":5,"asked":1}}"""));

        playgrounds.Use(new StageVerdict(Stage, [], ["It does not compile."]));

        Ask(playgrounds, "3").ShouldBe((200, """{"by":"the reference solution","answer":{"sum":5,"asked":2}}"""));
    }

    [Test]
    public void A_refusal_is_a_sentence_and_ends_nothing()
    {
        using var playgrounds = Create();

        Ask(playgrounds, "-1").ShouldBe((400, """{"error":"x is -1; it must not be negative."}"""));
        Ask(playgrounds, "99").Text.ShouldContain("The code threw InvalidOperationException: 99 is too much.");
        Ask(playgrounds, "1").Text.ShouldContain("\"asked\":3");
    }

    [TestCase("while (z == z) { }", 1, 60, "The code was still running after 1 s, and was stopped: is there an infinite loop?")]
    [TestCase("Thread.Sleep(Timeout.Infinite);", 60, 1, "The code was still running after 1 s of waiting, and was stopped")]
    [TestCase("z = PreActivation(x);", 60, 60, "The code's process ended: the stack overflowed: does a method call itself")]
    [TestCase("Environment.Exit(3);", 60, 60, "The code's process ended: the process was ended (exit code 3)")]
    public void A_loop_or_a_crash_is_said_and_the_next_request_is_answered(
        string statement, double running, double waiting, string reason)
    {
        using var playgrounds = Create(TimeUse.Seconds(running, waiting));
        playgrounds.Use(Green("var z = bias;", $"var z = bias; {statement}"));

        var (status, text) = Ask(playgrounds, "3");

        status.ShouldBe(500);
        JsonDocument.Parse(text).RootElement.GetProperty("error").GetString()!.ShouldStartWith(reason);
        playgrounds.Use(Green("var z = bias;", "var z = 0 + bias;"));
        Ask(playgrounds, "3").Status.ShouldBe(200);
    }

    /// <param name="first">The limit of the first process; the others have none.</param>
    private static Playgrounds Create(TimeUse? first = null)
    {
        var limit = first ?? TimeUse.Unlimited;
        return new((_, answer) =>
        {
            var process = new PlaygroundProcess(
                typeof(SumPlayground).Assembly.Location, typeof(SumPlayground).FullName!, answer, limit);
            limit = TimeUse.Unlimited;
            return process;
        });
    }

    private static (int Status, string Text) Ask(Playgrounds playgrounds, string request)
    {
        var response = playgrounds.Answer(Stage, Encoding.UTF8.GetBytes(request));
        return (response.Status, Encoding.UTF8.GetString(response.Body.Span).Replace("\\u0027", "'", StringComparison.Ordinal));
    }

    /// <summary>A verdict that makes an answer the learner's, whatever its tests would say.</summary>
    private static StageVerdict Green(string from, string to)
    {
        var answer = AnswerCompiler.Compile([new SourceFile("Neuron.cs", CourseCopy.Edited(from, to))]);
        return new StageVerdict(Stage, [new TestVerdict("It passes", 1, Outcome.Green, null, "", TimeSpan.Zero)], [])
        {
            Answer = answer,
        };
    }
}

/// <summary>A playground: x + 2, by the neuron of the answer in the same context.</summary>
public sealed class SumPlayground
{
    private int _asked;

    public string Answer(string request)
    {
        _asked++;
        var x = JsonDocument.Parse(request).RootElement.GetDouble();
        return x switch
        {
            < 0 => throw new ArgumentException($"x is {x}; it must not be negative."),
            99 => throw new InvalidOperationException("99 is too much."),
            _ => $$"""{"sum":{{Sum(x)}},"asked":{{_asked}}}""",
        };
    }

    private static double Sum(double x)
    {
        var context = AssemblyLoadContext.GetLoadContext(typeof(SumPlayground).Assembly)!;
        var neuron = context.LoadFromAssemblyName(new AssemblyName("Katas")).GetType("Katas.NeuronForward.Neuron")!;
        var one = Activator.CreateInstance(neuron, (double[])[1.0], 2.0, 0.01);
        return (double)neuron.GetMethod("PreActivation")!.Invoke(one, [(double[])[x]])!;
    }
}
