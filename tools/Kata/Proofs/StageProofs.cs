namespace Kata.Proofs;

/// <summary>
/// Proofs that every stage must pass. Each checks a verdict, and returns what is wrong and how to fix it; nothing if it holds.
/// </summary>
internal static class StageProofs
{
    /// <summary>
    /// Learners start red, and every red test says why: a body is not written yet; or, if the exercise has no such body, a
    /// planted bug that the oracle knows is not fixed yet.
    /// </summary>
    public static string[] Red(SourceFile[] exercise, StageVerdict verdict)
    {
        var stage = verdict.Stage;
        var isWhole = !exercise.Any(file => file.Text.Contains(nameof(NotImplementedException), StringComparison.Ordinal));
        var (kind, reason, remedy) = isWhole
            ? (RedKind.NotFixedYet, "not fixed yet", $"plant a fault in what it asks, and give it the mistake of oracles/{stage} "
                + "with IsPlanted")
            : (RedKind.NotWrittenYet, "not written yet", "first ask a member that throws NotImplementedException");
        var otherwise = verdict.Tests.Where(test => test.Red?.Kind != kind).ToArray();
        return Faults(verdict) is { Length: > 0 } faults ? faults
            : otherwise.Length == 0 ? []
            : [$"Against exercises/{stage} these tests of tests/{stage} are not red for \"{reason}\". Let each {remedy}."
                + $"{Listed(otherwise)}"];
    }

    /// <summary>The solution is green.</summary>
    public static string[] Green(StageVerdict verdict) =>
        NotGreen(verdict, $"solutions/{verdict.Stage} and tests/{verdict.Stage} do not agree.");

    /// <summary>A wrong answer is red, and named by its id and no other; every red test shows what was given.</summary>
    public static string[] Wrong(WrongAnswer wrong, StageVerdict verdict)
    {
        var place = $"{wrong.Place}:";
        var red = verdict.Tests.Where(test => test.Outcome == Outcome.Red).ToArray();
        string[] named = [.. red.Select(test => test.Red?.Mistake?.Id).OfType<string>().Distinct()];
        return Faults(verdict) is { Length: > 0 } faults ? [.. faults.Select(fault => $"{place} {fault}")]
            : red.Length == 0 ? [$"{place} every test is green. Add a case or a test that tells it from the right answer."]
            : named.SequenceEqual(wrong.IsNamed ? [wrong.Id] : [])
                ? [.. MarkedTooLate(place, red), .. WithoutGiven(place, red)]
            : wrong.IsNamed
                ? [$"{place} the red tests must name it and nothing else, but name "
                    + $"{(named.Length == 0 ? "nothing" : string.Join(", ", named))}. Give the tests its mistake of oracles/"
                        + $"{wrong.Stage}, and cases that tell it from the others.{Listed(red)}"]
            : [$"{place} no red test may name it, but {string.Join(", ", named)} is named. If the name is right, take the "
                + $"parentheses away.{Listed(red)}"];
    }

    /// <summary>In the graph of a red test, no step before the marked one is wrong.</summary>
    private static string[] MarkedTooLate(string place, TestVerdict[] red) =>
    [
        .. from test in red
           let early = test.Red!.Steps.TakeWhile(step => !step.IsMarked).FirstOrDefault(step => step.IsWrong)
           let marked = test.Red!.Steps.FirstOrDefault(step => step.IsMarked)
           where early is not null && marked is not null
           select $"{place} {early.Name} is wrong already, but {marked.Name} is marked. Let "
               + "the mistake change the earlier node of the oracle's graph.",
    ];

    /// <summary>A value that is wrong means nothing without what was asked.</summary>
    private static string[] WithoutGiven(string place, TestVerdict[] red) =>
    [
        .. from test in red
           where test.Red is { Kind: RedKind.Wrong or RedKind.NotFixedYet, Given: null }
           select $"{place} a red test doesn't show what was given. Ask in the test itself, by the Assertions.{Listed([test])}",
    ];

    /// <summary>A right answer is green, however it is written.</summary>
    public static string[] Right(RightAnswer answer, StageVerdict verdict) =>
        NotGreen(
            verdict,
            $"{Repository.Relative(answer.Own.Path)} is a right answer: these tests ask more than the exercise says, or it is "
            + "wrong.");

    private static string[] NotGreen(StageVerdict verdict, string claim)
    {
        var red = verdict.Tests.Where(test => test.Outcome != Outcome.Green).ToArray();
        return Faults(verdict) is { Length: > 0 } faults ? [.. faults.Select(fault => $"{claim} {fault}")]
            : red.Length == 0 ? []
            : [$"{claim}{Listed(red)}"];
    }

    private static string[] Faults(StageVerdict verdict) =>
        verdict.Errors.Length > 0 ? [$"This doesn't compile, so it proves nothing. Fix it:\n{string.Join('\n', verdict.Errors)}"]
        : verdict.Tests.Length == 0
            ? [$"No test of {verdict.Stage} ran: tests/{verdict.Stage} needs a fixture with the attribute [Stage]."]
        : [];

    private static string Listed(IEnumerable<TestVerdict> tests) =>
        string.Concat(tests.Select(test => $"\n\n{test.Outcome}: task {test.Task} · {test.Name}\n{test.Message}"));
}
