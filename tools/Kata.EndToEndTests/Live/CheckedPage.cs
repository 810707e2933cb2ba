using Microsoft.Playwright;

namespace Kata.EndToEndTests.Live;

/// <summary>A page in a Chromium of its own, which collects what goes wrong in its scripts.</summary>
internal sealed class CheckedPage : IAsyncDisposable
{
    private readonly Chromium _chromium;
    private readonly List<string> _faults = [];

    private CheckedPage(Chromium chromium, IPage page)
    {
        (_chromium, Page) = (chromium, page);
        page.Console += (_, message) => _faults.Add($"the console says: {message.Text}");
        page.PageError += (_, error) => _faults.Add($"the script fails: {error}");
    }

    public IPage Page { get; }

    public IBrowser Browser => _chromium.Browser;

    public IEnumerable<string> Faults => _faults;

    /// <param name="seconds">How long it may take for a step.</param>
    public static async Task<CheckedPage> OpenAsync(int seconds = 30)
    {
        var chromium = await Chromium.StartAsync();
        var page = await chromium.Browser.NewPageAsync();
        page.SetDefaultTimeout(seconds * 1_000);
        return new CheckedPage(chromium, page);
    }

    public ValueTask DisposeAsync() => _chromium.DisposeAsync();
}
