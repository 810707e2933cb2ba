using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Kata.Verbs;

namespace Kata.EndToEndTests.Live;

/// <summary><c>kata live</c> without a browser: what it refuses, how it starts and how it ends.</summary>
[NonParallelizable]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class LiveSessionTests : IDisposable
{
    private readonly CourseCopy _course = new();
    private readonly HttpClient _client = new();

    private static string Hanging => CourseCopy.Edited("var z = bias;", "var z = bias; while (z == z) { }");

    public void Dispose()
    {
        _client.Dispose();
        _course.Dispose();
    }

    [Test]
    public async Task Requests_that_are_not_the_pages_own_are_refused()
    {
        using var kata = new LiveKata(_course, "1");
        var (own, other) = (kata.Address, $"{kata.Address[..^2]}x/");

        using var page = await _client.GetAsync(new Uri(own));
        page.StatusCode.ShouldBe(HttpStatusCode.OK);
        page.Headers.GetValues("Content-Security-Policy").Single().ShouldStartWith("default-src 'none'; script-src 'self';");
        page.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        page.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);

        (await Status(other)).ShouldBe(HttpStatusCode.Forbidden);
        (await Status($"http://127.0.0.1:{kata.Port}/")).ShouldBe(HttpStatusCode.Forbidden);
        (await Status(own, headers => headers.Host = $"rebound.example.org:{kata.Port}")).ShouldBe(HttpStatusCode.Forbidden);
        (await Status(own, headers => headers.Add("Origin", "http://example.org"))).ShouldBe(HttpStatusCode.Forbidden);
        (await Status($"{own}stage/02-leaky-relu-derivative", headers => headers.Add("Origin", "null"), body: 0))
            .ShouldBe(HttpStatusCode.Forbidden);
        (await Status($"{own}hint", body: (1 << 20) + 1)).ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await Status($"{own}..%2f..%2fLiveVerb.cs")).ShouldBe(HttpStatusCode.NotFound);
        (await Status($"{own}stage/99-nothing", body: 0)).ShouldBe(HttpStatusCode.NotFound);
    }

    [Test]
    public void A_second_one_takes_another_port_and_Ctrl_C_leaves_no_process()
    {
        using var one = new LiveKata(_course, "1");
        using var two = new LiveKata(_course, "1");
        two.Port.ShouldNotBe(one.Port);
        File.WriteAllText(_course.Answer, Hanging);
        var taken = _course.Kata("live", "--port", $"{one.Port}");
        taken.Errors.ShouldBe($"kata: Port {one.Port} is not free: choose another one, or leave --port out.\n");
        taken.Code.ShouldBe(Exit.Broken);

        one.Interrupt().ShouldBe(Exit.Green);
        two.Interrupt().ShouldBe(Exit.Green);

        CourseProcesses.Left(_course).ShouldBeEmpty();
    }

    [Test]
    public void In_a_terminal_the_address_is_a_link_and_q_quits()
    {
        Requires.Script();
        using var terminal = new PseudoTerminal(_course, "live 1");
        terminal.WaitForWritten("0 of 14 green");
        terminal.Written.ShouldContain("\e]8;");
        terminal.Written.ShouldNotContain("\e[?1049h", customMessage: "it needs no other screen");

        terminal.Press("q");

        terminal.WaitForExit().ShouldBe(Exit.Green);
        terminal.Left().ShouldBeEmpty();
    }

    [Test]
    public void Closing_the_terminal_leaves_no_process()
    {
        Requires.Script();
        using var terminal = new PseudoTerminal(_course, "live 1");
        terminal.WaitForWritten("0 of 14 green");
        File.WriteAllText(_course.Answer, Hanging);

        terminal.Close();

        terminal.Left().ShouldBeEmpty();
    }

    [Test]
    public async Task B_in_watch_opens_the_page_of_the_same_session()
    {
        Requires.Script();
        var (bin, opened) = (Path.Combine(_course.Root, "bin"), Path.Combine(_course.Root, "opened"));
        Directory.CreateDirectory(bin);
        var browser = Path.Combine(bin, "xdg-open");
        await File.WriteAllTextAsync(browser, $"#!/bin/sh\necho \"$1\" >'{opened}'\n");
        Tool.Run("chmod", "+x", browser)!.Value.Code.ShouldBe(0);
        using var terminal = new PseudoTerminal(_course, "watch 1", bin);
        terminal.WaitFor("not written yet");

        terminal.Press("b");

        terminal.WaitFor("http://127.0.0.1:");
        for (var i = 0; i < 500 && !(File.Exists(opened) && new FileInfo(opened).Length > 0); i++)
        {
            await Task.Delay(10);
        }

        var address = (await File.ReadAllTextAsync(opened)).Trim();
        terminal.Screen.ShouldContain(address);
        using var events = new StreamReader(await _client.GetStreamAsync(new Uri($"{address}events")));
        (await events.ReadLineAsync())!.ShouldStartWith("data: {\"stage\":\"01-neuron-forward\",");
        terminal.Workers().Length.ShouldBeLessThanOrEqualTo(2, "one judge: a worker and a spare one");

        terminal.Press("n");
        terminal.WaitFor(" 02-leaky-relu-derivative · ");
        await events.ReadLineAsync();
        (await events.ReadLineAsync())!.ShouldStartWith("data: {\"stage\":\"02-leaky-relu-derivative\",");

        terminal.Press("q");
        terminal.WaitForExit().ShouldBe(Exit.Green);
        terminal.Left().ShouldBeEmpty();
    }

    private async Task<HttpStatusCode> Status(string address, Action<HttpRequestHeaders>? change = null, int body = -1)
    {
        using var request = new HttpRequestMessage(body < 0 ? HttpMethod.Get : HttpMethod.Post, address);
        if (body >= 0)
        {
            request.Content = new StringContent(new string(' ', body), Encoding.UTF8, "application/json");
        }

        change?.Invoke(request.Headers);
        using var response = await _client.SendAsync(request);
        return response.StatusCode;
    }
}
