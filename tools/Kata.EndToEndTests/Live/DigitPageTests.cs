using System.Globalization;
using System.Text.Json;
using Deque.AxeCore.Commons;
using Kata.Exports;
using Kata.Verbs;
using Katas.Toolbox;
using Katas.Toolbox.Figures;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using Microsoft.Playwright;

namespace Kata.EndToEndTests.Live;

/// <summary>How a drawing becomes 28 × 28 pixels, and the page that <c>kata export</c> writes, in Chromium.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class DigitPageTests
{
    private const int Replayed = 200;
    private const string Site = "http://kata.test/";

    private static readonly ChosenAnswer _solutions = new(AnswerCompiler.Solutions, IsLearners: false, "by a test");
    private static readonly StageFolder _stage = StageFolder.All.Single(stage => stage.Name == "DigitClassifier");
    private static readonly string _assets = Path.Combine(Repository.Root, "tools", "Kata", "Live", "Assets", "playgrounds");

    private readonly string _folder = Directory.CreateTempSubdirectory("kata-digits-").FullName;
    private readonly double[][][] _network = ExportVerb.Train(_stage, _solutions, Effort.Little, (_, _) => { })!;
    private readonly int[][] _images = Mnist.Test().Images[..Replayed];
    private CheckedPage? _page;

    private IPage Page => _page!.Page;

    [OneTimeSetUp]
    public async Task Open()
    {
        _page = await CheckedPage.OpenAsync();
        // The playground's modules, without a server.
        await Page.RouteAsync($"{Site}**", route => route.FulfillAsync(
            route.Request.Url == Site
                ? new RouteFulfillOptions { ContentType = "text/html", Body = "<!DOCTYPE html><title>digits</title>" }
                : new RouteFulfillOptions
                {
                    ContentType = "text/javascript",
                    Path = Path.Combine(_assets, Path.GetFileName(route.Request.Url)),
                }));
    }

    [OneTimeTearDown]
    public async Task Close()
    {
        if (_page is not null)
        {
            await _page.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    [TearDown]
    public void The_page_has_no_faults() => _page?.Faults.ShouldBeEmpty();

    [TestCase(10, 20, 30, 200)]
    [TestCase(100, 100, 8, 40)]
    [TestCase(0, 130, 280, 20)]
    public async Task A_drawing_fills_the_box_of_20_around_its_centre_of_mass(int left, int top, int width, int height)
    {
        await Page.GotoAsync(Site);

        // Ink is heavier at the top, so that the centre of mass is not that of the box.
        var pixels = (await Page.EvaluateAsync<int[]>(
            """
            async ([left, top, width, height]) => {
              const { normalise } = await import('/digit.js');
              const ink = Array.from({ length: 280 * 280 }, (_, i) => {
                const [x, y] = [i % 280 - left, Math.floor(i / 280) - top];
                return x < 0 || x >= width || y < 0 || y >= height ? 0 : y < height / 4 ? 1 : 0.5;
              });
              return normalise(ink, 280);
            }
            """,
            new[] { left, top, width, height }))!;

        int[] inked = [.. pixels.Index().Where(pixel => pixel.Item > 0).Select(pixel => pixel.Index)];
        var across = 1 + inked.Max(i => i % 28) - inked.Min(i => i % 28);
        var down = 1 + inked.Max(i => i / 28) - inked.Min(i => i / 28);
        double longer = Math.Max(width, height);
        across.ShouldBe(Math.Max(1, (int)Math.Round(20 * width / longer)));
        down.ShouldBe(Math.Max(1, (int)Math.Round(20 * height / longer)));
        var mass = (double)pixels.Sum();
        (pixels.Index().Sum(pixel => pixel.Item * (pixel.Index % 28)) / mass).ShouldBe(14, 0.5);
        (pixels.Index().Sum(pixel => pixel.Item * (pixel.Index / 28)) / mass).ShouldBe(14, 0.5);
    }

    [Test]
    public async Task There_is_nothing_to_read_in_an_empty_drawing()
    {
        await Page.GotoAsync(Site);

        (await Page.EvaluateAsync<bool>(
            "async () => (await import('/digit.js')).normalise(new Array(100).fill(0), 10) === null")).ShouldBeTrue();
    }

    /// <summary>Enlarged as the page does it, and off the middle by a factor that is not whole.</summary>
    [TestCase("pad.show(pixels)")]
    [TestCase("small.draw(pixels, 28, grey), pad.wipe(), pad.context.drawImage(small.element, 61, 13, 193, 193)")]
    public async Task Official_test_digits_drawn_at_a_larger_scale_are_read_as_the_network_reads_them(string draw)
    {
        await Page.GotoAsync(Site);

        // Texts cross to Chromium faster than arrays.
        var drawn = JsonSerializer.Deserialize<int[][]>((await Page.EvaluateAsync<string>(
            $$"""
            async images => {
              const [{ Pad }, { Pixels }] = [await import('/pad.js'), await import('/chart.js')];
              const [pad, small, grey] = [new Pad(() => {}), new Pixels(), pixel => [pixel, pixel, pixel, 255]];
              pad.context.imageSmoothingEnabled = false;
              return JSON.stringify(JSON.parse(images).map(pixels => { {{draw}}; return pad.pixels(); }));
            }
            """,
            JsonSerializer.Serialize(_images)))!)!;

        var labels = Mnist.Test().Labels[..Replayed];
        var (direct, replayed) = (Classes(_images), Classes(drawn));
        var same = direct.Zip(replayed).Count(pair => pair.First == pair.Second);
        int Right(int[] classes) => classes.Zip(labels).Count(pair => pair.First == pair.Second);
        await TestContext.Out.WriteLineAsync(
            $"{same} of {Replayed} drawn digits have the class of the originals; right: {Right(replayed)} drawn, "
            + $"{Right(direct)} not");
        same.ShouldBeGreaterThanOrEqualTo(Replayed * 95 / 100);
        Right(replayed).ShouldBeGreaterThanOrEqualTo(Replayed * 90 / 100);
    }

    [Test]
    public async Task The_exported_page_computes_what_the_stages_code_computes_and_asks_for_nothing()
    {
        var file = Path.Combine(_folder, "digits.html");
        await File.WriteAllTextAsync(file, DigitPage.Of(_network, "trained by a test"));
        var requests = new List<string>();
        Page.Request += (_, request) => requests.Add(request.Url);
        await Page.GotoAsync(new Uri(file).AbsoluteUri);

        // Its samples are the first test digits.
        for (var i = 0; i < 10; i++)
        {
            await Page.GetByText("Show a sample").ClickAsync();
            var seen = (await Page.EvaluateAsync<int[]>(
                """
                () => {
                  const image = document.querySelector('.seen').getContext('2d').getImageData(0, 0, 28, 28).data;
                  return Array.from({ length: 784 }, (_, i) => image[4 * i]);
                }
                """))!;
            var shares = await Page.Locator(".share").AllInnerTextsAsync();
            var expected = Probabilities([seen])[0];
            shares.Zip(expected).ShouldAllBe(pair =>
                Math.Abs(double.Parse(pair.First.Split(' ')[0], CultureInfo.InvariantCulture) - (100 * pair.Second)) < 0.051);
        }

        await Page.GetByText("Clear").ClickAsync();
        var pad = (await Page.Locator(".pad").BoundingBoxAsync())!;
        await Page.Mouse.MoveAsync(pad.X + 140, pad.Y + 60);
        await Page.Mouse.DownAsync();
        await Page.Mouse.MoveAsync(pad.X + 140, pad.Y + 220, new MouseMoveOptions { Steps = 8 });
        await Page.Mouse.UpAsync();
        (await Page.Locator(".status").InnerTextAsync()).ShouldStartWith("This is a 1");

        foreach (var (width, scheme) in PlaygroundTests.Looks)
        {
            await Page.SetViewportSizeAsync(width, 800);
            await Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
            (await Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth")).ShouldBeTrue();
            (await Chromium.Violations(Page, new AxeRunOptions())).ShouldBeEmpty($"{scheme}, {width} wide");
        }

        requests.ShouldBe([new Uri(file).AbsoluteUri]);
    }

    [Test]
    public void The_exported_model_computes_the_same_in_ONNX_Runtime()
    {
        using var session = new InferenceSession(OnnxModel.Of(_network, "trained by a test"));
        var x = new DenseTensor<float>(
            _images.SelectMany(image => image).Select(pixel => pixel / 255f).ToArray(), [Replayed, Mnist.Side * Mnist.Side]);

        using var results = session.Run([NamedOnnxValue.CreateFromTensor("x", x)], ["p"]);

        var expected = Probabilities(_images).SelectMany(row => row).ToArray();
        var actual = results.Single().AsEnumerable<float>().ToArray();
        actual.Length.ShouldBe(expected.Length);
        actual.Zip(expected).Max(pair => Math.Abs(pair.First - pair.Second)).ShouldBeLessThan(1e-5);
    }

    private int[] Classes(int[][] images) => Array.ConvertAll(Probabilities(images), row => Array.IndexOf(row, row.Max()));

    /// <summary>By the stage's code, which has its own types.</summary>
    private double[][] Probabilities(int[][] images) => KatasContext.Find<Func<double[][][], double[][], double[][]>>(
        "Kata.Figures", "Kata.Figures.DigitClassifierExport", "Probabilities", AnswerCompiler.Solutions)!(
        _network, Array.ConvertAll(images, image => Array.ConvertAll(image, pixel => pixel / 255.0)));
}
