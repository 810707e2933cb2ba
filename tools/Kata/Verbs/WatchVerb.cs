using System.CommandLine;
using Kata.Live;
using Kata.Watching;

namespace Kata.Verbs;

/// <summary><c>kata watch</c>: feedback on every save.</summary>
internal static class WatchVerb
{
    public static Verb Create()
    {
        var (stage, plain, editor) = (StageArgument.OneOrNone(), Plain(), EditorOption());
        var verb = new Verb(
            "watch",
            "Test a stage on every save, on one screen. Same as kata without a command.",
            "kata watch",
            "kata watch 03-bias-gradient",
            "kata watch --plain",
            "kata watch --editor code") { stage, plain, editor };
        verb.SetAction(result => Run(result.GetValue(stage), result.GetValue(plain), result.GetValue(editor)));
        return verb;
    }

    /// <summary>For those who can't use a screen that redraws itself.</summary>
    public static Option<bool?> Plain() => new("--plain")
    {
        Description = "Write lines, each verdict once, and take keys with Enter. Implied by a screen reader and by TERM=dumb.",
    };

    public static Option<string?> EditorOption() => new("--editor")
    {
        Description = "What the key o opens the exercise in; by default VISUAL, EDITOR or VS Code.",
        HelpName = "command",
    };

    /// <summary>Watches a stage until the learner quits.</summary>
    /// <param name="stage">The stage; null for the first that isn't green.</param>
    /// <param name="isPlain">Whether to write lines instead of a screen; null to decide by the machine.</param>
    /// <param name="editor">What the key o opens; null for the environment's.</param>
    /// <param name="live">If a page is the screen.</param>
    public static int Run(string? stage, bool? isPlain = null, string? editor = null, LiveOptions? live = null)
    {
        var terminal = new Terminal(isPlain: isPlain);
        WatchState end;
        using (var session = new Session(terminal, stage is null ? null : StageArgument.Find(stage), live) { Editor = editor })
        {
            end = session.Run();
        }

        terminal.Print(
            $"{end.Current.Stage}: "
                + $"{(end.Current.Score is { Tests: > 0 } score ? $"{score.Green} of {score.Tests} green" : "not judged")}. "
                    + "`kata` goes on here.");
        return Exit.Green;
    }
}
