namespace Kata.Watching;

/// <summary>The keys that only change what a session shows of its state.</summary>
internal static class ViewKeys
{
    /// <returns>The state after the key; the same if the key does nothing.</returns>
    public static WatchState Press(ConsoleKeyInfo key, WatchState state, Terminal terminal) =>
        (key.Key, char.ToLowerInvariant(key.KeyChar)) switch
        {
            (ConsoleKey.Escape, _) => Show(View.Verdict, state),
            (_, 'l') => Show(state.View is View.Verdict or View.Explanation ? View.List : View.Verdict, state),
            (_, 's') when state.View == View.Solution => Show(View.Verdict, state),
            (_, 's') when state.IsGreen && Repository.HasSolutions =>
                Show(View.Solution, state) with { Comparison = SolutionVerb.Compare(state.Current.Stage) },
            (_, 'e') when state.Verdict is { Tests.Length: > 0 } =>
                Show(state.View == View.Explanation ? View.Verdict : View.Explanation, state) with { Step = null },
            (ConsoleKey.LeftArrow or ConsoleKey.RightArrow, _)
                when state is { View: View.Explanation, Explained: { } shown } => state with
                {
                    Step = Math.Clamp((state.Step ?? shown.Start) + ExplainVerb.Direction(key), 0, shown.Steps.Length - 1),
                },
            (ConsoleKey.DownArrow, _) or (_, 'j') => Scroll(1, state, terminal),
            (ConsoleKey.UpArrow, _) or (_, 'k') => Scroll(-1, state, terminal),
            (ConsoleKey.PageDown, _) or (_, ' ') => Scroll(terminal.Height / 2, state, terminal),
            (ConsoleKey.PageUp, _) => Scroll(-terminal.Height / 2, state, terminal),
            _ => state,
        };

    private static WatchState Show(View view, WatchState state) => state with { View = view, Scroll = 0 };

    private static WatchState Scroll(int lines, WatchState state, Terminal terminal) => state with
    {
        Scroll = Math.Clamp(state.Scroll + lines, 0, WatchScreen.MaxScroll(state, terminal.Width, terminal.Height)),
    };
}
