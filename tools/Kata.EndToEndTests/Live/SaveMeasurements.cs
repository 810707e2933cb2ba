using System.Globalization;

namespace Kata.EndToEndTests.Live;

/// <summary>
/// How long a save takes to reach the page, and what kata needs of memory after many. Run it on a quiet machine:
/// <c>dotnet test tools/Kata.EndToEndTests -c Solutions --filter SaveMeasurements</c>.
/// </summary>
[Explicit("measures, and proves nothing")]
[Category("measurement")]
[NonParallelizable]
public sealed class SaveMeasurements
{
    private const string Watch = """
        () => new MutationObserver(() => document.body.dataset.changed = Date.now())
            .observe(document.getElementById('score'), { childList: true })
        """;

    [TestCase(40)]
    [TestCase(500)]
    public async Task Saves(int count)
    {
        using var course = new CourseCopy();
        await using var chromium = await Chromium.StartAsync();
        using var kata = new LiveKata(course, "1");
        var page = await chromium.Browser.NewPageAsync();
        await page.GotoAsync(kata.Address);
        await page.EvaluateAsync(Watch);
        var score = page.Locator("#score");
        var (verdicts, times) = (new List<long>(), new List<long>());
        for (var i = 0; i < count; i++)
        {
            var isRight = i % 2 == 0;
            var start = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
            await File.WriteAllTextAsync(
                course.Answer, isRight ? CourseCopy.Right : CourseCopy.Edited("var z = bias;", "var z = 0.0;"));
            await score.Filter(new() { HasText = isRight ? "All 14 green" : "6 of 14" }).WaitForAsync();
            times.Add(await page.EvaluateAsync<long>("Number(document.body.dataset.changed)") - start);
            verdicts.Add(long.Parse((await score.InnerTextAsync()).Split(' ')[^2], CultureInfo.InvariantCulture));
            await Task.Delay(50);
        }

        var memory = (await File.ReadAllLinesAsync($"/proc/{kata.Id}/status"))
            .First(line => line.StartsWith("VmRSS", StringComparison.Ordinal));
        await TestContext.Out.WriteLineAsync(
            $"{count} saves: to the verdict {Text(verdicts)}; to the page {Text(times)}; {memory}");
    }

    private static string Text(List<long> times)
    {
        times.Sort();
        return $"median {times[times.Count / 2]} ms, p95 {times[times.Count * 95 / 100]} ms, min {times[0]} ms";
    }
}
