namespace Kata.Testing;

/// <summary>Makes a test for every stage on disk.</summary>
/// <param name="claim">The rest of the test's name, after the stage's: <c>is green with its solution</c>.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EveryStageAttribute(
    string claim) : TestCaseSourceAttribute(typeof(EveryStageAttribute), nameof(Cases), [claim])
{
    public static IEnumerable<TestCaseData> Cases(string claim) =>
        StageFolder.All.Select(stage => new TestCaseData(stage).SetName($"{stage} {claim}"));
}
