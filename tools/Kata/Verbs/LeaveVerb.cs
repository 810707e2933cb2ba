using Kata.Boards;

namespace Kata.Verbs;

/// <summary><c>kata leave</c>: the end of <c>kata join</c>.</summary>
internal static class LeaveVerb
{
    public static Verb Create()
    {
        var verb = new Verb("leave", "Leave a workshop's board: nothing is sent to it any more.", "kata leave");
        verb.SetAction(_ => Run());
        return verb;
    }

    private static int Run()
    {
        var terminal = new Terminal();
        if (Membership.Load() is not { } room)
        {
            terminal.Print("You are in no room: nothing is sent.");
            return Exit.Green;
        }

        Membership.Forget();
        terminal.Print(
            $"You have left {room.Place}{(IsTold(room) ? "" : ", which doesn't answer")}: nothing is sent any more.");
        return Exit.Green;
    }

    /// <summary>Takes the learner off the board, if it can be reached.</summary>
    private static bool IsTold(Membership room)
    {
        try
        {
            return RoomClient.Leave(room).GetAwaiter().GetResult() is null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
