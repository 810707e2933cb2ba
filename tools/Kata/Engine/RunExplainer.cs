namespace Kata.Engine;

/// <summary>Lets the tests of a run explain themselves: their questions go to the worker, each with a short time limit.</summary>
internal sealed class RunExplainer : IExplainer
{
    /// <summary>The first case of the run that has a graph.</summary>
    public WorkedCase? First { get; private set; }

    public void Example(WorkedCase example) => First ??= example;
}
