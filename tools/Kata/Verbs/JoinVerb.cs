using System.CommandLine;
using Kata.Boards;

namespace Kata.Verbs;

/// <summary><c>kata join</c>: reports verdicts to the board of a workshop.</summary>
internal static class JoinVerb
{
    public static Verb Create()
    {
        var place = new Argument<string>("room")
        {
            Description = "The address that the host shows, or a shared folder.",
        };
        var name = new Option<string?>("--as") { Description = "Your nickname; by default, one is drawn." };
        var verb = new Verb(
            "join",
            "Join a workshop's board: each verdict is reported to it, without your code.",
            "kata join http://192.168.1.5:8080/ABCD",
            "kata join http://192.168.1.5:8080/ABCD --as Ada",
            "kata join /media/share/katas") { place, name };
        verb.SetAction(result => Run(result.GetValue(place)!, result.GetValue(name)));
        return verb;
    }

    private static int Run(string text, string? name)
    {
        if (name is not null && !Nickname.IsValid(name))
        {
            throw new KataException($"\"{name}\" can't be a nickname. {Nickname.Rule}", Exit.Usage);
        }

        var place = PlaceOf(text);
        var before = Membership.Load() is { } earlier && earlier.Place == place ? earlier : null;
        var room = new Membership(
            place, before?.Key ?? Posting.NewKey(), name ?? before?.Nickname ?? Nickname.Draw(), null, 0, null);
        Enter(room);
        room.Save();
        new Terminal().Print(Joined(room));
        return Exit.Green;
    }

    private static void Enter(Membership room)
    {
        try
        {
            if (RoomClient.Send(room, null).GetAwaiter().GetResult() is { } refused)
            {
                throw new KataException($"{room.Place}: {refused}", Exit.Usage);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new KataException(
                room.IsFolder
                    ? $"{room.Place} can't be written: {exception.Message}"
                    : $"{room.Place} doesn't answer: check the address, and that this laptop is in the room's network.",
                Exit.Broken,
                exception);
        }
    }

    /// <summary>An address in the one form that it is kept in, or a folder's full path.</summary>
    private static string PlaceOf(string text)
    {
        if (Directory.Exists(text))
        {
            return Path.GetFullPath(text);
        }

        var address = text.Contains("://", StringComparison.Ordinal) ? text : $"http://{text}";
        return Uri.TryCreate(address, UriKind.Absolute, out var uri)
            && uri is { Scheme: "http", Query: "", Fragment: "" }
            && uri.AbsolutePath.Trim('/') is { Length: > 0 } code
            && !code.Contains('/', StringComparison.Ordinal)
            ? $"http://{uri.Authority}/{code.ToUpperInvariant()}"
            : throw new KataException(
                $"\"{text}\" is neither a room's address, such as http://192.168.1.5:8080/ABCD, nor a folder.", Exit.Usage);
    }

    private static IEnumerable<Line> Joined(Membership room) =>
    [
        Line.Of($"You have joined {room.Place} as {room.Nickname}.", Tone.Good),
        "From now on, each verdict of kata watch, kata live and kata test sends this:",
        Row("nickname", room.Nickname),
        Row("stage, task", "such as 03-bias-gradient, task 2"),
        Row("state", "green or red"),
        Row("mistake", "its id, such as bias-left-out, if the tests recognised one"),
        Row("hints", "how many you have seen for the task"),
        Row("minutes", "how long you have been at the task"),
        "No code leaves this laptop. Only the host sees your nickname; the projector shows no names.",
        Line.Of("To stop it: kata leave", Tone.Faint),
    ];

    private static Line Row(string label, string text) => Line.Of($"   {label,-12}", Tone.Faint) + text;
}
