using System.CommandLine;
using System.Net;
using System.Runtime.InteropServices;
using Kata.Boards;
using Kata.Live;

namespace Kata.Verbs;

/// <summary><c>kata board</c>: where the room is stuck, as two pages for the host of a workshop.</summary>
internal static class BoardVerb
{
    private const int DefaultPort = 8_080;

    public static Verb Create()
    {
        var folder = new Argument<string?>("folder")
        {
            Description = "A shared folder that learners have joined, if there is no network.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var address = new Option<string?>("--address")
        {
            Description = "The address of this machine in the room's network. Without it, kata asks.",
        };
        var port = StageArgument.Number("--port", $"The port; by default, {DefaultPort}.");
        var isNew = new Option<bool>("--new")
        {
            Description = "Start with an empty room. Otherwise a board of the last twelve hours goes on.",
        };
        var csv = new Option<string?>("--csv") { Description = "Write every verdict of the newest board to a file, and end." };
        var verb = new Verb(
            "board",
            "Show where the room is stuck in a workshop: a page for the projector, and one for the host.",
            "kata board",
            "kata board --address 192.168.1.5 --port 8080",
            "kata board /media/share/katas",
            "kata board --csv board.csv") { folder, address, port, isNew, csv };
        verb.SetAction(result => result.GetValue(csv) is { } file
            ? Export(file)
            : Run(
                result.GetValue(folder),
                result.GetValue(address),
                LiveVerb.PortOf(result.GetValue(port), DefaultPort),
                result.GetValue(isNew)));
        return verb;
    }

    private static int Export(string file)
    {
        var journal = BoardJournals.Newest() ?? throw new KataException(
            "There has been no board in this course yet: kata board starts one.", Exit.Usage);
        var (_, entries) = BoardJournal.Read(journal);
        File.WriteAllText(file, BoardCsv.Of(entries));
        new Terminal().Print($"Wrote {entries.Count(entry => entry.Beat is not null)} verdicts to {file}.");
        return Exit.Green;
    }

    private static int Run(string? folder, string? address, int port, bool isNew)
    {
        if (folder is not null && !Directory.Exists(folder))
        {
            throw new KataException($"There is no folder \"{folder}\".", Exit.Usage);
        }

        var terminal = new Terminal();
        var at = new IPEndPoint(Choose(terminal, address, folder), port);
        LiveAssemblies.Register();
        var (journal, path) = BoardJournals.Open(isNew);
        using (journal)
        {
            var catalogue = Catalogue.OfCourse();
            var door = new Door(catalogue, journal, TimeProvider.System);
            using var server = new BoardServer(at, journal.Head, catalogue, door);
            using var shared = folder is null ? null : new SharedFolder(folder, door);
            terminal.Print(Greeting(server, folder, path, journal.Earlier.Length));
            WaitForEnd();
        }

        return Exit.Green;
    }

    private static IPAddress Choose(Terminal terminal, string? address, string? folder)
    {
        if (address is not null)
        {
            return RoomAddress.Named(address);
        }

        if (terminal.IsInteractive && !Console.IsInputRedirected && folder is null)
        {
            return RoomAddress.Ask(terminal, Console.ReadLine);
        }

        return IPAddress.Loopback;
    }

    private static IEnumerable<Line> Greeting(BoardServer server, string? folder, string journal, int earlier) =>
    [
        .. folder is null ? QrLines(server.Room) : [],
        Line.Of("learners    ", Tone.Faint) + $"./kata join {folder ?? server.Room}",
        Line.Of("projector   ", Tone.Faint) + Line.Of(server.Projector, Tone.Link),
        Line.Of("host        ", Tone.Faint) + Line.Of(server.Host, Tone.Link)
            + Line.Of("  only for you: it has names", Tone.Faint),
        Line.Of("journal     ", Tone.Faint) + Repository.Relative(journal)
            + Line.Of(earlier > 0 ? $"  continued, {earlier} entries" : "", Tone.Faint),
        .. folder is null && server.Room.StartsWith("http://127.", StringComparison.Ordinal)
            ? (Line[])[Line.Of("Only this machine can reach the board: choose a network with --address.", Tone.Notable)]
            : [],
        Line.Of("to quit     Ctrl-C", Tone.Faint),
    ];

    /// <summary>Two rows of the code in one line of half blocks, light on dark as the terminal is.</summary>
    private static IEnumerable<Line> QrLines(string text)
    {
        var rows = QrCode.Of(text);
        return rows.Chunk(2).Select(pair => Line.Of(
            string.Concat(pair[0].Select((isDark, x) => Half(isDark, pair.Length < 2 || pair[1][x]))), Tone.Strong));
    }

    private static char Half(bool isDarkAbove, bool isDarkBelow) => (isDarkAbove, isDarkBelow) switch
    {
        (false, false) => '█',
        (false, true) => '▀',
        (true, false) => '▄',
        _ => ' ',
    };

    private static void WaitForEnd()
    {
        using var over = new ManualResetEventSlim();
        PosixSignalRegistration[] signals =
        [
            .. ((PosixSignal[])[PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP]).Select(signal =>
                PosixSignalRegistration.Create(signal, context =>
                {
                    context.Cancel = true;
                    over.Set();
                })),
        ];
        over.Wait();
        Array.ForEach(signals, signal => signal.Dispose());
    }
}
