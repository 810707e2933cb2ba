
namespace Kata.Verbs;

/// <summary><c>kata list</c>: lists the stages and their progress.</summary>
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
        using var scores = new Scores();
        StageStatus[] stages = [.. StageFolder.All.Select(stage => StageStatus.Of(stage, scores.Of(stage)))];
        terminal.Print(WatchScreen.Stages(
            stages, Array.FindIndex(stages, stage => stage.Score is not { IsGreen: true }), terminal.Width));
        return stages.All(stage => stage.Score is { IsGreen: true }) ? Exit.Green : Exit.Red;
    }
}
