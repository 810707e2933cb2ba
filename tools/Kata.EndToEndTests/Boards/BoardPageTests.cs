using Deque.AxeCore.Commons;
using Kata.Boards;
using Microsoft.Playwright;

namespace Kata.EndToEndTests.Boards;

/// <summary>The pages of <c>kata board</c> in Chromium.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class BoardPageTests
{
    private static readonly string[] _mistakes = ["bias-left-out", "bias-left-out", "bias-left-out", "bias-twice", "bias-twice"];

    private readonly CourseCopy _course = new();
    private readonly HttpClient _client = new(new SocketsHttpHandler { UseProxy = false });
    private readonly List<string> _faults = [];
    private Chromium? _chromium;
    private BoardKata? _board;

    [OneTimeSetUp]
    public async Task Open()
    {
        _chromium = await Chromium.StartAsync();
        _board = new BoardKata(_course, BoardKata.FreePort());
        var (first, second) = (StageFolder.All[0].Slug, StageFolder.All[1].Slug);
        foreach (var (i, mistake) in _mistakes.Index())
        {
            await Send($"Learner {i}", new Heartbeat(first, 1, false, mistake, i, 2));
        }

        await Send("Bob", new Heartbeat(second, 1, false, null, 0, 0));
        await Send("Eve", new Heartbeat(first, 0, true, null, 0, 1));
        await Send("Ivy", new Heartbeat(first, 0, true, null, 0, 1));
        await Send("Ada", new Heartbeat(first, 1, false, "bias-twice", 3, 8));
        await Send("Somebody", null);
    }

    [OneTimeTearDown]
    public async Task Close()
    {
        if (_chromium is not null)
        {
            await _chromium.DisposeAsync();
        }

        _board?.Dispose();
        _client.Dispose();
        _course.Dispose();
    }

    [TearDown]
    public void The_pages_have_no_faults() => _faults.ShouldBeEmpty();

    [Test]
    public async Task The_projector_shows_the_room_without_names_and_fits_its_screen()
    {
        var page = await Open(_board!.Projector, 1920, 1080);
        await Text(page, "#score", "10 learners");
        await Text(page, "#stages tbody tr:first-child", "● 2");
        await Text(page, "#stages tbody tr:first-child", "○ 6");
        await Text(page, "#stages tbody tr:nth-child(2) td:last-child", "·");
        await Text(page, "#mistakes .mistake", "the bias b is not added");
        (await page.Locator("#mistakes .mistake").CountAsync()).ShouldBe(2);
        (await page.Locator("body").InnerTextAsync()).ShouldNotContain("Bob");
        (await page.Locator("#join code").InnerTextAsync()).ShouldBe($"./kata join {_board.Room}");
        await page.Locator("#join svg path").WaitForAsync();
        (await page.EvaluateAsync<bool>(
            "document.documentElement.scrollWidth <= innerWidth && document.documentElement.scrollHeight <= innerHeight"))
            .ShouldBeTrue("the page scrolls");
        (await page.EvaluateAsync<double>("parseFloat(getComputedStyle(document.querySelector('#stages td')).fontSize)"))
            .ShouldBeGreaterThanOrEqualTo(24);
        await IsAccessible(page);

        var lesson = await page.Context.RunAndWaitForPageAsync(() => page.Locator("#mistakes a").First.ClickAsync());
        await Text(lesson, "#lesson-body", "By hand");
        await IsAccessible(lesson);
    }

    [Test]
    public async Task The_host_sees_who_is_stuck_and_where_wide_and_narrow()
    {
        var page = await Open(_board!.Host, 1280, 800);
        await Text(page, "#stuck li:first-child", "Ada");
        await Text(page, "#stuck li:first-child", "○ 01-neuron-forward, task 1, for 8 minutes, 3 hints");
        await Text(page, "#stuck li:first-child", "[bias-twice]");
        (await page.Locator("#stuck li").CountAsync()).ShouldBe(1);
        (await page.Locator("#people li").CountAsync()).ShouldBe(9);
        foreach (var (width, scheme) in ((int, ColorScheme)[])[(1280, ColorScheme.Light), (390, ColorScheme.Dark)])
        {
            await page.SetViewportSizeAsync(width, 800);
            await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
            (await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"))
                .ShouldBeTrue($"{width} wide: the page scrolls sideways");
            await IsAccessible(page);
        }
    }

    [Test]
    public async Task The_host_starts_a_timer_and_removes_a_learner_and_a_save_shows_within_a_second()
    {
        var page = await Open(_board!.Host, 1280, 800);
        await Send("Zoe", new Heartbeat(StageFolder.All[1].Slug, 2, false, null, 0, 0));
        await page.Locator("#people").GetByText("Zoe", new LocatorGetByTextOptions { Exact = true })
            .WaitForAsync(new LocatorWaitForOptions { Timeout = 1_000 });

        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Remove Zoe from the board" }).ClickAsync();
        await page.GetByText("Zoe", new PageGetByTextOptions { Exact = true })
            .WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Detached });
        await page.GetByText("5 min", new PageGetByTextOptions { Exact = true }).ClickAsync();
        await Text(page, "#timer", "4:5");
        await page.GetByText("stop", new PageGetByTextOptions { Exact = true }).ClickAsync();
        await Text(page, "#timer", "No timer runs.");
    }

    [Test]
    public async Task Who_scans_the_code_is_told_how_to_join()
    {
        var page = await Open(_board!.Room, 390, 800);
        await Text(page, "pre", $"./kata join {_board.Room} --as Ada");
        await IsAccessible(page);
    }

    private static Task Text(IPage page, string selector, string text) =>
        page.Locator(selector).Filter(new LocatorFilterOptions { HasText = text }).First.WaitForAsync();

    private static async Task IsAccessible(IPage page) =>
        (await Chromium.Violations(page, new AxeRunOptions())).ShouldBeEmpty(page.Url);

    private async Task Send(string nickname, Heartbeat? beat) =>
        ((int)await new Laptop(_client, _board!.Room, nickname).Send(beat)).ShouldBe(204);

    private async Task<IPage> Open(Uri address, int width, int height)
    {
        var page = await _chromium!.Browser.NewPageAsync(new BrowserNewPageOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = height },
        });
        page.SetDefaultTimeout(30_000);
        page.Console += (_, message) => _faults.Add($"the console says: {message.Text}");
        page.PageError += (_, error) => _faults.Add($"the script fails: {error}");
        await page.GotoAsync($"{address}");
        return page;
    }
}
