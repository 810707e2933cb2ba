
namespace Kata.Verbs;

/// <summary><c>kata list</c>: lists the stages and their progress.</summary>
internal static class ListVerb
{
    public static Verb Create()
    {
        var verb = new Verb("list", "List the stages and your progress, with the time spent and the hints used.", "kata list");
        verb.SetAction(_ => Run());
        return verb;
    }

    private static int Run()
    {
        var terminal = new Terminal();
        using var scores = new Scores();
        StageStatus[] stages = [.. StageFolder.All.Select(stage => StageStatus.Of(stage, scores.Of(stage)))];
        var at = Array.FindIndex(stages, stage => stage.Score is not { IsGreen: true });
        terminal.Print(WatchScreen.Stages(stages, at, terminal.Width)
            .Zip(stages, (line, stage) => (line + Line.Of(Effort(scores.Notes, stage.Stage), Tone.Faint)).Cut(terminal.Width)));
        return stages.All(stage => stage.Score is { IsGreen: true }) ? Exit.Green : Exit.Red;
    }

    /// <summary>The time spent and the hints used, as .kata/notes has them; empty if there are none.</summary>
    public static string Effort(Notes notes, StageFolder stage)
    {
        var (minutes, hints) = ((int)Math.Ceiling(notes.TimeSpent(stage).TotalMinutes), notes.HintsShown(stage));
        string[] parts =
        [
            .. minutes == 0 ? [] : (string[])[minutes < 60 ? $"{minutes} min" : $"{minutes / 60} h {minutes % 60:D2} min"],
            .. hints == 0 ? [] : (string[])[hints == 1 ? "1 hint" : $"{hints} hints"],
        ];
        return parts.Length == 0 ? "" : $"   {string.Join(", ", parts)}";
    }
}
