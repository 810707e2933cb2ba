using Kata.Boards;
using Kata.Verbs;

namespace Kata.UnitTests.Boards;

/// <summary>The journal that a board is restarted from.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class BoardJournalTests : IDisposable
{
    private readonly Rooms _rooms = new();

    public void Dispose() => _rooms.Dispose();

    [Test]
    public void A_restarted_board_shows_the_same()
    {
        _rooms.Save(1, Rooms.Red("bias-left-out"));
        _rooms.Save(2, Rooms.Red("bias-left-out", minutes: 3));
        _rooms.Save(3, Rooms.Green());
        _rooms.Save(4);
        _rooms.Door.Leave(Rooms.Body(4, "Learner 4"));
        _rooms.Door.SetTimer(10);
        var (projector, host) = (_rooms.Projector(), _rooms.Host());

        _rooms.Restart();

        _rooms.Projector().ShouldBe(projector);
        _rooms.Host().ShouldBe(host);
        _rooms.Journal.Head.Code.ShouldBe("ABCD");
        _rooms.Journal.Earlier.Length.ShouldBe(6);
    }

    [Test]
    public void A_line_that_was_cut_off_is_skipped_and_the_next_one_is_whole()
    {
        _rooms.Save(1, Rooms.Red("bias-left-out"));
        _rooms.Save(2, Rooms.Green());
        using (var file = new FileStream(_rooms.JournalFile, FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
        {
            file.SetLength(file.Length - 5);
        }

        _rooms.Restart();
        _rooms.Save(3, Rooms.Green());
        _rooms.Restart();

        _rooms.Host().ShouldContain("Learner 1");
        _rooms.Host().ShouldNotContain("Learner 2");
        _rooms.Host().ShouldContain("Learner 3");
    }

    [Test]
    public void An_entry_is_in_the_file_once_it_counts()
    {
        _rooms.Save(1, Rooms.Red("bias-left-out"));

        BoardJournal.Read(_rooms.JournalFile).Entries.Single().Beat!.Mistake.ShouldBe("bias-left-out");
        File.ReadAllText(_rooms.JournalFile).ShouldNotContain(Rooms.Key(1), customMessage: "a key stays with its owner");
    }

    [Test]
    public void Two_boards_do_not_share_a_journal() => Should.Throw<KataException>(() => BoardJournal.Open(_rooms.JournalFile))
        .Message.ShouldStartWith("Another kata board of this course is running");

    [Test]
    public void Another_file_is_no_journal()
    {
        var file = Path.Combine(Path.GetDirectoryName(_rooms.JournalFile)!, "other.jsonl");
        File.WriteAllText(file, "hello\n");

        Should.Throw<KataException>(() => BoardJournal.Open(file)).Message.ShouldContain("is not the journal of a board");
    }

    [Test]
    public void A_table_has_a_row_per_verdict()
    {
        _rooms.Save(1);
        _rooms.Save(1, Rooms.Red("bias-left-out", task: 1, minutes: 4));
        _rooms.Clock.Pass(1);
        _rooms.Save(1, Rooms.Green());

        BoardCsv.Of(BoardJournal.Read(_rooms.JournalFile).Entries).ShouldBe(
            """
            time,nickname,stage,task,state,mistake,hints,minutes
            2026-03-07T09:00:00Z,"Learner 1","01-neuron-forward",1,red,"bias-left-out",0,4
            2026-03-07T09:01:00Z,"Learner 1","01-neuron-forward",0,green,"",0,0

            """);
    }
}
