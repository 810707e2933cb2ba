using System.Globalization;

namespace Kata.Grading;

/// <summary>The sentences that the reports and other programs' formats share, as plain text.</summary>
internal static class Telling
{
    /// <summary>How many errors of a stage are told.</summary>
    public const int MostErrors = 10;

    private const int LabelWidth = 12;

    /// <summary>In two words why a stage was not judged.</summary>
    public static string State(StageGrade? grade) => grade?.State switch
    {
        StageState.Judged => "judged",
        StageState.Missing => "missing",
        StageState.DoesNotCompile => "does not compile",
        StageState.Refused => "refused",
        _ => "not graded",
    };

    /// <summary>In a sentence why a stage was not judged, and what to do.</summary>
    public static string Why(StageGrade? grade) => grade?.State switch
    {
        StageState.Missing => "No file of this stage was found in what you handed in, so it has no points yet.",
        StageState.DoesNotCompile => "It does not compile, or the tests cannot call it, so none of them could run. Mend the first line first: the others often follow from it.",
        StageState.Refused => "It was not run: it uses what an answer to this stage does not need. Write it without, and hand it in again.",
        _ => "The grader itself failed on this stage. That is no fault of yours: a person will look at it.",
    };

    /// <summary>A red test's message as kata watch shows it; if the mistake has a name, without that row, since it is told apart.</summary>
    public static string Message(TestGrade test)
    {
        var message = RedMessage.Of(Hostile.Lines(test.Message, Hostile.MostMessage));
        return string.Join('\n',
        [
            .. message.Head,
            .. message.Rows.Where(row => test.Story is null || row.Label != "looks like").Select(row => $"  {row.Label.PadRight(LabelWidth)}{row.Value}"),
            .. message.Next.Length == 0 ? (string[])[] : [$"  {"next".PadRight(LabelWidth)}{message.Next}"],
        ]);
    }

    /// <summary>A red test in full: its sentence, the mistake with its story, and the message.</summary>
    public static string Red(TestGrade test) => string.Join('\n',
    [
        test.Name,
        .. test is { Mistake: { } mistake, Story: { } story } ? [$"It looks like this: {Hostile.Line(story)}  [{Hostile.Line(mistake, Hostile.MostId)}]"] : (string[])[],
        Message(test),
    ]);

    /// <summary>What is said of a task: its first red test and how to see it at home; why it was not judged; or that it is green.</summary>
    public static string Task(StagePlan stage, TaskPlan task, StageGrade? grade, int seed)
    {
        var red = grade is { State: StageState.Judged } ? grade.FirstRed(task) : null;
        string[] lines = grade switch
        {
            _ when grade.IsGreen(task) => [task.Tests.Length == 1 ? "Its test is green." : $"All {task.Tests.Length} tests are green."],
            { State: StageState.Judged } => [red is null ? "Not all of its tests ran." : Red(red), $"To see the same at home: {Command(stage, seed)}"],
            _ => [Why(grade), .. grade is { Errors.Length: > 0 } ? [List(grade.Errors, MostErrors)] : (string[])[]],
        };
        return string.Join('\n', lines);
    }

    /// <summary>The command that judges a stage as it was judged here.</summary>
    public static string Command(StagePlan stage, int seed) => string.Create(CultureInfo.InvariantCulture, $"./kata test {stage.Stage.Split('-')[0]} --seed {seed}");

    /// <summary>A sentence a line, and how many more there are.</summary>
    public static string List(string[] sentences, int most) => string.Join('\n',
    [
        .. sentences.Take(most).Select(sentence => Hostile.Line(sentence)),
        .. sentences.Length > most ? [string.Create(CultureInfo.InvariantCulture, $"… {sentences.Length - most} more")] : (string[])[],
    ]);
}
