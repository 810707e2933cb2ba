namespace Kata.Screen;

/// <summary>What there is to explain about a stage: its first red test with a graph, or its first case.</summary>
/// <param name="Title">What is explained.</param>
/// <param name="Head">The call and its case.</param>
/// <param name="Given">The case's inputs.</param>
/// <param name="Steps">The computation graph.</param>
/// <param name="Red">The red result; null if only the right values are shown.</param>
internal sealed record Explained(string Title, string Head, string Given, Step[] Steps, RedResult? Red = null)
{
    /// <summary>The step to begin with: the marked one, or the first.</summary>
    public int Start => Math.Max(0, Array.FindIndex(Steps, step => step.IsMarked));

    /// <summary>Of a verdict; null if the red tests have no graph.</summary>
    public static Explained? Of(StageVerdict verdict)
    {
        var red = Array.Find(verdict.Tests, test => test.Red is { Steps.Length: > 0 });
        if (red is { Red: { } result })
        {
            return new Explained($"task {red.Task} · {red.Name}", result.Head, result.Given ?? "", result.Steps, result);
        }

        var isShown = verdict.Example is not null
            && verdict.Tests.All(test => test.Outcome == Outcome.Green || test.Red is { IsUntouched: true });
        return isShown && verdict.Example is { } example
            ? new Explained(
                "a worked example",
                $"{example.Call}  case \"{example.Case}\"",
                example.Given,
                example.Steps)
            : null;
    }
}
