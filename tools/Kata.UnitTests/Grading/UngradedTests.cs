using Kata.Grading;

namespace Kata.UnitTests.Grading;

/// <summary>What the grader itself failed on is named, and is never a mark.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class UngradedTests : IDisposable
{
    private static readonly Grade _ada = Sample.Results.Submissions[2];

    /// <summary>Eve's archive is encrypted, and one of Bob's files is too large; nothing of Cyd's belongs to a stage.</summary>
    private static readonly Results _results = Sample.Results with
    {
        Submissions =
        [
            _ada,
            _ada with
            {
                Id = "bob",
                Points = 3.5m,
                Stages = [_ada.Stages[0], Ungraded(_ada.Stages[1], "Update.cs: it is larger than 256 KiB; shorten it.")],
            },
            _ada with
            {
                Id = "cyd",
                Points = 0,
                Problem = "cyd: no C# file in it belongs to a stage.",
                Stages = [.. _ada.Stages.Select(stage => Ungraded(stage) with { State = StageState.Missing })],
            },
            _ada with
            {
                Id = "eve",
                Points = 0,
                Problem = "eve.zip: it is encrypted.",
                Stages = [.. _ada.Stages.Select(stage => Ungraded(stage))],
            },
        ],
    };

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [TestCase("canvas")]
    [TestCase("moodle")]
    [TestCase("gradescope")]
    [TestCase("classroom50")]
    [TestCase("github-classroom")]
    public void It_is_never_exported_as_a_mark(string format)
    {
        var emitted = string.Concat(Emitters.All[format](_results).Select(file => $"{file.File}\n{file.Text}"));

        emitted.ShouldContain("ada-lovelace");
        emitted.ShouldContain("cyd");
        emitted.ShouldNotContain("bob");
        emitted.ShouldNotContain("eve");
    }

    [TestCase("github")]
    [TestCase("ctrf")]
    public void Other_formats_give_no_points(string format) =>
        Emitters.All[format](_results with { Submissions = [_results.Submissions[3]] })
            .ShouldAllBe(file => !file.Text.Contains("0 of 5", StringComparison.Ordinal)
                && !file.Text.Contains("\"points\": 0", StringComparison.Ordinal));

    [Test]
    public void The_class_report_lists_it_first_and_leaves_it_out_of_the_median()
    {
        var report = MarkdownWriter.Write(new ClassReport(_results, ["a", "b", "c", "e"]).Write());

        report.ShouldContain("The median is 2.5. 2 could not be graded.");
        report.ShouldContain("`eve`](e.md): `could not be graded: eve.zip: it is encrypted.`");
        report.ShouldContain("`04-weight-update could not be graded: Update.cs: it is larger than 256 KiB; shorten it.`");
        report.IndexOf("look at", StringComparison.Ordinal).ShouldBeLessThan(report.IndexOf("teach", StringComparison.Ordinal));
        report.ShouldContain("| not graded | 5 |");
    }

    [Test]
    public void The_students_page_has_no_mark() =>
        MarkdownWriter.Write(new StudentReport(_results, Sample.ReadmeOf).Of(_results.Submissions[3])).ShouldSatisfyAllConditions(
            page => page.ShouldContain("**No mark yet.** It could not be graded: a person will look at it."),
            page => page.ShouldContain("eve.zip: it is encrypted."),
            page => page.ShouldNotContain("0 of 5"));

    [Test]
    public void The_terminal_names_each() =>
        string.Join('\n', GradeSummary.Lines(_results, 200).Select(line => line.ToString())).ShouldSatisfyAllConditions(
            text => text.ShouldContain("not graded  bob: Update.cs: it is larger than 256 KiB; shorten it."),
            text => text.ShouldContain("not graded  eve: eve.zip: it is encrypted."),
            text => text.ShouldContain("nothing in  cyd: cyd: no C# file in it belongs to a stage."));

    [Test]
    public void CTRF_has_the_errors_of_the_compiler() =>
        CtrfEmitter.Emit(Sample.Results with { Submissions = [Sample.Results.Submissions[1]] }).Single().Text
            .ShouldContain("handin/Update.cs:20: CS1002: ; expected\\nhandin/Update.cs:21: CS1513: } expected");

    [Test]
    public void Pages_of_those_who_left_are_removed()
    {
        Reports.Write(_results, _folder.Path, Sample.ReadmeOf);
        _folder.Write("students/mine.html", "");

        Reports.RemovePages(
            _folder.Path,
            [.. _results.Submissions.Select(grade => grade.Id)],
            _results with { Submissions = _results.Submissions[..2] });

        Directory.GetFiles(_folder.At("students"), "*.html").Select(Path.GetFileName)
            .ShouldBe(["ada-lovelace.html", "bob.html", "mine.html"], ignoreOrder: true);
    }

    [TestCase("::error::x", ": :error::x")]
    [TestCase("a\n  ::set-output::x", "a\n  : :set-output::x")]
    [TestCase("a ::b", "a ::b")]
    [TestCase("##[error]x", "# #[error]x")]
    [TestCase("a ##vso[task.complete]x", "a # #vso[task.complete]x")]
    [TestCase("## a [b]", "## a [b]")]
    public void Commands_of_CI_systems_are_neutralised(string text, string printed) =>
        UntrustedText.WithoutCommands(text).ShouldBe(printed);

    [Test]
    public void Places_are_in_the_submission()
    {
        var declared = StageFolder.All[2].FilesIn(StageFolder.Exercises)
            .SelectMany(file => file.Text.Split('\n').Index()
                .Select(line => (file.Path, Line: line.Index + 1, Text: line.Item.Trim())))
            .First(line => line.Text.StartsWith("public double BiasGradient(", StringComparison.Ordinal));
        var red = new RedResult(RedKind.Wrong, "Neuron.BiasGradient(batch, targets)")
        {
            Next = new Place(Repository.Relative(declared.Path), declared.Line),
        };
        SourceFile other = new("handin/Other.cs", "// nothing");

        SubmittedPlaces.In([other, new("handin/N.cs", $"//\r//\r//\r  {declared.Text}\r{{}}")], red).Next
            .ShouldBe(new Place("handin/N.cs", 4));
        SubmittedPlaces.In([other, new("n.cs", "\npublic double BiasGradient(double[][] rows, double[] y) => 0;")], red).Next
            .ShouldBe(new Place("n.cs", 2));
        SubmittedPlaces.In([other], red).Next.ShouldBe(red.Next! with { Line = null });
        SubmittedPlaces.In([other], red with { Kind = RedKind.NotWrittenYet }).Next.ShouldBe(red.Next);
    }

    private static StageGrade Ungraded(StageGrade stage, params string[] errors) => stage with
    {
        State = StageState.NotGraded,
        Errors = errors,
        Points = 0,
        Tasks = Array.ConvertAll(stage.Tasks, task => task with { Points = 0 }),
        Tests = [],
    };
}
