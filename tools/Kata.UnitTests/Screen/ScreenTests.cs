using Kata.Screen;
using Kata.Verbs;

namespace Kata.UnitTests.Screen;

/// <summary>The screen of <c>kata watch</c>, without a terminal.</summary>
public sealed class ScreenTests
{
    private const int Width = 80;
    private const int Height = 24;

    private static readonly Lazy<Judge> _judge = new(() => new Judge { Explains = true });
    private static readonly Lazy<Dictionary<string, WatchState>> _states = new(States);

    [Test]
    public void Judging() => Drawn(nameof(Judging)).ShouldBeVerified();

    [Test]
    public void JudgingForLong() => Drawn(nameof(JudgingForLong)).ShouldBeVerified();

    [Test]
    public void Untouched() => Drawn(nameof(Untouched)).ShouldBeVerified();

    [Test]
    public void NamedMistake() => Drawn(nameof(NamedMistake)).ShouldBeVerified();

    [Test]
    public void CompileError() => Drawn(nameof(CompileError)).ShouldBeVerified();

    [Test]
    public void Green() => Drawn(nameof(Green)).ShouldBeVerified();

    [Test]
    public void List() => Drawn(nameof(List)).ShouldBeVerified();

    [Test]
    public void Hints() => Drawn(nameof(Hints)).ShouldBeVerified();

    [Test]
    public void Explanation() => Drawn(nameof(Explanation)).ShouldBeVerified();

    [Test]
    public void Page() => Drawn(nameof(Page)).ShouldBeVerified();

    [Test]
    public void ManyStages() => Drawn(nameof(ManyStages)).ShouldBeVerified();

    [Test]
    public void Notice() => Drawn(nameof(Notice)).ShouldBeVerified();

    [Test]
    public void Every_screen_fits([Values(20, 60, 80, 120)] int width, [Values(6, 15, 24, 40)] int height)
    {
        foreach (var (name, state) in _states.Value)
        {
            var max = WatchScreen.MaxScroll(state, width, height);
            foreach (var scroll in new HashSet<int>([0, Math.Min(1, max), max / 2, max]))
            {
                var lines = WatchScreen.Draw(state with { Scroll = scroll }, width, height);

                lines.Length.ShouldBe(height, name);
                lines.ShouldAllBe(line => line.Width <= width, name);
            }
        }
    }

    [Test]
    public void Everything_can_be_scrolled_into_view()
    {
        var state = _states.Value[nameof(Hints)];
        var max = WatchScreen.MaxScroll(state, 60, 15);

        max.ShouldBeGreaterThan(0);
        var all = string.Join(
            '\n',
            Enumerable.Range(0, max + 1)
                .SelectMany(scroll => WatchScreen.Draw(state with { Scroll = scroll }, 60, 15))
                .Select(line => line.ToString())
                .Distinct());
        all.ShouldContain("Hint 2 of ");
        all.ShouldContain("Also red");
    }

    /// <summary>What a colour says, the mark says too.</summary>
    [Test]
    public void A_mark_never_has_two_colours()
    {
        foreach (var (name, state) in _states.Value)
        {
            foreach (var mark in WatchScreen.Draw(state, Width, 1000)
                .SelectMany(line => line.Spans)
                .Where(span => span.Tone is Tone.Good or Tone.Bad or Tone.Notable && !span.Text.Any(char.IsLetterOrDigit))
                .Where(span => !string.IsNullOrWhiteSpace(span.Text))
                .GroupBy(span => span.Text.Trim()[0]))
            {
                mark.Select(span => span.Tone).Distinct().ShouldHaveSingleItem($"{mark.Key} on the screen {name}");
            }
        }
    }

    private static string Drawn(string name) =>
        string.Concat(WatchScreen.Draw(_states.Value[name], Width, Height).Select(line => $"{line}\n"));

    private static Dictionary<string, WatchState> States()
    {
        // Five stages, so that the texts stay as they are when the course grows.
        var blank = new WatchState([.. StageFolder.All.Take(5).Select(stage => StageStatus.Of(stage))], 0);
        var untouched = Judged(blank, File.ReadAllText(PathOfAnswer(CourseCopy.Stage)));
        var withoutBias = CourseCopy.Edited("var z = bias;", "var z = 0.0;");
        var wrong = Judged(blank, withoutBias) with { Took = TimeSpan.FromMilliseconds(31) };
        var green = Judged(blank, CourseCopy.Right) with { Took = TimeSpan.FromMilliseconds(31) };
        var hints = StageReadme.Of(CourseCopy.Stage).HintsTo(1);
        return new()
        {
            [nameof(Judging)] = blank with { Ended = 3 },
            [nameof(JudgingForLong)] = blank with { Waited = TimeSpan.FromSeconds(4) },
            [nameof(Untouched)] = untouched,
            [nameof(NamedMistake)] = wrong,
            [nameof(CompileError)] = Judged(
                blank, CourseCopy.Edited("return z;", "return z").Replace("alpha * z", "α * z", StringComparison.Ordinal)),
            [nameof(Green)] = green,
            [nameof(List)] = green with { View = View.List },
            [nameof(Hints)] = wrong with { Hints = hints[..2], HintsInAll = hints.Length },
            [nameof(Explanation)] = wrong with { View = View.Explanation },
            ["ExplanationOfAGreenStage"] = green with { View = View.Explanation, Step = 3 },
            ["ExplanationWithoutACase"] = Judged(blank, CourseCopy.Edited("Guard.Pairs(x, weights);", "")) with
            {
                View = View.Explanation,
            },
            [nameof(Page)] = wrong with { Address = "http://127.0.0.1:40123/0123456789abcdef0123456789abcdef/" },
            [nameof(ManyStages)] = wrong with { Stages = [.. wrong.Stages, .. blank.Stages, .. blank.Stages] },
            [nameof(Notice)] = Judged(
                blank with { At = 1 },
                File.ReadAllText(PathOfAnswer(StageFolder.All[1]))) with
            {
                Notice = $"{CourseCopy.Stage} was green and is red now: 6 of 12 green. Press p to go back.",
            },
            ["Solution"] = green with { View = View.Solution, Comparison = SolutionVerb.Compare(CourseCopy.Stage) },
            ["Output"] = Judged(
                blank,
                CourseCopy.Edited(
                    "var z = bias;", "var z = 0.0; Console.WriteLine(\"\\tz \\e[2J\\n\\n漢字\" + new string('z', 200));")),
        };
    }

    private static string PathOfAnswer(StageFolder stage) => stage.FilesIn(StageFolder.Exercises).Single().Path;

    private static WatchState Judged(WatchState state, string answer)
    {
        var verdict = _judge.Value.Run(state.Current.Stage, [new SourceFile(PathOfAnswer(state.Current.Stage), answer)]);
        return (state with { Verdict = verdict }).With(state.Current.Stage, Score.Of(verdict));
    }
}
