using System.Globalization;
using System.Text;
using System.Text.Json;
using Kata.Grading;
using Kata.Verbs;

namespace Kata.UnitTests.Grading;

/// <summary>Valid and invalid grading.json and times.</summary>
public sealed class SchemeTests
{
    private static readonly StageFolder _stage = StageFolder.All[2];

    [Test]
    public void By_default_every_task_is_worth_one_point()
    {
        var plan = Scheme.Default.Plan(Tests());

        plan.Stages.Select(stage => stage.Stage).ShouldBe(StageFolder.All.Select(stage => stage.Slug));
        plan.Stages.SelectMany(stage => stage.Tasks).ShouldAllBe(task => task.Points == 1);
        plan.Late.ShouldBeNull();
        plan.Stages[2].Title.ShouldBe(_stage.Title);
        plan.Stages[2].Tasks.Select(task => task.Text).ShouldBe(StageReadme.Of(_stage).Tasks.Select(task => task.Text));
        plan.Stages[2].Tasks[0].Tests.ShouldBe(["a", "b"]);
    }

    [Test]
    public void The_documented_example_is_valid()
    {
        var page = File.ReadAllLines(Path.Combine(Repository.Root, "docs", "grading-json.md"));
        var scheme = Scheme.Parse(string.Join('\n', Markdown.Fences(page, "json").Single()), "grading.json");
        var plan = scheme.Plan(Tests());

        plan.Title.ShouldBe("Neural networks, autumn term");
        plan.Stages.Select(stage => stage.Stage).ShouldBe(["01-neuron-forward", "03-bias-gradient", "05-full-mlp"]);
        plan.Stages[0].Tasks.ShouldAllBe(task => task.Points == 1);
        plan.Stages[1].OutOf.ShouldBe(10);
        plan.Stages[2].Tasks.Select(task => task.Points).Take(3).ShouldBe([2, 2.5m, 1]);
        (plan.Late! with { Extensions = null }).ShouldBe(new LateRule(
            DateTimeOffset.Parse("2026-12-01T22:59Z", CultureInfo.InvariantCulture), TimeSpan.FromMinutes(15), 0.1m, 0.5m));
        plan.Late!.ExtensionOf(["alice"]).ShouldNotBeNull();
        Times.Parse(string.Join('\n', Markdown.Fences(page, "text").Single()), "times.csv").Of("Jones, Bob").ShouldNotBeNull();
        JsonSerializer.Serialize(Scheme.Of(plan).Plan(Tests())).ShouldBe(JsonSerializer.Serialize(plan));
    }

    [TestCase("10", 3, new[] { 3.33, 3.34, 3.33 })]
    [TestCase("0.01", 3, new[] { 0, 0.01, 0 })]
    [TestCase("7.5", 2, new[] { 3.75, 3.75 })]
    [TestCase("0", 1, new[] { 0.0 })]
    public void A_stages_points_are_split_over_its_tasks_and_sum_exactly(string points, int tasks, double[] each)
    {
        var scheme = Scheme.Parse(
            $$$"""{ "stages": { "{{{_stage}}}": { "points": {{{points}}} }, "01-neuron-forward": {} } }""", "grading.json");
        var plan = scheme.Plan([
            (StageFolder.All[0], [("a", 1)]), (_stage, [.. Enumerable.Range(1, tasks).Select(task => ("a", task))]),
        ]).Stages[1];

        plan.Tasks.Select(task => task.Points).ShouldBe(each.Select(value => (decimal)value));
        plan.OutOf.ShouldBe(decimal.Parse(points, CultureInfo.InvariantCulture));
    }

    [Test]
    public void Points_of_any_size_are_never_negative_and_sum_exactly()
    {
        var random = new Random(1);
        for (var i = 0; i < 200; i++)
        {
            var points = random.Next(0, 100_000_000) / 100m;
            var plan =
                new StageWeight(_stage, points, []).Plan([.. Enumerable.Range(1, random.Next(1, 5)).Select(task => ("a", task))]);

            plan.OutOf.ShouldBe(points);
            plan.Tasks.ShouldAllBe(task => task.Points >= 0);
        }
    }

    [TestCase("""{ "titel": "x" }""", "$.titel is unknown: $ has title, stages, late.")]
    [TestCase("""{ "title": 5 }""", "$.title is 5, and must be a text in quotes.")]
    [TestCase("""{ "title": " " }""", "$.title is \" \", and must be a text in quotes.")]
    [TestCase("""[]""", "$ is [], and must be an object in braces.")]
    [TestCase("""{ "stages": ["01-neuron-forward"] }""", "$.stages is [\"01-neuron-forward\"], and must be an object in braces.")]
    [TestCase("""{ "stages": {} }""", "$.stages names no stage: name those to be graded, or leave it out for all.")]
    [TestCase("""{ "stages": { "99-none": {} } }""", "$.stages['99-none'] is unknown: $.stages has 01-neuron-forward,")]
    [TestCase("""{ "stages": { "03-bias-gradient": 5 } }""", "$.stages['03-bias-gradient'] is 5, and must be an object in braces.")]
    [TestCase("""{ "stages": { "03-bias-gradient": { "point": 5 } } }""", "$.stages['03-bias-gradient'].point is unknown: $.stages['03-bias-gradient'] has points, tasks.")]
    [TestCase("""{ "stages": { "03-bias-gradient": { "points": -1 } } }""", "$.stages['03-bias-gradient'].points is -1, and must be points: a number from 0 to 1000000, of two decimals at most.")]
    [TestCase("""{ "stages": { "03-bias-gradient": { "points": 1e99 } } }""", "points is 1e99, and must be points")]
    [TestCase("""{ "stages": { "03-bias-gradient": { "points": 0.005 } } }""", "points is 0.005, and must be points: a number of two decimals at most.")]
    [TestCase("""{ "stages": { "03-bias-gradient": { "points": "5" } } }""", "points is \"5\", and must be points")]
    [TestCase("""{ "stages": { "03-bias-gradient": { "points": 5, "tasks": {} } } }""", "$.stages['03-bias-gradient'] has both points and tasks: give one of the two.")]
    [TestCase("""{ "stages": { "03-bias-gradient": { "tasks": { "9": 5 } } } }""", "$.stages['03-bias-gradient'].tasks['9'] is no task of 03-bias-gradient: its tasks are 1, 2, 3, 4.")]
    [TestCase("""{ "stages": { "03-bias-gradient": { "tasks": { "1": -5 } } } }""", "$.stages['03-bias-gradient'].tasks['1'] is -5, and must be points")]
    [TestCase("""{ "late": { "lossPerDay": 0.1 } }""", "$.late has no due: a late rule needs due and lossPerDay.")]
    [TestCase("""{ "late": { "due": "2026-12-01T23:59:00Z" } }""", "$.late has no lossPerDay: a late rule needs due and lossPerDay.")]
    [TestCase("""{ "late": { "due": "2026-12-01T23:59:00", "lossPerDay": 0.1 } }""", "$.late.due is \"2026-12-01T23:59:00\", and must be a time with its offset, such as")]
    [TestCase("""{ "late": { "due": "2026-12-01T23:59:00Z", "lossPerDay": 10 } }""", "$.late.lossPerDay is 10, and must be a share from 0 to 1: 0.1 is a tenth.")]
    [TestCase("""{ "late": { "due": "2026-12-01T23:59:00Z", "lossPerDay": 0.1, "graceMinutes": -1 } }""", "$.late.graceMinutes is -1, and must be minutes")]
    [TestCase("""{ "stages": { "03-bias-gradient": { "points": 0 } } }""", "There are no points to be had")]
    [TestCase("""{ "title": "a", "title": "b" }""", "grading.json:1: this is no JSON, or has a name twice")]
    [TestCase("""{ "title": "a", }""", "grading.json:1: this is no JSON")]
    [TestCase("""{ "title": "\ud800" }""", "grading.json: a text in it has half a character")]
    [TestCase("", "grading.json:1: this is no JSON")]
    public void Invalid_settings_are_refused_with_their_location(string json, string sentence)
    {
        var exception = Should.Throw<KataException>(() => Scheme.Parse(json, "grading.json").Plan(Tests()));

        exception.Message.ShouldContain(sentence);
        exception.Code.ShouldBe(Exit.Usage);
    }

    [Test]
    public void A_missing_file_is_refused()
    {
        Should.Throw<KataException>(() => Scheme.Read("no-such-folder/grading.json")).Message
            .ShouldStartWith("grading.json cannot be read: ");
        Should.Throw<KataException>(() => Times.Read("no-such-folder/times.csv")).Message
            .ShouldStartWith("times.csv cannot be read: ");
    }

    [TestCase("2026-12-02T00:14:00+01:00", 0)]
    [TestCase("2026-12-02T00:15:00+01:00", 0.1)]
    [TestCase("2026-12-03T00:14:00+01:00", 0.1)]
    [TestCase("2026-12-03T00:15:00+01:00", 0.2)]
    [TestCase("2027-12-03T00:15:00+01:00", 0.5)]
    public void Each_started_day_after_the_grace_period_costs_a_share_up_to_the_maximum(string handedIn, double loss)
    {
        var late = Scheme.Parse(
            """{ "late": { "due": "2026-12-01T23:59:00+01:00", "graceMinutes": 15, "lossPerDay": 0.1, "mostLoss": 0.5 } }""",
            "grading.json").Late!;

        late.Loss(Times.Parse($"a,{handedIn}", "times.csv").Of("a")!.Value).ShouldBe((decimal)loss);
    }

    [Test]
    public void Times_come_from_the_learning_platform()
    {
        var times = Times.Parse(
            "id,time\r\nalice,2026-12-01T23:59:00+01:00\r\n\"Jones, \"\"Bob\"\"\", 2026-12-01T23:59Z "
                + "\r\ncarol,2026-12-01T23:59:00.123Z\r\n",
            "times.csv");

        times.Of("alice").ShouldBe(new DateTimeOffset(2026, 12, 1, 22, 59, 0, TimeSpan.Zero));
        times.Of("Jones, \"Bob\"").ShouldBe(new DateTimeOffset(2026, 12, 1, 23, 59, 0, TimeSpan.Zero));
        times.Of("carol").ShouldNotBeNull();
        times.Of("dave").ShouldBeNull();
    }

    [TestCase("alice")]
    [TestCase("alice,yesterday")]
    [TestCase("alice,2026-12-01")]
    [TestCase("alice,2026-12-01T23:59:00")]
    [TestCase(",2026-12-01T23:59:00Z")]
    [TestCase("alice,2026-13-01T23:59:00Z")]
    public void An_invalid_line_of_times_is_refused(string line) =>
        Should.Throw<KataException>(() => Times.Parse($"id,time\n{line}\n", "times.csv")).Message
            .ShouldStartWith($"times.csv:2: \"{line}\" is not understood: ");

    [Test]
    public void A_second_time_for_the_same_id_is_refused() =>
        Should.Throw<KataException>(() => Times.Parse("a,2026-12-01T23:59:00Z\na,2026-12-01T23:59:00Z", "times.csv")).Message
            .ShouldBe("times.csv:2: a has a time already: keep one line for each id.");

    [Test]
    public void Unknown_times_are_reported_once()
    {
        var late = new LateRule(default, default, 0.1m, 1);
        var times = Times.Parse("alice,2026-12-01T23:59:00Z\nzoe,2026-12-01T23:59:00Z", "times.csv");

        Times.None.Remarks(null, [At("alice")]).ShouldBeEmpty();
        Times.None.Remarks(late, [At("alice")])
            .ShouldHaveSingleItem()
            .ShouldStartWith("There is a due date, but no time is known");
        times.Remarks(late, [At("alice"), At("zoe")]).ShouldBeEmpty();
        times.Remarks(late, [At("alice"), At("bob")])
            .ShouldBe([
                "No time is known of bob, and nothing is taken off there.",
                "Times are given of zoe, but there is no such submission.",
            ]);
    }

    [Test]
    public void Names_are_matched_however_their_accents_are_encoded()
    {
        const string Composed = "M\u00FCller, Zo\u00EB";
        const string Decomposed = "Mu\u0308ller, Zoe\u0308";
        var times = Times.Parse($"\"{Composed}\",2026-12-05T09:00:00+01:00", "times.csv");
        var late = new LateRule(default, default, 0.1m, 1)
        {
            Extensions = new Dictionary<string, DateTimeOffset> { [Composed] = DateTimeOffset.UnixEpoch },
        };

        times.Of(At(Decomposed)).ShouldNotBeNull();
        times.Remarks(late, [At(Decomposed)]).ShouldBeEmpty();
        late.ExtensionOf([Decomposed]).ShouldBe(DateTimeOffset.UnixEpoch);
        Roster.Parse($"id,name\n7,\"{Composed}\"", "roster.csv").Find(At(Decomposed))!.Id.ShouldBe("7");
    }

    [Test]
    public void Every_character_has_the_key_of_its_decomposition()
    {
        Assume.That("\u00E9".Normalize(NormalizationForm.FormD), Has.Length.EqualTo(2), "needs ICU to compare with");

        string[] wrong =
        [
            .. from code in Enumerable.Range(0x80, 0xFFFE - 0x80)
               where !char.IsSurrogate((char)code)
               let text = $"a{(char)code}"
               where !text.Normalize(NormalizationForm.FormD).Any(char.IsSurrogate) // Seven rare ideographs.
               where NameKey.Of(text) != NameKey.Of(text.Normalize(NormalizationForm.FormD))
                   || NameKey.Of(text) != NameKey.Of(text.Normalize(NormalizationForm.FormC))
               select $"{code:X4}",
        ];

        wrong.ShouldBeEmpty();
    }

    [Test]
    public void An_extension_is_a_later_due_date_of_one_student()
    {
        var scheme = Scheme.Parse(
            """
            { "late": { "due": "2026-12-01T23:59:00Z", "lossPerDay": 0.1, "extensions": {
              "alice": "2026-12-08T23:59:00Z", "carol@example.org": "2026-12-03T23:59:00Z" } } }
            """,
            "grading.json");
        var late = scheme.Late!;
        var handedIn = new DateTimeOffset(2026, 12, 4, 12, 0, 0, TimeSpan.Zero);

        late.Loss(handedIn, late.ExtensionOf(["bob"])).ShouldBe(0.3m);
        late.Loss(handedIn, late.ExtensionOf(["Carol", "carol@example.org"])).ShouldBe(0.1m);
        late.Loss(handedIn, late.ExtensionOf(["Alice"])).ShouldBe(0);
        late.Remarks([["alice"], ["bob"]])
            .ShouldBe(["An extension is given to carol@example.org, but there is no such submission."]);
        Scheme.Of(scheme.Plan(Tests())).Late!.Extensions.ShouldBe(late.Extensions);
    }

    [Test]
    public void Gradescope_gives_its_autograders_the_time_of_the_submission()
    {
        var times = Times.OfGradescope(
            """
            { "id": 1, "created_at": "2026-12-05T14:22:32.365935-08:00", "assignment": { "due_date": null },
              "users": [{ "email": "ada@example.org", "id": 2, "name": "Ada Lovelace", "sid": "4711" }] }
            """,
            "submission_metadata.json");

        times.Of(At("submission")).ShouldBe(new DateTimeOffset(2026, 12, 5, 22, 22, 32, 365, 935, TimeSpan.Zero));
        times.Students.ShouldBe(["4711", "ada@example.org", "Ada Lovelace"]);
    }

    [TestCase("{", "submission_metadata.json:1: this is no JSON")]
    [TestCase("[]", "submission_metadata.json has no created_at with a time and its offset")]
    [TestCase("""{ "created_at": "yesterday" }""", "submission_metadata.json has no created_at with a time and its offset")]
    public void Metadata_without_a_time_is_refused(string json, string why) =>
        Should.Throw<KataException>(() => Times.OfGradescope(json, "submission_metadata.json")).Message.ShouldStartWith(why);

    private static SubmissionPath At(string id) => new(id, "");

    private static (StageFolder, (string, int)[])[] Tests() =>
        [.. StageFolder.All.Select(stage =>
            (stage, StageReadme.Of(stage).Tasks.SelectMany(task => new[] { ("a", task.Number), ("b", task.Number) }).ToArray()))];
}
