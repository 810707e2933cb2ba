using Deque.AxeCore.Commons;
using Kata.Verbs;
using Katas.Toolbox.Figures;
using Microsoft.Playwright;

namespace Kata.EndToEndTests;

/// <summary>Opens the page of every stage in Chromium: wide and narrow, light and dark.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class PageTests
{
    private static readonly int[] _widths = [1920, 1280, 390];

    /// <summary>The contrast in figures is measured with their layout, frame by frame.</summary>
    private static readonly AxeRunOptions _figures =
        new() { Rules = new() { ["color-contrast"] = new RuleOptions { Enabled = false } } };

    private static readonly ColorScheme[] _schemes = [ColorScheme.Light, ColorScheme.Dark];

    private readonly string _folder = Directory.CreateTempSubdirectory("kata-show-").FullName;
    private Chromium? _chromium;

    [OneTimeSetUp]
    public async Task Open() => _chromium = await Chromium.StartAsync();

    [OneTimeTearDown]
    public async Task Close()
    {
        if (_chromium is not null)
        {
            await _chromium.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    [EveryStage("has figures that read well")]
    public async Task Pages(StageFolder stage)
    {
        if (ShowVerb.Draw(
            stage, new ChosenAnswer(AnswerCompiler.Solutions, IsLearners: false, "by a test"), Effort.Little) is not { } drawn)
        {
            Assert.Pass($"{stage} has no pictures.");
            return;
        }

        drawn.Figures.ShouldNotBeEmpty();
        var file = Path.Combine(_folder, $"{stage}.html");
        await File.WriteAllTextAsync(file, drawn.ToHtml());

        var (faults, requests) = (new List<string>(), new List<string>());
        await using var context = await _chromium!.Browser.NewContextAsync();
        var page = await context.NewPageAsync();
        page.Console += (_, message) => faults.Add($"the console says: {message.Text}");
        page.PageError += (_, error) => faults.Add($"the script fails: {error}");
        page.Request += (_, request) => requests.Add(request.Url);
        await page.GotoAsync(new Uri(file).AbsoluteUri);
        foreach (var (width, scheme) in _widths.SelectMany(width => _schemes.Select(scheme => (width, scheme))))
        {
            await page.SetViewportSizeAsync(width, 800);
            await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
            faults.AddRange((await page.EvaluateAsync<string[]>(Look)).Select(fault => $"{scheme}, {width} wide: {fault}"));
        }

        faults.AddRange(await Chromium.Violations(page, _figures));

        faults.ShouldBeEmpty();
        requests.Where(url => !url.StartsWith("data:", StringComparison.Ordinal)).ShouldBe([new Uri(file).AbsoluteUri]);
    }

    [Test]
    public async Task Grading_reports_are_accessible()
    {
        using var course = new CourseCopy();
        foreach (var (student, answer) in (IEnumerable<(string, string)>)
            [("ada", CourseCopy.Right), ("bob", CourseCopy.Edited("var z = bias;", "var z = 0.0;")), ("eve", "class {")])
        {
            var file = Path.Combine(_folder, "class", student, CourseCopy.Stage.Slug, "Neuron.cs");
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllTextAsync(file, answer);
        }

        var grades = Path.Combine(_folder, "grades");
        var run = course.Kata("grade", Path.Combine(_folder, "class"), "--stage", "1", "--trust-submissions", "--out", grades);
        run.Code.ShouldBe(Exit.Green, run.Errors);

        string[] reports = [.. Directory.EnumerateFiles(grades, "*.html", SearchOption.AllDirectories)];
        reports.Length.ShouldBe(5, "the class, the projector and three students");
        var page = await _chromium!.Browser.NewPageAsync();
        foreach (var report in reports)
        {
            await page.GotoAsync(new Uri(report).AbsoluteUri);
            foreach (var scheme in _schemes)
            {
                await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
                (await Chromium.Violations(page, new AxeRunOptions())).ShouldBeEmpty($"{Path.GetFileName(report)}, {scheme}");
            }
        }
    }

    /// <summary>Layout faults of the page, for each frame of an animation.</summary>
    private const string Look = """
        () => {
          const min = { text: 10, contrast: 4.5, width: 250, height: 60 };
          const faults = [];
          const box = element => element.getBoundingClientRect();
          const light = colour => {
            const [r, g, b] = colour.match(/[\d.]+/g).map(c => c / 255).map(c => c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
            return 0.2126 * r + 0.7152 * g + 0.0722 * b;
          };
          const contrast = (a, b) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
          const check = (figure, name) => {
            const paper = light(getComputedStyle(figure).backgroundColor);
            const marks = [...figure.querySelectorAll('.mark')].filter(mark => box(mark).width > 0 || box(mark).height > 0);
            if (marks.length === 0) faults.push(`${name}: nothing is drawn`);
            if (box(figure).width < min.width || box(figure).height < min.height) faults.push(`${name}: it is too small`);
            for (const image of figure.querySelectorAll('img')) if (!image.complete || image.naturalWidth === 0) faults.push(`${name}: an image does not load`);
            for (const element of figure.querySelectorAll('h2, figcaption, span, output, td, th, text')) {
              const text = element.textContent;
              if (text === '' || box(element).width === 0) continue;
              const style = getComputedStyle(element);
              const drawing = element.closest('svg');
              const size = parseFloat(style.fontSize) * (drawing ? box(drawing).width / drawing.viewBox.baseVal.width : 1);
              if (size < min.text) faults.push(`${name}: "${text}" is ${size.toFixed(1)} px high`);
              if (contrast(light(drawing ? style.fill : style.color), paper) < min.contrast) faults.push(`${name}: "${text}" is pale`);
              const frame = box(drawing ?? figure);
              if (box(element).left < frame.left - 1 || box(element).right > frame.right + 1 || box(element).top < frame.top - 1 || box(element).bottom > frame.bottom + 1)
                faults.push(`${name}: "${text}" is cut off`);
            }
            for (const drawing of figure.querySelectorAll('svg[role]')) {
              const texts = [...drawing.querySelectorAll('text')].filter(text => box(text).width > 0);
              texts.forEach((a, i) => texts.slice(i + 1).forEach(b => {
                if (box(a).left < box(b).right && box(b).left < box(a).right && box(a).top + 2 < box(b).bottom && box(b).top + 2 < box(a).bottom)
                  faults.push(`${name}: "${a.textContent}" and "${b.textContent}" overlap`);
              }));
            }
          };
          if (document.documentElement.scrollWidth > innerWidth) faults.push(`the page is ${document.documentElement.scrollWidth} wide and scrolls`);
          const main = box(document.querySelector('main'));
          for (const row of Map.groupBy(document.querySelectorAll('figure'), figure => Math.round(box(figure).top)).values()) {
            const width = box(row.at(-1)).right - box(row[0]).left;
            if (width < main.width - 1) {
              faults.push(`${row.length} figures use ${width.toFixed(0)} of ${main.width.toFixed(0)} px`);
            }
          }
          for (const figure of document.querySelectorAll('figure')) {
            const name = figure.querySelector('h2').textContent;
            const slider = figure.querySelector('input');
            const frames = figure.querySelectorAll('.frame');
            if (!slider) check(figure, name);
            if (slider) {
              const button = figure.querySelector('button');
              button.click();
              const starts = frames[0].checkVisibility() && button.textContent.includes('Pause');
              if (!starts) faults.push(`${name}: Play does not start at the first frame`);
              button.click();
              if (!button.textContent.includes('Play')) faults.push(`${name}: it goes on after Pause`);
            }
            for (let i = 0; slider && i < frames.length; i++) {
              slider.value = i;
              slider.dispatchEvent(new Event('input'));
              const seen = [...frames].filter(frame => box(frame).height > 0);
              if (seen.length !== 1 || seen[0] !== frames[i] || figure.querySelector('output').textContent !== frames[i].dataset.label) faults.push(`${name}: the slider does not show frame ${i}`);
              check(figure, `${name}, frame ${i}`);
            }
          }
          return faults;
        }
        """;
}
