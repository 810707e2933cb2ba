using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Kata.Boards;
using Kata.Verbs;

namespace Kata.EndToEndTests.Boards;

/// <summary><c>kata board</c>, <c>kata join</c> and <c>kata leave</c>, without a browser.</summary>
[NonParallelizable]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class BoardTests : IDisposable
{
    private const int Learners = 40;
    private const string BiasLeftOut = "the bias b is not added: z = w·x + b";

    private readonly CourseCopy _course = new();
    private readonly HttpClient _client = new(new SocketsHttpHandler
    {
        UseProxy = false,
        MaxConnectionsPerServer = Laptop.MaxConnections,
    });
    private readonly int _port = BoardKata.FreePort();

    private static string Wrong => CourseCopy.Edited("var z = bias;", "var z = 0.0;");

    public void Dispose()
    {
        _client.Dispose();
        _course.Dispose();
    }

    [Test]
    public async Task Forty_learners_are_on_the_board_within_a_second_and_kill_9_loses_none()
    {
        string before;
        using (var board = new BoardKata(_course, _port))
        {
            using var events = await BoardEvents.Open(_client, board.Host);
            Laptop[] laptops = [.. Enumerable.Range(0, Learners).Select(i => new Laptop(_client, board.Room, $"Learner {i}"))];
            var beats = Beats();
            for (var round = 0; round < 5; round++)
            {
                var codes = await Task.WhenAll(laptops.Select((one, i) => one.Send(beats[(i + (round * 7)) % beats.Length])));
                codes.ShouldAllBe(code => code == HttpStatusCode.NoContent);
            }

            var last = new Heartbeat(StageFolder.All[2].Slug, 1, false, null, 3, 9);
            (await laptops[^1].Send(last)).ShouldBe(HttpStatusCode.NoContent);
            var start = Stopwatch.GetTimestamp();

            var state = await events.Until(state => IsAt(state, laptops[^1].Nickname, last));

            Stopwatch.GetElapsedTime(start).ShouldBeLessThan(TimeSpan.FromSeconds(1));
            for (var i = 0; i < Learners - 1; i++)
            {
                IsAt(state, laptops[i].Nickname, beats[(i + 28) % beats.Length]).ShouldBeTrue(laptops[i].Nickname);
            }

            before = Text(state);
            board.Kill();
        }

        using var again = new BoardKata(_course, _port);
        again.Lines.ShouldContain(line => line.Contains("continued, 201 entries", StringComparison.Ordinal));
        using var after = await BoardEvents.Open(_client, again.Host);
        Text(await after.Until(_ => true)).ShouldBe(before);
        again.Interrupt().ShouldBe(Exit.Green);
        CourseProcesses.Left(_course).ShouldBeEmpty();
    }

    [Test]
    public async Task A_learner_who_has_joined_reports_verdicts_and_the_end_of_the_board_disturbs_nobody()
    {
        Requires.Script();
        using var learner = new CourseCopy();
        await File.WriteAllTextAsync(learner.Answer, Wrong);
        var alone = learner.Kata("test", "1");
        using var board = new BoardKata(_course, _port);
        using var events = await BoardEvents.Open(_client, board.Host);

        var joined = learner.Kata("join", $"{board.Room}", "--as", "Ada");
        joined.Output.ShouldStartWith($"You have joined {board.Room} as Ada.\n");
        joined.Output.ShouldContain("No code leaves this laptop.");
        await events.Until(state => Names(state).SequenceEqual(["Ada"]));
        learner.Kata("test", "1").ShouldBe(alone);
        var ada = (await events.Until(state => Mistakes(state).Contains(BiasLeftOut))).GetProperty("learners")[0];
        (ada.GetProperty("stage").GetString(), ada.GetProperty("task").GetInt32()).ShouldBe((CourseCopy.Stage.Slug, 1));

        using var terminal = new PseudoTerminal(learner, "watch 1");
        terminal.WaitFor("[bias-left-out]");
        board.Kill();
        await File.WriteAllTextAsync(learner.Answer, CourseCopy.Right);
        terminal.WaitFor("then press n");
        await File.WriteAllTextAsync(learner.Answer, Wrong);
        terminal.WaitFor("[bias-left-out]");
        terminal.Screen.ShouldNotContain("board");
        terminal.Press("q");
        terminal.WaitForExit().ShouldBe(Exit.Green);

        learner.Kata("test", "1").ShouldBe(alone);
        learner.Kata("leave").Output.ShouldBe($"You have left {board.Room}, which doesn't answer: nothing is sent any more.\n");
        learner.Kata("leave").Output.ShouldBe("You are in no room: nothing is sent.\n");
    }

    [Test]
    public async Task Forged_huge_and_flooding_requests_are_refused_and_others_are_not_disturbed()
    {
        var beat = Beats()[0];
        using var board = new BoardKata(_course, _port);
        using var events = await BoardEvents.Open(_client, board.Host);
        var ada = new Laptop(_client, board.Room, "Ada");
        (await ada.Send(null)).ShouldBe(HttpStatusCode.NoContent);

        (await new Laptop(_client, board.Room, "Ada").Send(beat)).ShouldBe(HttpStatusCode.Conflict);
        (await Status($"{board.Room}/save", body: "{}")).ShouldBe(HttpStatusCode.BadRequest);
        (await Status($"{board.Room}/save", body: new string(' ', 2_049))).ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await Status($"http://127.0.0.1:{_port}/WXYZ/save", body: "{}")).ShouldBe(HttpStatusCode.Forbidden);
        (await Status($"{board.Room}/save", headers => headers.Add("Origin", "http://example.org"), "{}"))
            .ShouldBe(HttpStatusCode.Forbidden);
        (await Status($"{board.Room}/save", headers => headers.Host = $"example.org:{_port}", "{}"))
            .ShouldBe(HttpStatusCode.Forbidden);
        foreach (var other in (string[])["events", "room", "host.html", "timer/5", "lesson/01-neuron-forward"])
        {
            (await Status($"{board.Room}/{other}")).ShouldBe(HttpStatusCode.NotFound, "a learner may only post");
        }

        (await Status($"{board.Projector}timer/5", body: "")).ShouldBe(HttpStatusCode.NotFound, "only the host may");
        (await Status($"{board.Room}")).ShouldBe(HttpStatusCode.OK);

        var flood = await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => ada.Send(beat)));
        flood.ShouldContain(HttpStatusCode.TooManyRequests);
        (await new Laptop(_client, board.Room, "Bob").Send(beat)).ShouldBe(HttpStatusCode.NoContent);

        var state = await events.Until(state =>
            Names(state).SequenceEqual(["Ada", "Bob"]) && Refused(state).Contains("too often"));
        Refused(state).ShouldBe(["not what kata sends", "too long", "too often", "another learner's nickname"]);
    }

    [Test]
    public async Task A_shared_folder_works_without_a_network()
    {
        var folder = Directory.CreateDirectory(Path.Combine(_course.Root, "share")).FullName;
        await File.WriteAllTextAsync(_course.Answer, Wrong);

        _course.Kata("join", folder).Output.ShouldStartWith($"You have joined (root)/share as ");
        _course.Kata("test", "1").Code.ShouldBe(Exit.Red);

        var file = Directory.GetFiles(folder).ShouldHaveSingleItem();
        BoardJson.Read<LearnerFile>(await File.ReadAllBytesAsync(file))!.Beat!.Mistake.ShouldBe("bias-left-out");
        _course.Kata("leave").Code.ShouldBe(Exit.Green);
        Directory.GetFiles(folder).ShouldBeEmpty();
    }

    [TestCase("join http://127.0.0.1:9/ABCD",
        "kata: http://127.0.0.1:9/ABCD doesn't answer: check the address, and that this laptop is in the room's network.\n")]
    [TestCase("join nowhere",
        "kata: \"nowhere\" is neither a room's address, such as http://192.168.1.5:8080/ABCD, nor a folder.\n")]
    [TestCase("join http://127.0.0.1:9/ABCD --as <b>",
        "kata: \"<b>\" can't be a nickname. A nickname has 1 to 30 letters, digits and single spaces.\n")]
    [TestCase("board --csv board.csv", "kata: There has been no board in this course yet: kata board starts one.\n")]
    [TestCase("board nowhere", "kata: There is no folder \"nowhere\".\n")]
    public void What_is_wrong_is_said(string arguments, string sentence)
    {
        _course.Kata(arguments.Split(' ')).Errors.ShouldBe(sentence);
        File.Exists(Path.Combine(_course.Root, ".kata", "room")).ShouldBeFalse();
    }

    /// <summary>A heartbeat for each real mistake of the copy's stages, and one for each stage that is green.</summary>
    private static Heartbeat[] Beats() =>
    [
        .. from stage in Catalogue.OfCourse().Stages.Take(5)
           from mistake in stage.Mistakes.Keys.Take(9).Append(null)
           select new Heartbeat(stage.Slug, mistake is null ? 0 : 1, mistake is null, mistake, 1, 2),
    ];

    private static bool IsAt(JsonElement state, string nickname, Heartbeat beat) =>
        state.GetProperty("learners").EnumerateArray().Any(learner =>
            learner.GetProperty("nickname").GetString() == nickname
            && learner.GetProperty("stage").GetString() == beat.Stage
            && learner.GetProperty("task").GetInt32() == beat.Task
            && learner.GetProperty("isGreen").GetBoolean() == beat.IsGreen
            && learner.GetProperty("mistake").GetString() == beat.Mistake);

    private static IEnumerable<string?> Names(JsonElement state) =>
        state.GetProperty("learners").EnumerateArray().Select(learner => learner.GetProperty("nickname").GetString());

    private static string?[] Mistakes(JsonElement state) =>
        [.. state.GetProperty("mistakes").EnumerateArray().Select(mistake => mistake.GetProperty("story").GetString())];

    private static string?[] Refused(JsonElement state) =>
        [.. state.GetProperty("refused").EnumerateArray().Select(refused => refused.GetProperty("why").GetString())];

    /// <summary>The state without what the clock changes.</summary>
    private static string Text(JsonElement state) => string.Join(
        '\n',
        state.GetProperty("learners").EnumerateArray().Select(learner => $"{learner.GetProperty("nickname")} "
            + $"{learner.GetProperty("stage")} {learner.GetProperty("task")} {learner.GetProperty("mistake")}")
            .Order(StringComparer.Ordinal)
            .Append($"{state.GetProperty("stages")}")
            .Append($"{state.GetProperty("mistakes")}"));

    private async Task<HttpStatusCode> Status(string address, Action<HttpRequestHeaders>? change = null, string? body = null)
    {
        using var request = new HttpRequestMessage(body is null ? HttpMethod.Get : HttpMethod.Post, address);
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        change?.Invoke(request.Headers);
        using var response = await _client.SendAsync(request);
        return response.StatusCode;
    }
}
