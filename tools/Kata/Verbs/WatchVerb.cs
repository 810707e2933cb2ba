using Kata.Live;
using Kata.Watching;

namespace Kata.Verbs;

/// <summary><c>kata watch</c>: feedback on every save.</summary>
internal static class WatchVerb
{
    public static Verb Create()
    {
        var stage = StageArgument.OneOrNone();
        var verb = new Verb(
            "watch",
            "Test a stage on every save, on one screen. Same as kata without a command.",
            "kata watch",
            "kata watch 03-bias-gradient") { stage };
        verb.SetAction(result => Run(result.GetValue(stage)));
        return verb;
    }

    /// <summary>Watches a stage until the learner quits.</summary>
    /// <param name="stage">The stage; null for the first that isn't green.</param>
    /// <param name="live">If a page is the screen.</param>
    public static int Run(string? stage, LiveOptions? live = null)
    {
        var terminal = new Terminal();
        WatchState end;
        using (var session = new Session(terminal, stage is null ? null : StageArgument.Find(stage), live))
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
