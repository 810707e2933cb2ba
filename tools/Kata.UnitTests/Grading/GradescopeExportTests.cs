using Kata.Grading;
using Kata.Verbs;

namespace Kata.UnitTests.Grading;

/// <summary>Gradescope's "Export submissions", with submission_metadata.yml.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class GradescopeExportTests : IDisposable
{
    private const string Metadata = """
        ---
        submission_901:
          :submitters:
          - :name: Ada Lovelace
            :sid: '04711'
            :email: ada@example.org
          :created_at: 2026-12-01 09:00:00.263413000 Z
          :score: 3.0
          :status: processed
          :results:
            tests: []
          :history: []
        submission_907:
          :submitters:
          - :name: Ada Lovelace
            :sid: '04711'
            :email: ada@example.org
          :created_at: 2026-12-02 09:00:00.263413000 Z
        submission_903:
          :submitters:
          - :name: Bob Byte
            :sid:
            :email: bob@example.org
          - :name: Çelik (Cyd)
            :sid: '4713'
            :email: cyd@example.org
          :created_at: !ruby/object:ActiveSupport::TimeWithZone
            utc: &1 2026-12-03 09:00:00.000000000 Z
            time: *1
        submission_905:
          :submitters:
          - :name: Dan Gone
            :sid: '4714'
            :email: dan@example.org
          :created_at: 2026-12-03 09:00:00 -0800

        """;

    private readonly TempFolder _folder = new();

    private static StageFolder Third => StageFolder.All[2];

    public void Dispose() => _folder.Dispose();

    [TestCase("class")]
    [TestCase("class/assignment_12_export")]
    public void Every_student_is_graded_once_with_the_newest_attempt(string folder)
    {
        _folder.Write($"{folder}/submission_metadata.yml", Metadata)
            .Write($"{folder}/submission_901/Neuron.cs", TempFolder.Code(Third, "/* first */"))
            .Write($"{folder}/submission_907/Neuron.cs", TempFolder.Code(Third, "/* second */"))
            .Write($"{folder}/submission_903/exercises/{Third}/Neuron.cs", TempFolder.Code(Third))
            .Write($"{folder}/submission_999/Neuron.cs", TempFolder.Code(Third));

        var found = Intake.Find(_folder.At("class"));

        found.Description.ShouldContain("class is a Gradescope export: 5 students, 5 submissions.");
        found.Submissions.Select(one => one.Id).ShouldBe(
            [
                "Ada Lovelace (Gradescope 04711)",
                "Bob Byte (Gradescope bob@example.org)",
                "Dan Gone (Gradescope 4714)",
                "submission_999 (Gradescope submission_999)",
                "Çelik (Cyd) (Gradescope 4713)",
            ],
            ignoreOrder: true);
        var ada = Of(found, "Ada");
        ada.HandedIn.ShouldBe(new DateTimeOffset(2026, 12, 2, 9, 0, 0, TimeSpan.Zero).AddTicks(2634130));
        ada.Names.ShouldBe([ada.Id, "Ada Lovelace", "04711", "ada@example.org", "submission_907"]);
        Intake.Read(ada, null).ShouldSatisfyAllConditions(
            read => read.Stages.Single().Files.Single().Text.ShouldContain("second"),
            read => read.Notes.ShouldContain("An earlier attempt is left out: submission_901."));
        Of(found, "Bob").HandedIn.ShouldBe(new DateTimeOffset(2026, 12, 3, 9, 0, 0, TimeSpan.Zero));
        Intake.Read(Of(found, "Bob"), null).Notes.ShouldContain("Handed in together with Çelik (Cyd).");
        Intake.Read(Of(found, "Çelik"), null).Stages.Single().Stage.ShouldBe(Third);
        Of(found, "Dan").HandedIn.ShouldBe(new DateTimeOffset(2026, 12, 3, 17, 0, 0, TimeSpan.Zero));
        Intake.Read(Of(found, "Dan"), null).IsUnread.ShouldBeTrue("its folder is not there");
        Of(found, "submission_999").HandedIn.ShouldBeNull();
    }

    [Test]
    public void Its_times_are_those_of_the_late_penalty_unless_others_are_given()
    {
        _folder.Write("class/submission_metadata.yml", Metadata).Write("class/submission_907/Neuron.cs", "");
        var ada = Of(Intake.Find(_folder.At("class")), "Ada");
        var late = new LateRule(new DateTimeOffset(2026, 12, 1, 12, 0, 0, TimeSpan.Zero), default, 0.1m, 1);

        late.Loss(Times.None.Of(ada)!.Value).ShouldBe(0.1m);
        Times.None.Remarks(late, [ada]).ShouldBeEmpty();
        late.Loss(Times.Parse("ada@example.org,2026-12-01T11:00:00Z", "times.csv").Of(ada)!.Value).ShouldBe(0);
    }

    [Test]
    public void Marks_go_back_by_number_or_address()
    {
        var grade = Sample.Results.Submissions[2];
        var results = Sample.Results with
        {
            Submissions =
            [
                grade with { Id = "Ada Lovelace (Gradescope 04711)" },
                grade with { Id = "Bob Byte (Gradescope bob@example.org)" },
            ],
        };

        GradescopeEmitter.Emit(results).Last().ShouldBe((
            "gradescope/grades.csv",
            """
            Name,SID,Email,"Total Score","Max Points"
            "Ada Lovelace","04711","",5,5
            "Bob Byte","","bob@example.org",5,5

            """));
    }

    [TestCase("submission_1: [", "submission_metadata.yml:")]
    [TestCase("- a", "submission_metadata.yml lists no submissions")]
    public void Metadata_that_is_not_Gradescopes_is_a_usage_error(string yaml, string why)
    {
        _folder.Write("class/submission_metadata.yml", yaml).Write("class/submission_1/Neuron.cs", "");

        Should.Throw<KataException>(() => Intake.Find(_folder.At("class"))).ShouldSatisfyAllConditions(
            exception => exception.Code.ShouldBe(Exit.Usage),
            exception => exception.Message.ShouldStartWith(why));
    }

    private static SubmissionPath Of(Discovery found, string student) =>
        found.Submissions.Single(one => one.Id.StartsWith(student, StringComparison.Ordinal));
}
