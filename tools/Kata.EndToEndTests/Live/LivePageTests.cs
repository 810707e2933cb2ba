using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Kata.EndToEndTests.Live;

/// <summary>The page of <c>kata live</c> in Chromium.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class LivePageTests
{
    private const string BiasLeftOut = "[bias-left-out]";

    private static readonly (int Width, ColorScheme Scheme)[] _looks =
    [
        (1280, ColorScheme.Light), (1280, ColorScheme.Dark), (390, ColorScheme.Light), (390, ColorScheme.Dark),
    ];

    /// <summary>The rest depends neither on the colours nor on the verdict: a look of each width has all rules.</summary>
    private static readonly AxeRunOptions _colours = new()
    {
        RunOnly = new RunOnlyOptions { Type = "rule", Values = ["color-contrast", "scrollable-region-focusable", "list"] },
    };

    private readonly CourseCopy _course = new();
    private CheckedPage? _page;
    private LiveKata? _kata;

    private IPage Page => _page!.Page;

    private static string Wrong => CourseCopy.Edited("var z = bias;", "var z = 0.0;");

    private static string Hanging => CourseCopy.Edited("var z = bias;", "var z = bias; while (z == z) { }");

    [OneTimeSetUp]
    public async Task Open()
    {
        _page = await CheckedPage.OpenAsync();
        _kata = new LiveKata(_course, "1");
        await Page.GotoAsync(_kata.Address);
    }

    [OneTimeTearDown]
    public async Task Close()
    {
        if (_page is not null)
        {
            await _page.DisposeAsync();
        }

        _kata?.Dispose();
        _course.Dispose();
    }

    [TearDown]
    public void The_page_has_no_faults() => _page?.Faults.ShouldBeEmpty();

    [Test]
    public async Task A_save_from_wrong_to_right_changes_the_page()
    {
        Save(Wrong);
        await Text("#verdict", BiasLeftOut);
        await Text("#verdict .good", "should be");
        await Text("#verdict .bad", "but was");
        await Text("#steps", "z = w·x + b");

        Save(CourseCopy.Right);

        await Text("#score", "All 14 green");
        await Text("#verdict", "What you can do now");
        await Text("#stages [aria-current]", "● 01");
    }

    [Test]
    public async Task What_hangs_crashes_or_does_not_compile_is_said_and_the_next_save_is_judged()
    {
        Save(Hanging);
        await Text("#score", "Is there a loop that never ends?");
        Save(CourseCopy.Edited("var z = bias;", "var z = PreActivation(x);"));
        await Text("#verdict", "the stack overflowed");
        Save(CourseCopy.Edited("return z;", "return z"));
        await Text("#verdict .errors", "CS1002");

        Save(CourseCopy.Right);

        await Text("#score", "All 14 green");
    }

    [Test]
    public async Task Keys_go_through_the_steps_and_hints_come_one_at_a_time()
    {
        Save(Wrong);
        await Text("#steps .buttons", "step 3 of 4: z");
        await Page.Keyboard.PressAsync("ArrowLeft");
        await Text("#steps .buttons", "step 2 of 4: w·x");
        await Page.Keyboard.PressAsync("ArrowRight");
        await Page.Keyboard.PressAsync("ArrowRight");
        await Text("#steps .current", "a");
        await Page.Locator("#steps .node").First.ClickAsync();
        await Text("#steps .buttons", "step 1 of 4: wⱼxⱼ");

        await Page.Locator("#hint").FocusAsync();
        await Page.Keyboard.PressAsync("Enter");
        await Text("#hints", "Hint 1 of 4 to task 1: a question");
        await Page.Keyboard.PressAsync("Enter");
        await Text("#hints", "Hint 2 of 4 to task 1: a concept");

        (await Page.Locator("#hints h3").CountAsync()).ShouldBe(2);
        _course.Kata("hint", "1", "--again").Output.ShouldContain("Task 1, hint 2 of 4");
    }

    [Test]
    public async Task The_learners_text_is_text()
    {
        Save(CourseCopy.Edited("var z = bias;", "var z = 0.0; Console.WriteLine(\"<img src=x onerror=alert(1)><b>bold</b>\");"));

        await Text("#verdict pre", "<img src=x onerror=alert(1)><b>bold</b>");

        (await Page.Locator("#verdict b, #verdict img").CountAsync()).ShouldBe(0);
    }

    [Test]
    public async Task A_link_chooses_another_stage_and_its_lesson()
    {
        await Page.Locator("#stages a").Nth(2).ClickAsync();
        await Text("#title", StageFolder.All[2].Title);
        await Text("#lesson-body", "By hand");
        (await Page.Locator("#lesson-body").InnerTextAsync()).ShouldNotContain("nearly the answer");

        await Page.Locator("#stages a").First.PressAsync("Enter");

        await Text("#title", StageFolder.All[0].Title);
    }

    [Test]
    public async Task When_kata_has_ended_the_page_says_so()
    {
        using var other = new LiveKata(_course, "2");
        var page = await _page!.Browser.NewPageAsync();
        await page.GotoAsync(other.Address);
        await page.Locator("#title", new PageLocatorOptions { HasText = StageFolder.All[1].Title }).WaitForAsync();

        other.Interrupt();

        await page.Locator("#notice", new PageLocatorOptions { HasText = "kata has ended" }).WaitForAsync();
    }

    [Test]
    public async Task The_page_is_accessible_wide_and_narrow_light_and_dark()
    {
        (string Answer, string Said, (int Width, ColorScheme Scheme)[] Looks)[] states =
        [
            (CourseCopy.Edited("return z;", "return z"), "CS1002", _looks[..1]),
            (CourseCopy.Right, "What you can do now", _looks[3..]),
            (Wrong, BiasLeftOut, _looks),
        ];
        var full = new[] { _looks[0], _looks[3] };
        foreach (var (answer, said, looks) in states)
        {
            Save(answer);
            await Text("#verdict", said);
            foreach (var (width, scheme) in looks)
            {
                await Page.SetViewportSizeAsync(width, 800);
                await Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
                (await Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"))
                    .ShouldBeTrue($"{said}, {width} wide: the page scrolls sideways");
                var hasAllRules = said == BiasLeftOut && full.Contains((width, scheme));
                (await Chromium.Violations(Page, hasAllRules ? new AxeRunOptions() : _colours)).ShouldBeEmpty(
                    $"{said}, {scheme}, {width} wide");
            }
        }
    }

    private void Save(string text) => File.WriteAllText(_course.Answer, text);

    private Task Text(string selector, string text) =>
        Page.Locator(selector).Filter(new LocatorFilterOptions { HasText = text }).First.WaitForAsync();
}
