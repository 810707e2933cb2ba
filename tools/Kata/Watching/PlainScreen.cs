namespace Kata.Watching;

/// <summary>What a key shows where there are lines and no screen: each thing once, below what is there.</summary>
internal static class PlainScreen
{
    /// <summary>The first line.</summary>
    public const string Start = "Each save is tested. Keys take Enter: ? lists them, q quits. For a screen: --plain false";

    /// <summary>Hands over the characters of every line, as if they were keys; an empty line asks for the list of them.</summary>
    public static void Read(TextReader input, Action<ConsoleKeyInfo> take) =>
        new Thread(() =>
        {
            while (input.ReadLine() is { } line)
            {
                foreach (var key in line.Trim() is { Length: > 0 } keys ? keys : "?")
                {
                    take(new ConsoleKeyInfo(key, ConsoleKey.None, shift: false, alt: false, control: false));
                }
            }
        })
        { IsBackground = true, Name = "lines" }.Start();

    private static string Keys(WatchState state) => string.Join(
        ' ',
        WatchScreen.Footer(state, 1000, isMoreBelow: false, isMoreAbove: false).ToString()
            .Split(' ', StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Of what the footer leaves out, d does something without a screen, and q needs no answer.</summary>
    private static bool IsKey(char key, WatchState state) =>
        key is 'd' or 'q' || Keys(state).Split(' ').Contains($"{char.ToLowerInvariant(key)}");

    /// <summary>The lines to print after a key; one that does nothing now lists those that do.</summary>
    public static IEnumerable<Line> After(char key, WatchState before, WatchState after, int width) =>
    [
        .. IsKey(key, before) ? (Line[])[] : [$"Keys, each with Enter: {Keys(after)}"],
        .. after.At != before.At ? [$"{after.Current.Stage} · {after.Current.Title}"] : (Line[])[],
        .. after.Notice.Length > 0 && after.Notice != before.Notice ? [$"! {after.Notice}"] : (Line[])[],
        .. after.Hints != before.Hints ? WatchScreen.HintLines(after, width) : [],
        .. after.View == View.Verdict ? []
            : after is { View: View.Explanation, Explained: { } explained } ? StepLines.Plain(explained, width)
            : WatchScreen.Middle(after, width, int.MaxValue),
    ];
}
