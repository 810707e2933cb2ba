using System.Text.RegularExpressions;
using Kata.Grading;

namespace Kata.CourseProofs;

/// <summary>No answer of the course is refused: neither the exercise nor the solution, nor the right and wrong answers.</summary>
public sealed partial class AllowedAnswersTests
{
    public static IEnumerable<TestCaseData> HonestAnswers() =>
        from stage in StageFolder.All
        from answer in (IEnumerable<(string Name, SourceFile[] Files)>)
        [
            ("its exercise", stage.FilesIn(StageFolder.Exercises)),
            ("its solution", stage.FilesIn(StageFolder.Solutions)),
            .. StageProofs.RightAnswers(stage).Select(file => (Path.GetFileNameWithoutExtension(file.Path), (SourceFile[])[file])),
            ("its wrong answers", [.. WrongAnswers.Of(stage).Where(AddsAWord).SelectMany((wrong, i) => Array.ConvertAll(wrong.Files, file => Apart(stage, file, i)))]),
        ]
        select new TestCaseData(stage, answer.Files).SetName($"{stage} allows what {answer.Name} needs");

    [TestCaseSource(nameof(HonestAnswers))]
    public void An_answer_of_the_course_passes(StageFolder stage, SourceFile[] answer) =>
        AllowList.Refusals(stage, AnswerCompiler.Compile(answer).Assembly).ShouldBeEmpty();

    /// <summary>Whether an edit says something that its stage's solution does not: another cannot use more than that does.</summary>
    private static bool AddsAWord(WrongAnswer wrong)
    {
        var known = Words(wrong.Stage.FilesIn(StageFolder.Solutions).Select(file => file.Text)).ToHashSet();
        return Words(wrong.Edits.Select(edit => edit.Added)).Any(word => !known.Contains(word));
    }

    private static IEnumerable<string> Words(IEnumerable<string> texts) => texts.SelectMany(text => WordPattern().Matches(text).Select(match => match.Value));

    [GeneratedRegex("[A-Za-z_]+")]
    private static partial Regex WordPattern();

    /// <summary>A file in a namespace of its own, so that a stage's hundred wrong answers compile at once.</summary>
    private static SourceFile Apart(StageFolder stage, SourceFile file, int number) =>
        new($"{number}/{file.Path}", file.Text.Replace($"namespace Katas.{stage.Name};", $"namespace Katas.{stage.Name}.Wrong{number};", StringComparison.Ordinal));
}
