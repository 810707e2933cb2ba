using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using System.Xml.Schema;
using Kata.Grading;

namespace Kata.UnitTests.Grading;

/// <summary>The export formats: checked by schemas, by the rules in their documentation, and as text.</summary>
public sealed class EmitterTests
{
    private static readonly string[] _names =
    [
        "canvas", "classroom50", "ctrf", "exercism", "github", "github-classroom", "gradescope", "junit", "moodle",
    ];
    private static readonly string[] _json = ["classroom50", "ctrf", "exercism", "gradescope"];

    private static readonly Dictionary<string, string> _runner = new()
    {
        ["CLASSROOM"] = "networks",
        ["ASSIGNMENT"] = "week-3",
        ["OWNER"] = "ada",
        ["SUBMISSION_TAG"] = "submit/2026-03-01T14-32-05Z-a1b2c3d",
        ["COMMIT_URL"] = "https://git.example/commit/a1b2c3d",
        ["RELEASE_URL"] = "https://git.example/releases/1",
    };

    [Test]
    public void Every_format_has_its_name() => Emitters.All.Keys.ShouldBe(_names);

    [TestCaseSource(nameof(_names))]
    public void As_text(string name) =>
        string.Concat(Emit(name, Sample.Results).Where(file => !file.File.EndsWith(".env", StringComparison.Ordinal))
            .Select(file => $"=== {file.File}\n{file.Text}"))
            .ShouldBeVerified(name: $"{nameof(As_text)}_{name}");

    [TestCaseSource(nameof(_json))]
    public void JSON_matches_its_schema(string name)
    {
        var schema = Schema.Read(SchemaOf($"{name}.schema.json"));

        foreach (var (file, text) in Odd().SelectMany(results => Emit(name, results)))
        {
            schema.Faults(JsonNode.Parse(text)).ShouldBeEmpty(file);
        }
    }

    [Test]
    public void The_schema_checker_finds_violations()
    {
        var schema = Schema.Read(SchemaOf("exercism.schema.json"));

        schema.Faults(JsonNode.Parse(
            """{ "version": 2, "status": "green", "tests": [{ "name": "", "status": "pass", "task_id": 0.5, "x": 1 }] }"""))
            .ShouldBe(
        [
            "$.version is not 3",
            "$.status is none of [\"pass\",\"fail\",\"error\"]",
            "$.tests[0] must have no x",
            "$.tests[0].name is too short",
            "$.tests[0].task_id is no integer",
            "$.tests[0].task_id is less than 1",
        ]);
        schema.Faults(JsonNode.Parse("""{ "version": 3, "status": "pass" }""")).ShouldBe(["$ has no tests"]);
    }

    [Test]
    public void JUnit_matches_its_schema()
    {
        var schemas = new XmlSchemaSet();
        schemas.Add(null, SchemaOf("junit-10.xsd"));

        foreach (var (file, text) in Odd().SelectMany(results => Emit("junit", results)))
        {
            var faults = new List<string>();
            XDocument.Parse(text).Validate(schemas, (_, fault) => faults.Add(fault.Message));
            faults.ShouldBeEmpty(file);
        }
    }

    [Test]
    public void JUnit_counts_match_its_contents()
    {
        foreach (var suite in Odd().SelectMany(results => Emit("junit", results))
            .SelectMany(file => XDocument.Parse(file.Text).Descendants("testsuite")))
        {
            ((int)suite.Attribute("tests")!).ShouldBe(suite.Elements("testcase").Count());
            ((int)suite.Attribute("failures")!).ShouldBe(suite.Descendants("failure").Count());
            ((int)suite.Attribute("errors")!).ShouldBe(suite.Descendants("error").Count());
            ((int)suite.Attribute("skipped")!).ShouldBe(suite.Descendants("skipped").Count());
        }
    }

    [Test]
    public void CTRF_counts_match_its_contents()
    {
        foreach (var report in Odd().SelectMany(results => Emit("ctrf", results))
            .Select(file => JsonNode.Parse(file.Text)!["results"]!))
        {
            var statuses = report["tests"]!.AsArray().Select(test => (string)test!["status"]!).ToArray();
            ((int)report["summary"]!["tests"]!).ShouldBe(statuses.Length);
            foreach (var status in (string[])["passed", "failed", "skipped", "pending", "other"])
            {
                ((int)report["summary"]![status]!).ShouldBe(statuses.Count(one => one == status));
            }
        }
    }

    [Test]
    public void Classroom50_never_exceeds_the_maximum()
    {
        foreach (var result in Odd().SelectMany(results => Emit("classroom50", results))
            .Select(file => JsonNode.Parse(file.Text)!))
        {
            ((int)result["score"]!).ShouldBeLessThanOrEqualTo((int)result["max-score"]!);
            ((int)result["max-score"]!).ShouldBe(result["tests"]!.AsArray().Sum(test => (int)test!["max-score"]!));
            result["tests"]!.AsArray().ShouldAllBe(test => (int)test!["score"]! <= (int)test["max-score"]!);
        }
    }

    [TestCase("1", "2", 3, 3)]
    [TestCase("0.5", "2", 25, 25)]
    [TestCase("0.3333333333333333333333333333", "0.6666666666666666666666666667", 101, 101)]
    public void Classroom50_gives_the_maximum_when_everything_is_green(string first, string second, int score, int most)
    {
        decimal[] points =
        [
            decimal.Parse(first, CultureInfo.InvariantCulture), decimal.Parse(second, CultureInfo.InvariantCulture),
        ];
        var stage = Sample.Plan.Stages[0] with
        {
            Tasks = [.. Sample.Plan.Stages[0].Tasks.Zip(points, (task, worth) => task with { Points = worth })],
        };
        var ada = Sample.Results.Submissions[2];
        ada = ada with
        {
            Points = points.Sum(),
            OutOf = points.Sum(),
            Stages = [
                ada.Stages[0] with { Tasks = [new TaskGrade(1, points[0], points[0]), new TaskGrade(2, points[1], points[1])] },
            ],
        };

        var result = JsonNode.Parse(Emit(
            "classroom50",
            Sample.Results with { Plan = Sample.Plan with { Stages = [stage] }, Submissions = [ada] }).Single().Text)!;

        ((int)result["score"]!).ShouldBe(score);
        ((int)result["max-score"]!).ShouldBe(most);
    }

    [Test]
    public void Classroom50_takes_the_time_of_the_submission_from_its_tag()
    {
        var untimed = Sample.Results with { Submissions = [Sample.Results.Submissions[1] with { HandedIn = null }] };

        ((string)JsonNode.Parse(Emit("classroom50", untimed).Single().Text)!["datetime"]!).ShouldBe("2026-03-01T14:32:05Z");
        ((string)JsonNode.Parse(Classroom50Emitter.Emit(untimed, _ =>
            null).Single().Text)!["datetime"]!).ShouldBe("1970-01-01T00:00:00Z");
    }

    /// <summary>
    /// Computes points like the reporter, from a base64 variable: by the share of green tests, and by their scores.
    /// </summary>
    [Test]
    public void GitHub_Classroom_sums_to_the_same_points_both_ways()
    {
        var schema = Schema.Read(SchemaOf("github-classroom.schema.json"));
        foreach (var grade in Sample.Results.Submissions)
        {
            var files = Emit(
                "github-classroom",
                Sample.Results with { Submissions = [grade] }).ToDictionary(file => file.File, file => file.Text);
            var variables = files["github-classroom/results.env"]
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .ToDictionary(line => line[..line.IndexOf('=', StringComparison.Ordinal)], line =>
                    line[(line.IndexOf('=', StringComparison.Ordinal) + 1)..]);
            var runners = files["github-classroom/runners.txt"]
                .TrimEnd('\n')
                .Split(',')
                .Select(name => Convert.FromBase64String(variables[$"{name.Trim().ToUpperInvariant()}_RESULTS"]))
                .Select(json => JsonNode.Parse(Encoding.UTF8.GetString(json))!)
                .ToArray();

            runners.Length.ShouldBe(3);
            runners.ShouldAllBe(runner => schema.Faults(runner).Length == 0);
            runners.Sum(runner => runner["tests"]!.AsArray().Sum(test => (decimal)test!["score"]!)).ShouldBe(grade.Points);
            (runners.Sum(runner =>
                (decimal)runner["max_score"]! * runner["tests"]!
                    .AsArray()
                    .Count(test => (string)test!["status"]! == "pass")) * (1 - grade.LateLoss)).ShouldBe(grade.Points);
            JsonNode.Parse(files["github-classroom/results.json"])!
                .AsObject()
                .Select(runner => runner.Value!.ToJsonString())
                .ShouldBe(runners.Select(runner => runner.ToJsonString()));
        }
    }

    [Test]
    public void Exercism_has_the_tests_in_the_order_of_the_plan_and_its_caps()
    {
        var much = Sample.Results with { Submissions = [Sample.Numbered(1, new string('é', 5_000_000))] };
        much = much with
        {
            Submissions = [
                much.Submissions[0] with
                {
                    Stages = [
                        much.Submissions[0].Stages[0] with { Tests = [.. much.Submissions[0].Stages[0].Tests.Reverse()] },
                        much.Submissions[0].Stages[1] with { Errors = [new string('é', 5_000_000)] },
                    ],
                },
            ],
        };

        var files = Emit("exercism", much).ToDictionary(file => file.File, file => JsonNode.Parse(file.Text)!);

        var judged = files["exercism/03-bias-gradient/results.json"];
        judged["tests"]!.AsArray()
            .Select(test => (string)test!["name"]!)
            .ShouldBe(Sample.Plan.Stages[0].Tasks.SelectMany(task => task.Tests));
        var outputs = judged["tests"]!.AsArray().Select(test => (string)test!["output"]!).ToArray();
        outputs.ShouldAllBe(output =>
            output.Length <= 500
                && output.EndsWith("Output was truncated. Please limit to 500 chars.", StringComparison.Ordinal));
        var error = (string)files["exercism/04-weight-update/results.json"]["message"]!;
        Encoding.UTF8.GetByteCount(error).ShouldBeInRange(65_530, 65_535);
    }

    [Test]
    public void Exercism_reports_error_only_if_no_test_ran()
    {
        string Status(int submission, string stage) =>
            (string)JsonNode.Parse(Emit(
                "exercism",
                Sample.Results with
                {
                    Submissions = [Sample.Results.Submissions[submission]],
                }).Single(file => file.File.Contains(stage, StringComparison.Ordinal)).Text)!["status"]!;

        Status(0, "04-").ShouldBe("error");
        Status(1, "03-").ShouldBe("fail");
        Status(1, "04-").ShouldBe("error");
        Status(2, "03-").ShouldBe("pass");
    }

    [Test]
    public void GitHub_shows_ten_annotations_of_each_kind_one_per_line()
    {
        foreach (var (file, text) in Odd().SelectMany(results => Emit("github", results))
            .Where(file => file.File.EndsWith("annotations.txt", StringComparison.Ordinal)))
        {
            var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            lines.ShouldAllBe(
                line => Regex.IsMatch(line, "^::(error|warning|notice)( (file=[^:,]+,)?(line=[0-9]+,)?title=[^:,]+)?::"), file);
            lines.GroupBy(line => line.Split(' ', ':')[2]).ShouldAllBe(kind => kind.Count() <= 10, file);
        }
    }

    [Test]
    public void GitHub_annotations_point_to_the_submitted_file()
    {
        var lines = Emit("github", Sample.Documented).Single(file => file.File == "github/annotations.txt").Text.Split('\n');

        lines[0].ShouldStartWith(
            "::error file=handin/Neuron.cs,line=24,title=03-bias-gradient · task 2::The bias gradient is the mean over the "
                + "batch%0AThe mistake: summed");
        lines[1].ShouldBe("::error file=handin/Update.cs,line=20,title=04-weight-update · does not compile::CS1002: ; expected");
    }

    [Test]
    public void The_GitHub_summary_is_at_most_one_mebibyte()
    {
        var many =
            Enumerable.Range(1, 600).Select(number => new TaskPlan(number, "**`x`** does y.", 1, [$"Test {number}"])).ToArray();
        var stage = new StagePlan("03-bias-gradient", "Many", many);
        var grade = new Grade("ada", "", 51, null, 0, 0, 600, null, [],
            [
                new StageGrade(
                    stage.Stage,
                    StageState.Judged,
                    [],
                    [],
                    0,
                    600,
                    [.. many.Select(task => new TaskGrade(task.Number, 0, 1))],
                    [
                        .. many.Select(task =>
                            new TestGrade(
                                task.Tests[0],
                                task.Number,
                                false,
                                new RedResult(RedKind.Threw, new string('é', 5_000)),
                                new string('é', 3_000))),
                    ]),
            ]);

        var summary =
            Emit("github", Sample.Results with { Plan = new Plan("Many", [stage], null), Submissions = [grade] }).First().Text;

        Encoding.UTF8.GetByteCount(summary).ShouldBeInRange(1_000_000, GithubEmitter.MaxSummary);
        summary.ShouldEndWith("… The rest is left out: a report may be no longer here.\n");
        (summary.Split("```").Length % 2).ShouldBe(1, "no fence is left open");
    }

    [TestCase("canvas", 6)]
    [TestCase("moodle", 3)]
    public void CSV_has_the_same_columns_in_each_row_and_no_formula(string name, int columns)
    {
        string[] ids =
        [
            "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1", "a,b", "a\"b", "a\nb", "0012", Sample.HostileId, Sample.Hostile,
        ];
        var results = Sample.Results with { Submissions = [.. ids.Select(id => Sample.Results.Submissions[1] with { Id = id })] };

        var rows = Rows(Emit(name, results).Single().Text);

        rows.Length.ShouldBe(ids.Length + (name == "canvas" ? 2 : 1));
        rows.ShouldAllBe(row => row.Length == columns);
        rows.SelectMany(row => row)
            .ShouldAllBe(cell => cell.Length == 0 || !"=+-@\t\r＝".Contains(cell[0], StringComparison.Ordinal));
        rows.ShouldContain(row => row.Contains("a,b"));
        rows.ShouldContain(row => row.Contains("a\"b"));
        rows.ShouldContain(row => row.Contains("0012"));
        rows.ShouldContain(row => row.Contains("'=1+1"));
    }

    /// <summary>The importer recognises the header by these columns, and expects the assignment after Section.</summary>
    [Test]
    public void Canvas_has_the_header_that_its_importer_expects()
    {
        var rows = Rows(Emit("canvas", Sample.Results).Single().Text);

        rows[0].ShouldBe(["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "Week 3"]);
        rows[1][0].ShouldBe("Points Possible");
        rows[1][5].ShouldBe("5");
        rows[3].ShouldBe(["1002", "", "", "1002", "", "0.9"]);
    }

    [TestCaseSource(nameof(_names))]
    public void Several_submissions_have_a_folder_each_and_a_single_one_has_none(string name)
    {
        var isForAClass = name is "canvas" or "moodle";
        var one = Emit(name, Sample.Documented).Select(file => file.File).ToArray();
        var three = Emit(name, Sample.Results).Select(file => file.File).ToArray();

        one.ShouldAllBe(file => file.StartsWith($"{name}/", StringComparison.Ordinal));
        three.Length.ShouldBe(isForAClass ? one.Length : 3 * one.Length);
        three.Distinct(StringComparer.OrdinalIgnoreCase).Count().ShouldBe(three.Length);
        three.ShouldAllBe(file => Regex.IsMatch(file, @"^[A-Za-z0-9._/-]+$") && !file.Split('/').Contains(".."));
    }

    [TestCaseSource(nameof(_names))]
    public void The_same_results_give_the_same_text_in_any_culture(string name)
    {
        var before = CultureInfo.CurrentCulture;
        var expected = Emit(name, Sample.Results).ToArray();
        try
        {
            foreach (var culture in (string[])["", "de-DE", "tr-TR"])
            {
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
                Emit(name, Sample.Results).ToArray().ShouldBe(expected, culture);
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [TestCaseSource(nameof(_names))]
    public void No_control_or_bidirectional_character_is_left(string name)
    {
        foreach (var (file, text) in Odd().SelectMany(results => Emit(name, results)))
        {
            Regex.IsMatch(text, @"[\p{Cc}\p{Cf}\p{Cs}\uFFFE\uFFFF\u2028\u2029-[\n]]").ShouldBeFalse(file);
        }
    }

    [TestCaseSource(nameof(_names))]
    public void Five_million_characters_are_truncated(string name)
    {
        var much = new string('x', 5_000_000);
        var grade = Sample.Numbered(1, much) with { Id = much, Notes = [.. Enumerable.Repeat(much, 100)] };

        Emit(name, Sample.Results with { Submissions = [grade] }).ShouldAllBe(file => file.Text.Length < 100_000);
    }

    [TestCaseSource(nameof(_names))]
    public void Two_thousand_submissions_each_have_files(string name) =>
        Emit(
            name,
            Sample.Results with { Submissions = [.. Enumerable.Range(1, 2000).Select(i => Sample.Numbered(i, "x"))] }).Count()
            .ShouldBe(name is "canvas" or "moodle" ? 1 : 2000 * Emit(name, Sample.Documented).Count());

    [Test]
    public void Files_are_written_below_the_folder()
    {
        using var folder = new TempFolder();

        Emitters.Write(Emitters.All["gradescope"], Sample.Documented, folder.Path);

        File.ReadAllText(Path.Combine(folder.Path, "gradescope", "results.json"))
            .ShouldBe(Emit("gradescope", Sample.Documented).Single().Text);
    }

    [TestCaseSource(nameof(_names))]
    public void Formats_say_when_submissions_were_trusted(string name)
    {
        var text = string.Concat(Emit(name, Sample.Results with { Sandbox = "none" }).Select(file => file.Text));

        text.Contains("unsandboxed", StringComparison.Ordinal).ShouldBe(name is not ("canvas" or "exercism"));
    }

    /// <summary>The formats with the course's READMEs and the real environment, as the command line uses them.</summary>
    [Test]
    public void All_of_them_work_as_they_are() =>
        Emitters.All.ShouldAllBe(emitter => emitter.Value(Sample.Results).All(file => file.Text.Length > 0));

    private static IEnumerable<(string File, string Text)> Emit(string name, Results results) => name switch
    {
        "github" => GithubEmitter.Emit(results, Sample.ReadmeOf),
        "classroom50" => Classroom50Emitter.Emit(results, _runner.GetValueOrDefault),
        _ => Emitters.All[name](results),
    };

    /// <summary>
    /// The sample; unreadable, missing, ungraded and partial ones; a hostile stage in every state; one submission; none.
    /// </summary>
    private static Results[] Odd()
    {
        var (hostile, late, ada) = (Sample.Results.Submissions[0], Sample.Results.Submissions[1], Sample.Results.Submissions[2]);
        return
        [
            Sample.Results,
            Sample.Documented,
            Sample.Results with { Submissions = [] },
            Sample.Results with
            {
                Submissions =
                [
                    hostile with
                    {
                        Id = "a",
                        Problem = Sample.Hostile,
                        Stages = [],
                        Notes = [.. Enumerable.Repeat(Sample.Hostile, 30)],
                    },
                    .. Enum.GetValues<StageState>()
                        .Select(state =>
                            hostile with
                            {
                                Id = $"{state}{Sample.Hostile}",
                                Stages = [
                                    .. hostile.Stages.Select(stage =>
                                        stage with
                                        {
                                            State = state,
                                            Tests = state == StageState.Judged ? stage.Tests : [],
                                            Errors = [.. Enumerable.Repeat(Sample.Hostile, 30)],
                                        }),
                                ],
                            }),
                    late with { Id = "", HandedIn = null },
                    ada with { Id = "part", Stages = [ada.Stages[0] with { Tests = ada.Stages[0].Tests[..1] }, ada.Stages[1]] },
                ],
            },
        ];
    }

    private static string SchemaOf(string name) =>
        Path.Combine(Repository.Root, "tools", "Kata.UnitTests", "Grading", "schemas", name);

    /// <summary>Parses RFC 4180.</summary>
    private static string[][] Rows(string csv)
    {
        var (rows, row, cell, isQuoted) = (new List<string[]>(), new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < csv.Length; i++)
        {
            switch (csv[i])
            {
                case '"' when isQuoted && i + 1 < csv.Length && csv[i + 1] == '"':
                    cell.Append(csv[i++]);
                    break;
                case '"':
                    isQuoted = !isQuoted;
                    break;
                case ',' or '\n' when !isQuoted:
                    row.Add(cell.ToString());
                    cell.Clear();
                    if (csv[i] == '\n')
                    {
                        rows.Add([.. row]);
                        row.Clear();
                    }

                    break;
                default:
                    cell.Append(csv[i]);
                    break;
            }
        }

        isQuoted.ShouldBeFalse();
        return [.. rows];
    }
}
