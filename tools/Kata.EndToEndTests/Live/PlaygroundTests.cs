using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Kata.EndToEndTests.Live;

/// <summary>The playgrounds on the page of <c>kata live</c>, driven by mouse and keyboard in Chromium.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class PlaygroundTests
{
    /// <summary>Each width and each scheme once.</summary>
    internal static readonly (int Width, ColorScheme Scheme)[] Looks = [(1280, ColorScheme.Light), (390, ColorScheme.Dark)];

    /// <summary>The rest does not depend on the colours.</summary>
    private static readonly AxeRunOptions _colours =
        new() { RunOnly = new RunOnlyOptions { Type = "rule", Values = ["color-contrast"] } };

    private readonly CourseCopy _course = new(stages: 15);
    private CheckedPage? _page;
    private LiveKata? _kata;

    private IPage Page => _page!.Page;

    private ILocator Plane => Page.Locator(".plane svg");

    private ILocator Status => Page.Locator(".playground .status");

    [OneTimeSetUp]
    public async Task Open()
    {
        _page = await CheckedPage.OpenAsync(60);
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
    public async Task A_neuron_follows_its_sliders_and_the_point()
    {
        await Choose(1);
        await Says("z = 3.5, a = 3.5");
        await Set("w₁").PressAsync("ArrowRight");
        await Says("z = 3.6, a = 3.6");
        await Set("b").PressAsync("Home");
        await Says("z = −1.9, a = −0.57");

        await Plane.ClickAsync();

        await Says("z = −5");
        await IsAccessible();
        (await Page.Locator("#try-by").InnerTextAsync()).ShouldContain("the reference solution");
    }

    [Test]
    public async Task The_slope_changes_at_the_kink()
    {
        await Choose(2);
        await Says("At z = 1: a = 1, slope 1");
        await Set("z").PressAsync("Home");
        await Says("At z = −3: a = −0.6, slope 0.2");
        await IsAccessible();
    }

    [Test]
    public async Task A_descent_starts_where_one_clicks()
    {
        await Choose(4);
        await Says("Step 40");
        await Plane.ClickAsync(new() { Position = new Position { X = 80, Y = 80 } });
        await Says("Step 40");
        (await Set("start w").InputValueAsync()).ShouldStartWith("-0.");
        await Set("rate η").PressAsync("End");
        await Says("the cost has diverged");
        await IsAccessible();
    }

    [Test]
    public async Task A_network_trains_pauses_steps_and_starts_over_and_points_are_painted()
    {
        await Choose(5);
        await Says("Epoch 0 · ");
        await Press("Step");
        await Says("Epoch 1 · cost");
        await Set("epochs per step").PressAsync("End");
        await Press("Train");
        await Says("200 of 200 points right");
        await Press("Pause");
        await Page.GetByText("Train", new() { Exact = true }).WaitForAsync();

        await Plane.ClickAsync();
        await Says("of 201 points right");
        await Plane.FocusAsync();
        await Page.Keyboard.PressAsync("ArrowRight");
        await Page.Keyboard.PressAsync("ArrowUp");
        await Page.Keyboard.PressAsync("2");
        await Says("of 202 points right");
        await Page.Keyboard.PressAsync("Delete");
        await Says("of 201 points right");

        await Press("Reset");
        await Says("Epoch 0 · ");
        await Press("Clear points");
        await Says("No points yet");
        await Plane.FocusAsync();
        await Page.Keyboard.PressAsync("1");
        await Says("of 1 points right");
        await IsAccessible();
    }

    [Test]
    public async Task A_digit_is_read_as_it_is_drawn()
    {
        await Choose(9);
        await Says("The network is not trained yet");
        await Press("Train");
        var isSome = new Regex("^Trained on ([4-9]|[1-9][0-9]),000 of 60,000 digits");
        await Status.Filter(new LocatorFilterOptions { HasTextRegex = isSome }).WaitForAsync();
        await Press("Pause");

        var pad = Page.Locator(".pad");
        await pad.ScrollIntoViewIfNeededAsync();
        var box = (await pad.BoundingBoxAsync())!;
        await Page.Mouse.MoveAsync(box.X + 140, box.Y + 60);
        await Page.Mouse.DownAsync();
        await Page.Mouse.MoveAsync(box.X + 135, box.Y + 220, new MouseMoveOptions { Steps = 8 });
        await Page.Mouse.UpAsync();
        await Says("This is a 1");

        await Set("test digit").FillAsync("0");
        await Page.Keyboard.PressAsync("Enter");
        await Says("This is a 7");
        await Press("Clear");
        (await Status.InnerTextAsync()).ShouldNotContain("This is");
        await IsAccessible();
    }

    [Test]
    public async Task A_network_of_layers_trains()
    {
        await Choose(10);
        await Says("Epoch 0 · ");
        await Set("hidden layers").PressAsync("End");
        await Set("activation").SelectOptionAsync("tanh");
        await Page.GetByText("layer 3").First.WaitForAsync();
        await Press("Step");
        await Says("Epoch 1 · cost");
        await Plane.FocusAsync();
        await Page.Keyboard.PressAsync("3");
        await Says("of 301 points right");
        await IsAccessible();
    }

    [Test]
    public async Task The_race_starts_where_one_clicks()
    {
        await Choose(12);
        await Says("Step 60: plain");
        await Set("surface").SelectOptionAsync("saddle");
        await Plane.ClickAsync(new() { Position = new Position { X = 100, Y = 100 } });
        await Set("steps").PressAsync("Home");
        await Says("Step 1: plain");
        (await Set("start θ₁").InputValueAsync()).ShouldNotBe("-2.5");
        await Set("η plain").PressAsync("End");
        await Says("Step 1: plain");
        await IsAccessible();
    }

    [Test]
    public async Task A_training_goes_on_with_another_rate()
    {
        await Choose(15);
        await Press("Train");
        await Says("validation cost");
        await Set("rate η").PressAsync("Home");
        await Press("Pause");
        await Press("Step");
        await Page.GetByText("best epoch").First.WaitForAsync();
        await Press("Reset");
        await Says("Epoch 0 · ");
        await IsAccessible();
    }

    private async Task IsAccessible()
    {
        foreach (var (width, scheme) in Looks)
        {
            await Page.SetViewportSizeAsync(width, 800);
            await Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
            (await Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"))
                .ShouldBeTrue($"{width} wide: the page scrolls sideways");
            var result = await Page.Locator("#try").RunAxe(scheme == ColorScheme.Light ? new AxeRunOptions() : _colours);
            result.Violations.SelectMany(violation =>
                violation.Nodes.Select(node => $"{violation.Help}: {node.Html}")).ShouldBeEmpty($"{scheme}, {width} wide");
        }

        await Page.SetViewportSizeAsync(1280, 800);
    }

    private async Task Choose(int stage)
    {
        await Page.EmulateMediaAsync(new PageEmulateMediaOptions { ReducedMotion = ReducedMotion.Reduce });
        var slug = StageFolder.All.Single(one => one.Number == stage).Slug;
        await Page.Locator($"#stages a[href='#{slug}']").ClickAsync();
        await Page.Locator("#title").Filter(new LocatorFilterOptions { HasText = slug }).WaitForAsync();
        await Page.Locator(".playground .controls input").First.WaitForAsync();
    }

    /// <summary>A control by its name.</summary>
    private ILocator Set(string name) => Page.Locator(".playground").GetByLabel(name, new() { Exact = true });

    private Task Press(string button) =>
        Page.Locator(".playground button").GetByText(button, new() { Exact = true }).ClickAsync();

    private Task Says(string text) => Status.Filter(new LocatorFilterOptions { HasText = text }).WaitForAsync();
}
