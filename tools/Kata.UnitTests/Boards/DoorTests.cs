using System.Text;
using Kata.Boards;

namespace Kata.UnitTests.Boards;

/// <summary>What the board refuses, in one sentence, without changing what it shows.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class DoorTests : IDisposable
{
    private const string Beat =
        """{"stage":"01-neuron-forward","task":1,"isGreen":false,"mistake":null,"hints":0,"minutes":0}""";

    private static readonly string _valid =
        $$"""{"key":"{{Rooms.Key(2)}}","nickname":"Bob","beat":{{Beat}}}""";

    private readonly Rooms _rooms = new();

    public void Dispose() => _rooms.Dispose();

    [Test]
    public void What_kata_sends_is_taken() => Should.NotThrow(() => Take(_valid));

    [TestCase("", "")]
    [TestCase("}}", "}")]
    [TestCase("}}", "}}{}")]
    [TestCase("\"hints\":0,", "")]
    [TestCase("\"hints\":0", "\"hints\":\"0\"")]
    [TestCase("\"hints\":0", "\"hints\":0.5")]
    [TestCase("\"hints\":0", "\"hints\":99999999999")]
    [TestCase("\"hints\":0", "\"hints\":-1")]
    [TestCase("\"hints\":0", "\"hints\":0,\"code\":\"class Neuron\"")]
    [TestCase("\"hints\":0", "\"hints\":0,\"hints\":0")]
    [TestCase("\"minutes\":0", "\"minutes\":1441")]
    [TestCase("\"task\":1", "\"task\":4")]
    [TestCase("\"task\":1", "\"task\":-1")]
    [TestCase("\"isGreen\":false", "\"isGreen\":true")]
    [TestCase("01-neuron-forward", "99-nothing")]
    [TestCase("\"01-neuron-forward\"", "null")]
    [TestCase("\"nickname\":\"Bob\"", "\"nickname\":null")]
    [TestCase("Bob", "")]
    [TestCase("Bob", " Bob")]
    [TestCase("Bob", "B  b")]
    [TestCase("Bob", "<b>Bob</b>")]
    [TestCase("Bob", "Bob\\u202e")]
    [TestCase("Bob", "=cmd")]
    [TestCase("Bob", "a name of thirty one characters")]
    [TestCase("00000002\"", "0000002\"")]
    [TestCase("00000002\"", "0000000G\"")]
    public void Anything_else_is_refused(string from, string to)
    {
        var forged = from.Length == 0 ? "" : _valid.Replace(from, to, StringComparison.Ordinal);
        forged.ShouldNotBe(_valid);

        Refused(() => Take(forged), Refusal.Invalid);
    }

    [Test]
    public void A_mistake_that_is_not_known_here_is_dropped()
    {
        _rooms.Save(1, Rooms.Red("of-a-newer-course"));
        _rooms.Save(2, Rooms.Red("sign"));

        _rooms.Door.View((room, _, _) => room.Learners.Select(learner => learner.Beat!.Mistake).ToArray())
            .ShouldBe([null, null]);
    }

    [Test]
    public void Nobody_posts_for_another_nickname()
    {
        _rooms.Door.Take(Rooms.Body(1, "Ada", Rooms.Red()));

        Refused(() => _rooms.Door.Take(Rooms.Body(2, "Ada", Rooms.Green())), Refusal.Forged);
        Refused(() => _rooms.Door.Take(Rooms.Body(2, "ADA", Rooms.Green())), Refusal.Forged);
        _rooms.Door.Leave(Rooms.Body(2, "Ada"));

        _rooms.Door.View((room, _, _) => room.Learners.Single().Beat!.IsGreen).ShouldBeFalse();
    }

    [Test]
    public void A_learner_who_floods_is_refused_and_others_are_not()
    {
        for (var i = 0; i < 20; i++)
        {
            _rooms.Save(1, Rooms.Red());
        }

        _rooms.Save(1, Rooms.Red());
        Refused(() => _rooms.Save(1, Rooms.Green()), Refusal.TooOften);
        _rooms.Save(2, Rooms.Red());

        _rooms.Clock.Pass(1.0 / 60);
        Should.NotThrow(() => _rooms.Save(1, Rooms.Green()));
    }

    [Test]
    public void An_address_that_floods_is_refused_and_others_are_not()
    {
        for (var i = 0; i < 400; i++)
        {
            _rooms.Door.Admit("192.0.2.7");
        }

        Refused(() => _rooms.Door.Admit("192.0.2.7"), Refusal.TooOften);
        Should.NotThrow(() => _rooms.Door.Admit("192.0.2.8"));

        _rooms.Clock.Pass(1.0 / 60);
        Should.NotThrow(() => _rooms.Door.Admit("192.0.2.7"));
    }

    [Test]
    public void Many_addresses_do_not_fill_the_memory_and_a_flooding_one_stays_known()
    {
        var limit = new RateLimit(2, 1, _rooms.Clock);
        (limit.Allows("flood"), limit.Allows("flood"), limit.Allows("flood")).ShouldBe((true, true, false));
        for (var i = 0; i < 3_000; i++)
        {
            limit.Allows($"{i}");
        }

        limit.Allows("flood").ShouldBeFalse();
        for (var i = 0; i < 100_000; i++)
        {
            limit.Allows($"{i}");
        }

        limit.Senders.ShouldBeLessThanOrEqualTo(4_096);
    }

    [Test]
    public void A_room_has_200_learners()
    {
        for (var i = 0; i < Room.MaxLearners; i++)
        {
            _rooms.Save(i);
        }

        Refused(() => _rooms.Save(Room.MaxLearners), Refusal.Full);
        Should.NotThrow(() => _rooms.Save(0, Rooms.Red()));
    }

    [Test]
    public void The_host_is_told_what_was_refused()
    {
        _rooms.Door.Take(Rooms.Body(1, "Ada"));
        Refused(() => _rooms.Door.Take(Rooms.Body(2, "Ada")), Refusal.Forged);
        Refused(() => Take("{}"), Refusal.Invalid);
        Refused(() => Take("[]"), Refusal.Invalid);

        _rooms.Host().ShouldContain("""
            "refused":[{"why":"not what kata sends","count":2},{"why":"another learner\u0027s nickname","count":1}]
            """.Trim());
    }

    private void Take(string json) => _rooms.Door.Take(Encoding.UTF8.GetBytes(json));

    /// <summary>In one sentence, and nothing else changes.</summary>
    private void Refused(Action action, Refusal refusal)
    {
        var (before, lines) = (_rooms.Projector(), BoardJournal.Read(_rooms.JournalFile).Entries.Length);

        var exception = Should.Throw<RefusalException>(action);

        exception.Refusal.ShouldBe(refusal);
        exception.Message.ShouldEndWith(".");
        exception.Message.ShouldNotContain("\n");
        _rooms.Projector().ShouldBe(before);
        BoardJournal.Read(_rooms.JournalFile).Entries.Length.ShouldBe(lines);
    }
}
