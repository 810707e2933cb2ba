using Kata.Updates;
using Kata.Verbs;

namespace Kata.UnitTests.Course;

/// <summary>What is kept between runs, and taken to another machine.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class NotesTests : IDisposable
{
    private static readonly StageFolder _stage = StageFolder.All[0];
    private static readonly DateTime _start = new(2026, 11, 30, 12, 0, 0, DateTimeKind.Utc);

    private readonly TempFolder _folder = new();
    private readonly TempFolder _other = new();

    private Notes Notes => new(_folder.Path);

    public void Dispose()
    {
        _folder.Dispose();
        _other.Dispose();
    }

    [Test]
    public void The_time_between_changed_answers_counts_and_a_break_does_not()
    {
        Judged("a", 0);
        Judged("b", 5);
        Judged("b", 9);
        Judged("c", 12);
        Judged("d", 200);
        Judged("e", 201);

        Notes.TimeSpent(_stage).ShouldBe(TimeSpan.FromMinutes(5 + 3 + 1));
        ListVerb.Effort(Notes, _stage).ShouldBe("   9 min");
    }

    [Test]
    public void An_untouched_stage_gets_no_time()
    {
        Notes.SaveScore(new Answer(_stage, [], "a"), new Score(0, 2, 1, IsBegun: false), _start);
        Notes.SaveScore(new Answer(_stage, [], "b"), new Score(0, 2, 1, IsBegun: false), _start.AddMinutes(1));

        Notes.TimeSpent(_stage).ShouldBe(TimeSpan.Zero);
    }

    [Test]
    public void Hints_are_counted_over_the_tasks()
    {
        Notes.SaveHints(_stage, 1, 2);
        Notes.SaveHints(_stage, 2, 1);

        ListVerb.Effort(Notes, _stage).ShouldBe("   3 hints");
    }

    [Test]
    public void Without_its_file_nothing_is_known_and_a_line_that_is_none_is_dropped()
    {
        Notes.SaveHints(_stage, 1, 1);
        File.AppendAllText(_folder.At("notes"), "hint/x/1 two\nhalf a li");
        Notes.HintsShown(_stage).ShouldBe(1);

        File.Delete(_folder.At("notes"));
        ListVerb.Effort(Notes, _stage).ShouldBeEmpty();
    }

    [Test]
    public void Progress_goes_to_another_machine_and_what_is_there_is_backed_up()
    {
        Notes.SaveHints(_stage, 1, 2);
        _folder.Write("exercises/01-one/Neuron.cs", "mine").Write("exercises/01-one/README.md", "lesson");
        _other.Write("exercises/01-one/Neuron.cs", "theirs").Write("exercises/02-two/B.cs", "stays");
        var there = new Notes(_other.Path);
        there.SaveHints(_stage, 1, 1);

        Progress.Write(_folder.Path, Notes, _folder.At("progress.zip")).ShouldBe(1);
        var (_, updater) = Progress.Read(_other.Path, there, _folder.At("progress.zip"));

        File.ReadAllText(_other.At("exercises/01-one/Neuron.cs")).ShouldBe("mine");
        File.ReadAllText(Path.Combine(updater.Backup, "exercises", "01-one", "Neuron.cs")).ShouldBe("theirs");
        File.ReadAllText(_other.At("exercises/02-two/B.cs")).ShouldBe("stays");
        File.Exists(_other.At("exercises/01-one/README.md")).ShouldBeFalse();
        there.HintsShown(_stage).ShouldBe(2);
    }

    [TestCase("exercises/../../outside.cs")]
    [TestCase("exercises/01-one/..\\..\\outside.cs")]
    [TestCase("tools/Kata/Program.cs")]
    [TestCase("exercises/C:/outside.cs")]
    public void A_zip_with_any_other_file_is_refused(string name)
    {
        _folder.Zip("progress.zip", (name, "bad"), ("exercises/01-one/A.cs", "good"));

        Should.Throw<KataException>(() => Progress.Read(_other.Path, Notes, _folder.At("progress.zip")))
            .Message.ShouldContain("nothing was changed");

        Directory.GetFileSystemEntries(_other.Path).ShouldBeEmpty();
    }

    [Test]
    public void What_is_no_zip_or_not_there_is_refused()
    {
        _folder.Write("progress.zip", "text");

        foreach (var file in (string[])["progress.zip", "none.zip"])
        {
            Should.Throw<KataException>(() => Progress.Read(_other.Path, Notes, _folder.At(file))).Code.ShouldBe(Exit.Usage);
        }
    }

    private void Judged(string answer, int minute) =>
        Notes.SaveScore(new Answer(_stage, [], answer), new Score(1, 2, 1, true), _start.AddMinutes(minute));
}
