using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Kata.Grading;

namespace Kata.UnitTests.Grading;

/// <summary>The reports for students, the class and the wall; text of a submission stays text.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ReportTests : IDisposable
{
    private static readonly string[] _elements =
        [
            "html", "head", "meta", "link", "title", "style", "body", "main", "h1", "h2", "h3", "p", "pre", "code", "strong",
            "em", "a", "ul", "ol", "li", "blockquote", "div", "table", "tr", "th", "td", "svg", "rect",
        ];

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Test]
    public void All_green() => Read("students/ada-lovelace.md").ShouldBeVerified();

    [Test]
    public void A_named_mistake_and_a_stage_that_does_not_compile() => Read("students/1002.md").ShouldBeVerified();

    [Test]
    public void Hostile_text() => Read($"students/{Hostile}.md").ShouldBeVerified();

    [Test]
    public void A_page_in_html() => Body("students/1002.html").ShouldBeVerified();

    [Test]
    public void The_class() => Read("class.md").ShouldBeVerified();

    [Test]
    public void The_class_in_html() => Body("class.html").ShouldBeVerified();

    [Test]
    public void The_wall() => Read("projector.md").ShouldBeVerified();

    [Test]
    public void Equal_answers_without_a_name_are_counted()
    {
        var unnamed = Sample.Results.Submissions[1] with { Stages = [.. Sample.Results.Submissions[1].Stages.Select(Unnamed)] };

        var report = Read("class.md", Sample.Results with { Submissions = [unnamed, unnamed with { Id = "1003" }] });
        report.ShouldContain("`7` instead of ");
        report.ShouldContain("`./kata new mistake 03 2 your-id`");
        Read("class.md", Sample.Results with { Submissions = [unnamed] }).ShouldNotContain("without a name");

        static StageGrade Unnamed(StageGrade stage) =>
            stage with { Tests = Array.FindAll(stage.Tests, test => test.Mistake is null) };
    }

    [Test]
    public void An_unreadable_submission_has_a_reason()
    {
        var problem = Sample.Results.Submissions[0] with
        {
            Id = "nobody",
            Problem = $"the archive is broken: {Sample.Hostile}",
            Stages = [],
        };

        var text = Read("students/nobody.md", Sample.Results with { Submissions = [problem] });

        text.ShouldContain("the archive is broken: ");
        text.ShouldContain("Nothing of it could be graded.");
    }

    [Test]
    public void Every_report_says_when_there_was_no_sandbox()
    {
        var written = Written(Sample.Results with { Sandbox = "none" });

        written.Count.ShouldBe(10);
        written.ShouldAllBe(file => file.Value.Contains("unsandboxed", StringComparison.Ordinal));
        Written(Sample.Results).ShouldAllBe(file => !file.Value.Contains("unsandboxed", StringComparison.Ordinal));
    }

    [Test]
    public void The_wall_has_no_names()
    {
        var named = Sample.Results with
        {
            Submissions = [
                .. Sample.Results.Submissions.Select((grade, i) =>
                    grade with { Id = $"Somebody{i}", Problem = i == 0 ? "Somebody0 is broken" : null }),
            ],
        };

        var written = Written(named);

        written["class.md"].ShouldContain("Somebody2");
        written["projector.md"].ShouldNotContain("omebody");
        written["projector.html"].ShouldNotContain("omebody");
    }

    [Test]
    public void The_wall_does_not_distinguish_one_from_none()
    {
        var written =
            Written(Sample.Results with { Submissions = [Sample.Results.Submissions[1], Sample.Results.Submissions[2]] });

        written["class.md"].ShouldContain("sum-for-mean");
        written["projector.md"].ShouldNotContain("sum-for-mean");
        written["projector.md"].ShouldContain("1 other mistake, each made by one.");
        Regex.Count(written["projector.md"], @"\| 1 \|").ShouldBe(0);
    }

    [Test]
    public void A_mistake_counts_once_per_submission()
    {
        var twice = Sample.Numbered(1, "x");
        var test = twice.Stages[0].Tests[1];
        twice = twice with
        {
            Stages = [twice.Stages[0] with { Tests = [twice.Stages[0].Tests[0], test, test] }, twice.Stages[1]],
        };

        Misunderstanding.Of(Sample.Results with { Submissions = [twice, Sample.Numbered(2, "x")] }).Single().Met.ShouldBe(2);
    }

    [Test]
    public void A_task_with_a_test_that_did_not_run_is_not_green()
    {
        var ada = Sample.Results.Submissions[2];
        var stage = Sample.Plan.Stages[0];

        ada.In(stage).IsGreen(stage.Tasks[1]).ShouldBeTrue();
        (ada.In(stage)! with { Tests = ada.In(stage)!.Tests[..^1] }).IsGreen(stage.Tasks[1]).ShouldBeFalse();
        (ada.In(stage)! with { State = StageState.NotGraded }).IsGreen(stage.Tasks[1]).ShouldBeFalse();
    }

    [TestCase("")]
    [TestCase("de-DE")]
    [TestCase("tr-TR")]
    public void The_same_results_give_the_same_bytes_in_any_culture(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        var expected = Written(Sample.Results);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Written(Sample.Results).ShouldBe(expected);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Test]
    public void No_text_of_a_submission_becomes_an_element_an_attribute_or_a_link()
    {
        var pages = Written(AllHostile()).Where(file => file.Key.EndsWith(".html", StringComparison.Ordinal)).ToArray();

        foreach (var (name, text) in pages)
        {
            var page = Parse(text);
            page.Descendants().Select(element => element.Name.LocalName).Distinct().ShouldBeSubsetOf(_elements, name);
            page.Descendants()
                .Attributes()
                .Where(attribute =>
                    attribute.Name.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase) || attribute.Name == "src")
                .ShouldBeEmpty(name);
            page.Descendants("a")
                .Select(link => (string)link.Attribute("href")!)
                .ShouldAllBe(link => Regex.IsMatch(link, @"^students/[A-Za-z0-9._-]+\.html$"), name);
            page.Descendants("body")
                .Single().Value
                .ShouldContain(
                    name.StartsWith("projector", StringComparison.Ordinal) ? "summed" : "alert(1)", customMessage: name);
        }
    }

    [Test]
    public void No_control_or_bidirectional_character_is_left() =>
        Written(AllHostile()).Where(file => Regex.IsMatch(file.Value, @"[\p{Cc}\p{Cf}\p{Cs}\uFFFE\uFFFF\u2028\u2029-[\n]]"))
            .ShouldBeEmpty();

    /// <summary>
    /// Markdown is read here by the few rules that matter: a fence ends with its own length, a code span with its own, and what
    /// is outside both has no tag and no link.
    /// </summary>
    [Test]
    public void No_text_of_a_submission_becomes_Markdown()
    {
        foreach (var (name, text) in Written(AllHostile()).Where(file => file.Key.EndsWith(".md", StringComparison.Ordinal)))
        {
            var prose = OutsideCode(text);
            prose = Regex.Replace(prose, @"\]\(students/[A-Za-z0-9._-]+\.md\)", "]");
            prose.ShouldNotContain("alert", customMessage: name);
            prose.ShouldNotContain("evil", customMessage: name);
            Regex.Matches(prose, @"(?<!\\)\]\(").ShouldBeEmpty(name);
            Regex.Matches(prose, @"(?<!\\)<").ShouldBeEmpty(name);
        }
    }

    [Test]
    public void No_random_text_becomes_markup()
    {
        string[] parts =
        [
            "`", "``", "```", "\\", "|", "<b>", "<script>", "</code>", "[", "](", ")", "](http://e.x)", "![", "*", "**", "_",
            "~~", "\n", "\n\n", "\r\n", "- ", "1. ", "# ", "> ", "    ", "\t", "http://e.x", "www.e.x", "a@e.x",
            "&lt;", "<!--", "-->", "]]>", "$", "a", " ", "  ", "\n```\n", "\n~~~\n", "|-|-|", "\n---\n", "===", "<http://e.x>",
            "\u202E", "\0", "[^1]", "[x]: http://e.x", "://",
        ];
        var random = new Random(1);
        string Odd() => string.Concat(Enumerable.Range(0, random.Next(1, 12)).Select(_ => parts[random.Next(parts.Length)]));
        Grade Grade(int number)
        {
            var grade = Sample.Numbered(number, Odd());
            var tests = Array.ConvertAll(grade.Stages[0].Tests, test => test with
            {
                Name = Odd(),
                Red = test.Red is { } red ? red with { ButWas = Odd(), Mistake = new NamedMistake(Odd(), Odd()) } : null,
                Output = Odd(),
            });
            return grade with
            {
                Id = $"{Odd()}{number}",
                Notes = [Odd()],
                Problem = number == 3 ? Odd() : null,
                Stages = [grade.Stages[0] with { Files = [Odd()], Tests = tests }, grade.Stages[1] with { Errors = [Odd()] }],
            };
        }

        for (var i = 0; i < 30; i++)
        {
            foreach (var (name, text) in Written(Sample.Results with { Submissions = [Grade(1), Grade(2), Grade(3)] }))
            {
                if (name.EndsWith(".html", StringComparison.Ordinal))
                {
                    Parse(text).Descendants()
                        .Select(element => element.Name.LocalName)
                        .Distinct()
                        .ShouldBeSubsetOf(_elements, name);
                }
                else
                {
                    var prose = Regex.Replace(OutsideCode(text), @"\]\(students/[A-Za-z0-9._-]+\.md\)", "]");
                    Regex.Matches(prose, @"(?<!\\)<|(?<!\\)\]\(|://|www\.").ShouldBeEmpty(text);
                }
            }
        }
    }

    [TestCase("a|b")]
    [TestCase(@"a\|b")]
    [TestCase(@"a\\|b")]
    [TestCase("a`|`b")]
    [TestCase("| - |\n| x |")]
    public void An_id_stays_in_its_cell_and_on_its_line(string id)
    {
        var line = MarkdownWriter.Write(new Document([], [new Grid(["one", "two"], [Piece.Code(id), id])])).Split('\n')[^2];

        // An escaped character and a bar, as GitHub's tables are cut before anything else is read.
        Regex.Replace(line, @"\\.", "").Count(c => c == '|').ShouldBe(3);
    }

    [TestCase("- not a list", @"\- not a list")]
    [TestCase("1. not a list", @"1\. not a list")]
    [TestCase("1.5 points", "1.5 points")]
    [TestCase("# not a heading <b> [x](y) *z*", @"\# not a heading \<b\> \[x\](y) \*z\*")]
    [TestCase("see https://a.example and www.a.example", @"see https\:\/\/a.example and www\.a.example")]
    public void Plain_text_is_escaped(string text, string markdown) => MarkdownWriter.Line(text).ShouldBe(markdown);

    [TestCase("a", "`a`")]
    [TestCase("`", "`` ` ``")]
    [TestCase("a``b", "```a``b```")]
    [TestCase(" ", "`·`")]
    [TestCase("", "`·`")]
    public void Code_is_escaped(string text, string markdown) => MarkdownWriter.Line(Piece.Code(text)).ShouldBe(markdown);

    [TestCase("ada", "ada")]
    [TestCase("Ada.Lovelace_2-b", "Ada.Lovelace_2-b")]
    public void A_safe_id_is_its_own_file_name(string id, string name) => FileNames.Of([id]).ShouldBe([name]);

    [TestCase("../../etc/passwd", "etc-passwd-")]
    [TestCase(".hidden", "hidden-")]
    [TestCase("-rf", "rf-")]
    [TestCase("con", "id-")]
    [TestCase("LPT1.txt", "id-")]
    [TestCase("a b", "a-b-")]
    [TestCase("", "id-")]
    [TestCase("..", "id-")]
    [TestCase("Zoë", "Zo-")]
    [TestCase("a.", "a-")]
    public void Any_other_id_gets_a_file_name_with_its_fingerprint(string id, string start) =>
        FileNames.Of([id]).Single().ShouldMatch($"^{Regex.Escape(start)}[0-9a-f]{{8}}$");

    [Test]
    public void File_names_are_unique_on_any_file_system()
    {
        string[] ids =
        [
            "ada",
            "Ada",
            "ADA",
            "ada",
            "a b",
            "a/b",
            "a\\b",
            new string('x', 100),
            new string('x', 101),
            new string('x', 5_000_000),
        ];

        var names = FileNames.Of(ids);

        names.Distinct(StringComparer.OrdinalIgnoreCase).Count().ShouldBe(ids.Length);
        names.ShouldAllBe(name => name.Length < 80);
    }

    [Test]
    public void Five_million_characters_are_truncated()
    {
        var much = new string('x', 5_000_000);
        var grade = Sample.Numbered(1, much) with { Id = much, Notes = [.. Enumerable.Repeat(much, 1000)], HandedIn = null };
        grade = grade with
        {
            Stages = [
                grade.Stages[0] with { Files = [much] }, grade.Stages[1] with { Errors = [.. Enumerable.Repeat(much, 1000)] },
            ],
        };

        var written = Written(Sample.Results with { Submissions = [grade] });

        written.Count.ShouldBe(6);
        written.ShouldAllBe(file => file.Value.Length < 60_000);
        written.Single(file =>
            file.Key.StartsWith("students/", StringComparison.Ordinal)
                && file.Key.EndsWith(".md", StringComparison.Ordinal)).Value
            .ShouldContain("… the first 2,000 of 5,000,000 characters");
    }

    [Test]
    public void Only_the_first_lines_of_output_are_shown()
    {
        var grade = Sample.Numbered(1, string.Concat(Enumerable.Range(1, 40).Select(i => $"line {i}\n")));

        var text = Read("students/student-0001.md", Sample.Results with { Submissions = [grade] });

        text.ShouldContain("```text\nline 1\n");
        text.ShouldContain("\nline 12\n… 28 lines more\n```");
    }

    [Test]
    public void Surrogate_pairs_are_never_split() => Kata.Grading.UntrustedText.Line("ab😀", 3).ShouldBe("ab…");

    [Test]
    public void Three_hundred_submissions_each_have_a_page()
    {
        var written =
            Written(Sample.Results with { Submissions = [.. Enumerable.Range(1, 300).Select(i => Sample.Numbered(i, "x"))] });

        written.Count.ShouldBe(604);
        written["class.md"].ShouldContain("300 of 300");
    }

    [Test]
    public void A_report_without_submissions_is_written() =>
        Written(Sample.Results with
        {
            Submissions = [],
        }).Keys.ShouldBe(["class.html", "class.md", "projector.html", "projector.md"]);

    /// <summary>The course's own hints and "What you can do now".</summary>
    [Test]
    public void The_courses_own_hints_are_shown()
    {
        Reports.Write(Sample.Results, _folder.Path);

        var hint = StageReadme.Of(StageFolder.All.Single(stage => stage.Slug == "03-bias-gradient")).HintsTo(2)[0];
        File.ReadAllText(Path.Combine(_folder.Path, "students", "1002.md"))
            .ShouldContain($"> **Hint: {hint.Kind}**\n>\n> {hint.Lines[0]}\n");
    }

    private static string Hostile => FileNames.Of([Sample.HostileId]).Single();

    /// <summary>Hostile text even where only the course's own text can be: test names, stories, titles.</summary>
    private static Results AllHostile()
    {
        var hostile = Sample.Results.Submissions[0];
        var stages = hostile.Stages.Select(stage =>
            stage with
            {
                State = StageState.Judged,
                Errors = [Sample.Hostile],
                Tests = Array.ConvertAll(hostile.Stages[0].Tests, test =>
                    test with
                    {
                        Output = Sample.Hostile,
                        Red = test.Red is null ? null : test.Red with { ButWas = Sample.Hostile },
                    }),
            });
        return Sample.Results with
        {
            Submissions =
            [
                hostile with { Stages = [.. stages] },
                hostile with { Id = "p" + Sample.HostileId, Problem = Sample.Hostile },
                hostile with { Id = "q" + Sample.Hostile },
                hostile with
                {
                    Id = "r" + Sample.Hostile,
                    Stages = [
                        .. hostile.Stages.Select(stage =>
                            stage with { State = StageState.DoesNotCompile, Tests = [], Errors = [Sample.Hostile] }),
                    ],
                },
            ],
        };
    }

    private string Read(string name, Results? results = null) => Written(results ?? Sample.Results)[name];

    private string Body(string name)
    {
        var text = Read(name);
        return text[text.IndexOf("<body>", StringComparison.Ordinal)..];
    }

    /// <summary>Every file, by its path in the folder.</summary>
    private SortedDictionary<string, string> Written(Results results)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder.Path, Guid.NewGuid().ToString("N"))).FullName;
        Reports.Write(results, folder, Sample.ReadmeOf);
        return new SortedDictionary<string, string>(
            Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
                .ToDictionary(file => Path.GetRelativePath(folder, file).Replace('\\', '/'), File.ReadAllText),
            StringComparer.Ordinal);
    }

    private static XDocument Parse(string html)
    {
        using var reader = XmlReader.Create(
            new StringReader(html), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, CheckCharacters = true });
        return XDocument.Load(reader);
    }

    private static string OutsideCode(string markdown)
    {
        var (prose, fence) = (new List<string>(), "");
        foreach (var line in markdown.Split('\n').Select(line => Regex.Replace(line, "^> ?", "")))
        {
            if (fence.Length > 0)
            {
                fence = line == fence ? "" : fence;
            }
            else if (Regex.Match(line, "^(?<fence>```+)text$") is { Success: true } begin)
            {
                fence = begin.Groups["fence"].Value;
            }
            else
            {
                prose.Add(Regex.Replace(line, @"(?<![`\\])(?<ticks>`+)(?!`).*?(?<!`)\k<ticks>(?!`)", ""));
            }
        }

        fence.ShouldBe("");
        return string.Join('\n', prose);
    }
}
