using System.Text.Json;
using Kata.Boards;

namespace Kata.UnitTests.Boards;

/// <summary>What the board shows of what was sent.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class RoomTests : IDisposable
{
    private readonly Rooms _rooms = new();

    public void Dispose() => _rooms.Dispose();

    [Test]
    public void Mistakes_count_learners_of_the_last_ten_minutes()
    {
        Save([1, 2, 3], Rooms.Red("bias-left-out"));
        _rooms.Save(1, Rooms.Red("bias-left-out"));
        _rooms.Clock.Pass(6);
        Save([1, 2], Rooms.Red("bias-twice", task: 2));

        Mistakes().ShouldBe(["bias-left-out 3 task 1", "bias-twice 2 task 2"]);

        _rooms.Clock.Pass(4.1);

        Mistakes().ShouldBe(["bias-twice 2 task 2"]);
    }

    [Test]
    public void A_mistake_counts_ten_minutes_from_when_it_was_last_made()
    {
        _rooms.Save(1, Rooms.Red("bias-left-out"));
        _rooms.Clock.Pass(8);
        _rooms.Save(1, Rooms.Red("bias-left-out"));
        _rooms.Clock.Pass(9);

        Mistakes().ShouldBe(["bias-left-out 1 task 1"]);
    }

    [Test]
    public void A_mistake_that_is_fixed_still_counts_for_ten_minutes()
    {
        _rooms.Save(1, Rooms.Red("bias-left-out"));
        _rooms.Save(1, Rooms.Green());

        Mistakes().ShouldBe(["bias-left-out 1 task 1"]);
    }

    [Test]
    public void The_projector_shows_no_names_and_no_group_of_one()
    {
        Save([1, 2, 3], Rooms.Red("bias-left-out"));
        _rooms.Save(4, Rooms.Red("sign", stage: Rooms.Second));
        _rooms.Save(5, Rooms.Green());

        var projector = JsonDocument.Parse(_rooms.Projector()).RootElement;

        _rooms.Projector().ShouldNotContain("Learner ");
        projector.GetProperty("learners").GetInt32().ShouldBe(5);
        projector.GetProperty("mistakes").EnumerateArray().Single().GetProperty("story").GetString()
            .ShouldBe("the bias b is not added");
        Counts(projector).ShouldBe([(0, 3), (0, 0)]);
        Counts(JsonDocument.Parse(_rooms.Host()).RootElement).ShouldBe([(1, 3), (0, 1)]);
    }

    [Test]
    public void A_small_group_is_not_told_how_far_half_of_it_is()
    {
        Save([1, 2, 3], Rooms.Red());
        JsonDocument.Parse(_rooms.Projector()).RootElement.GetProperty("half").GetString().ShouldBeNull();

        _rooms.Save(4, Rooms.Green());
        JsonDocument.Parse(_rooms.Projector()).RootElement.GetProperty("half").GetString().ShouldBe(Rooms.First);
    }

    [Test]
    public void Half_of_the_room_has_reached_the_next_stage_once_half_is_green()
    {
        Save([1, 2], Rooms.Red());
        Save([3, 4], Rooms.Green());

        _rooms.Door.View((room, _, _) => room.ReachedByHalf()).ShouldBe(Rooms.Second);
    }

    [Test]
    public void Stuck_are_those_who_have_been_at_a_red_task_for_more_than_seven_minutes()
    {
        _rooms.Save(1, Rooms.Red("bias-left-out", minutes: 6));
        _rooms.Save(2, Rooms.Red(minutes: 7));
        _rooms.Save(3, Rooms.Green());
        _rooms.Save(4);
        Stuck().ShouldBeEmpty();

        _rooms.Clock.Pass(0.5);
        Stuck().ShouldBe(["Learner 2"]);

        _rooms.Clock.Pass(1);
        Stuck().ShouldBe(["Learner 1", "Learner 2"]);

        _rooms.Save(2, Rooms.Red(task: 2));
        Stuck().ShouldBe(["Learner 1"]);

        _rooms.Clock.Pass(31);
        Stuck().ShouldBeEmpty("nothing was heard for half an hour");
    }

    [Test]
    public void Those_who_leave_are_gone_and_their_nickname_is_free()
    {
        _rooms.Save(1, Rooms.Red("bias-left-out"));

        _rooms.Door.Leave(Rooms.Body(1, "Learner 1"));

        _rooms.Host().ShouldNotContain("Learner 1");
        Mistakes().ShouldBeEmpty();
        Should.NotThrow(() => _rooms.Door.Take(Rooms.Body(2, "Learner 1")));
    }

    [Test]
    public void The_host_can_remove_a_learner()
    {
        _rooms.Save(1);
        _rooms.Save(2);

        _rooms.Door.Leave(Posting.IdOf(Rooms.Key(1)));

        _rooms.Host().ShouldNotContain("Learner 1");
        _rooms.Host().ShouldContain("Learner 2");
    }

    [Test]
    public void The_catalogue_of_the_course_has_every_stage_and_its_mistakes()
    {
        var catalogue = Catalogue.OfCourse();

        catalogue.Stages.Select(stage => stage.Slug).ShouldBe(StageFolder.All.Select(stage => stage.Slug));
        catalogue.Stages[0].Tasks.ShouldBe(3);
        catalogue.StoryOf(Rooms.First, "bias-left-out").ShouldBe("the bias b is not added: z = w·x + b");
    }

    private static (int Green, int Working)[] Counts(JsonElement board) =>
    [
        .. board.GetProperty("stages").EnumerateArray()
            .Select(stage => (stage.GetProperty("green").GetInt32(), stage.GetProperty("working").GetInt32())),
    ];

    private void Save(int[] learners, Heartbeat beat) => Array.ForEach(learners, learner => _rooms.Save(learner, beat));

    private string[] Mistakes() => _rooms.Door.View((room, _, now) =>
        Array.ConvertAll(room.Mistakes(now), mistake => $"{mistake.Id} {mistake.Learners} task {mistake.Task}"));

    private string[] Stuck() => _rooms.Door.View((room, _, now) =>
        room.Learners.Where(learner => learner.IsStuck(now)).Select(learner => learner.Nickname).Order().ToArray());
}
