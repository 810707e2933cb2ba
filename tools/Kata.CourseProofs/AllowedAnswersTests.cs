using System.Text.RegularExpressions;
using Kata.Grading;

namespace Kata.CourseProofs;

/// <summary>The allow-list accepts every answer of the course: exercises, solutions, right and wrong answers.</summary>
public sealed partial class AllowedAnswersTests
{
    public static IEnumerable<TestCaseData> Answers() =>
        from stage in StageFolder.All
        from answer in (IEnumerable<(string Name, Func<IEnumerable<SourceFile>> Files)>)
        [
            ("its exercise", () => stage.FilesIn(StageFolder.Exercises)),
            ("its solution", () => stage.FilesIn(StageFolder.Solutions)),
            .. RightAnswers.Of(stage).Select(answer => (answer.Name, (Func<IEnumerable<SourceFile>>)(() => answer.Files))),
            ("its wrong answers", () => WrongAnswers.Of(stage)
                .Where(HasNewWords)
                .SelectMany((wrong, i) => Array.ConvertAll(wrong.Files, file => InOwnNamespace(stage, file, i)))),
        ]
        select new TestCaseData(stage, answer.Files).SetName($"{stage} allows what {answer.Name} needs");

    [TestCaseSource(nameof(Answers))]
    public void An_answer_of_the_course_passes(StageFolder stage, Func<IEnumerable<SourceFile>> answer) =>
        AllowList.Refusals(stage, AnswerCompiler.Compile(answer()).Assembly).ShouldBeEmpty();

    /// <summary>
    /// Whether an edit contains a word that the solution doesn't. Other edits can't use more APIs than the solution.
    /// </summary>
    private static bool HasNewWords(WrongAnswer wrong)
    {
        var known = Words(wrong.Stage.FilesIn(StageFolder.Solutions).Select(file => file.Text)).ToHashSet();
        return Words(wrong.Edits.Select(edit => edit.Added)).Any(word => !known.Contains(word));
    }

    private static IEnumerable<string> Words(IEnumerable<string> texts) =>
        texts.SelectMany(text => WordPattern().Matches(text).Select(match => match.Value));

    [GeneratedRegex("[A-Za-z_]+")]
    private static partial Regex WordPattern();

    /// <summary>Moves a file to a separate namespace, so that all wrong answers of a stage compile together.</summary>
    private static SourceFile InOwnNamespace(StageFolder stage, SourceFile file, int number) =>
        new(
            $"{number}/{file.Path}",
            file.Text.Replace(
                $"namespace Katas.{stage.Name};", $"namespace Katas.{stage.Name}.Wrong{number};", StringComparison.Ordinal));
}
