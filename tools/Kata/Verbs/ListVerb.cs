
namespace Kata.Verbs;

/// <summary><c>kata list</c>: the stages and how far each is.</summary>
internal static class ListVerb
{
    public static Verb Create()
    {
        var verb = new Verb("list", "List the stages and your progress.", "kata list");
        verb.SetAction(_ => Run());
        return verb;
    }

    private static int Run()
    {
        var terminal = new Terminal();
        using var marks = new Marks();
        Room[] rooms = [.. StageFolder.All.Select(stage => Room.Of(stage, marks.Of(stage)))];
        terminal.Print(WatchScreen.Stages(rooms, Array.FindIndex(rooms, room => room.Mark is not { IsGreen: true }), terminal.Width));
        return rooms.All(room => room.Mark is { IsGreen: true }) ? Exit.Green : Exit.Red;
    }
}
