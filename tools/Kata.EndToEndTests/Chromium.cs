using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Kata.EndToEndTests;

/// <summary>Chromium, driven by Playwright.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    /// <summary>It has no sandbox as root, and must not use the network.</summary>
    private static readonly string[] _arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    private readonly IPlaywright _playwright;

    private Chromium(IPlaywright playwright, IBrowser browser) => (_playwright, Browser) = (playwright, browser);

    public IBrowser Browser { get; }

    public static async Task<Chromium> StartAsync()
    {
        var path = Requires.Chromium();
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = path,
            Args = _arguments,
        });
        return new Chromium(playwright, browser);
    }

    /// <summary>What breaks a rule of axe's.</summary>
    public static async Task<string[]> Violations(IPage page, AxeRunOptions options) =>
    [
        .. from violation in (await page.RunAxe(options)).Violations
           from node in violation.Nodes
           select $"{violation.Help} ({violation.Id}): {node.Html}",
    ];

    public async ValueTask DisposeAsync()
    {
        await Browser.CloseAsync();
        _playwright.Dispose();
    }
}
