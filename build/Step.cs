namespace Build;

/// <summary>What is proven in one go.</summary>
/// <param name="Name">As on the command line.</param>
/// <param name="Promise">What is proven, as a sentence.</param>
/// <param name="Prove">Throws if it doesn't hold.</param>
/// <param name="Needs">What must be installed.</param>
internal sealed record Step(string Name, string Promise, Func<Job, Task> Prove, params Package[] Needs)
{
    /// <summary>Whether it leaves <c>artifacts/</c> alone: then it runs beside the others.</summary>
    public bool IsApart { get; init; }
}
