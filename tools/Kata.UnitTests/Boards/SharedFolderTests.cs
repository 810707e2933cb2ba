using System.Text;
using Kata.Boards;

namespace Kata.UnitTests.Boards;

/// <summary>A board that reads a shared folder.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class SharedFolderTests : IDisposable
{
    private readonly Rooms _rooms = new();
    private readonly TempFolder _folder = new();

    public void Dispose()
    {
        _folder.Dispose();
        _rooms.Dispose();
    }

    [Test]
    public void Files_appear_change_and_disappear_and_others_are_refused_or_left_alone()
    {
        var (ada, bob, eve) = (FileOf(1), FileOf(2), FileOf(3));
        Write(ada, Text("Ada", Rooms.Red("bias-left-out")));
        using var shared = new SharedFolder(_folder.Path, _rooms.Door);
        Until("bias-left-out");
        Write(bob, Text("Ada", Rooms.Green()));
        Write(eve, new byte[Door.MaxBody + 1]);
        _folder.Write("notes.json", "hello");

        Until("\"too long\",\"count\":1");
        Until("\"why\":\"another learner\\u0027s nickname\",\"count\":1");
        Until("bias-left-out");
        Write(ada, Text("Ada", Rooms.Red("bias-twice", task: 2)));
        Until("bias-twice");
        File.Delete(_folder.At(ada));
        Until("\"learners\":[]");

        _rooms.Host().ShouldNotContain("not what kata sends", customMessage: "notes.json is no learner's file");
    }

    private static string FileOf(int learner) => $"{Posting.IdOf(Rooms.Key(learner))}.json";

    private static byte[] Text(string nickname, Heartbeat beat) =>
        Encoding.UTF8.GetBytes(BoardJson.Text(new LearnerFile(nickname, beat)));

    private void Write(string file, byte[] content) => AtomicFile.Write(_folder.At(file), content);

    private void Until(string text) => SpinWait.SpinUntil(
        () => _rooms.Host().Contains(text, StringComparison.Ordinal), TimeSpan.FromSeconds(20))
        .ShouldBeTrue($"{text} is not in {_rooms.Host()}");
}
