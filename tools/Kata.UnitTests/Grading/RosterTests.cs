using Kata.Grading;
using Kata.Verbs;

namespace Kata.UnitTests.Grading;

/// <summary>A roster names the students of submissions, whichever of their ids a platform has used.</summary>
public sealed class RosterTests
{
    private static readonly Roster _roster = Roster.Parse(
        "\uFEFFid,name,email,GitHub_Username,section\r\n4711,\"Lovelace, Ada\",ada@example.org,adal,1\r\n"
            + "4712,Bob Byte,,bob-b,1\r\n",
        "roster.csv");

    [TestCase("4711")]
    [TestCase("Lovelace, Ada")]
    [TestCase("ADA@example.org")]
    [TestCase("adal")]
    [TestCase("week-3-adal")]
    public void A_student_is_found_by_any_id(string id) => _roster.Find(Path(id)).ShouldSatisfyAllConditions(
        ada => ada!.Id.ShouldBe("4711"),
        ada => ada!.Name.ShouldBe("Lovelace, Ada"));

    [TestCase("1", Description = "a section is not a name")]
    [TestCase("ada")]
    [TestCase("xadal")]
    [TestCase("")]
    public void Any_other_name_is_unknown(string id) => _roster.Find(Path(id)).ShouldBeNull();

    [Test]
    public void A_platforms_own_names_count_too() =>
        _roster.Find(Path("Bob (Canvas 99)") with { OtherNames = ["bob-b", "99"] })!.Id.ShouldBe("4712");

    [TestCase("Student;ID;SIS Login ID\nByte, Bob;99;bobbyte", "bobbyte", "Byte, Bob", "99")]
    [TestCase("First name\tLast name\tID number\nBob\tByte\t99", "Byte, Bob", "Bob Byte", "99")]
    [TestCase("identifier,github_username,github_id,name\nb@x.org,bobbyte,7,", "week-1-bobbyte", "b@x.org", "b@x.org")]
    public void Other_programs_rosters_are_read(string csv, string submission, string name, string id) =>
        Roster.Parse(csv, "roster.csv").Find(Path(submission)).ShouldSatisfyAllConditions(
            student => student!.Name.ShouldBe(name),
            student => student!.Id.ShouldBe(id));

    [Test]
    public void A_name_of_two_students_identifies_neither()
    {
        var roster = Roster.Parse("id,name\n1,Kim Lee\n2,Kim Lee", "roster.csv");

        roster.Find(Path("Kim Lee")).ShouldBeNull();
        roster.Find(Path("2"))!.Id.ShouldBe("2");
    }

    [Test]
    public void Unknown_and_missing_students_are_named()
    {
        _roster.Remarks([Path("adal"), Path("eve")]).ShouldBe(
        [
            "Not in the roster, and shown as they are: eve.",
            "In the roster, but without a submission: Bob Byte.",
        ]);
        _roster.Remarks([Path("adal"), Path("4711"), Path("bob-b")])
            .ShouldBe(["adal and 4711 are all of Lovelace, Ada: each is graded."]);
        Roster.None.Remarks([Path("eve")]).ShouldBeEmpty();
    }

    [TestCase("", "roster.csv:1: the first line must name the columns")]
    [TestCase("4711,Ada\n", "roster.csv:1: the first line must name the columns")]
    [TestCase("id,name\n1,\"a\n", "roster.csv:2: the quotes of this line don't match")]
    public void A_roster_that_is_none_is_a_usage_error(string csv, string why) =>
        Should.Throw<KataException>(() => Roster.Parse(csv, "roster.csv")).ShouldSatisfyAllConditions(
            exception => exception.Code.ShouldBe(Exit.Usage),
            exception => exception.Message.ShouldStartWith(why));

    [Test]
    public void Its_names_are_shown_and_its_ids_exported()
    {
        var grade = Sample.Results.Submissions[2] with { Name = "Ada Lovelace", StudentId = "4711" };
        var results = Sample.Results with { Submissions = [grade, grade with { Id = "ada (Canvas 99)" }] };

        CanvasEmitter.Emit(results).Single().Text
            .ShouldEndWith("\"Ada Lovelace\",\"\",\"\",\"4711\",\"\",5\n\"Ada Lovelace\",99,,,,5\n".Replace(
                "\"\"", "", StringComparison.Ordinal));
        MoodleEmitter.Emit(results).First().Text.ShouldContain("\n\"4711\",5,");
        Sample.FromJson(Sample.Json(results)).Submissions[0].Shown.ShouldBe("Ada Lovelace");
        MarkdownWriter.Write(new StudentReport(results, Sample.ReadmeOf).Of(grade)).ShouldContain("Ada Lovelace");
        MarkdownWriter.Write(new ClassReport(results, ["a", "b"]).Write()).ShouldContain("Ada Lovelace");
    }

    private static SubmissionPath Path(string id) => new(id, "");
}
