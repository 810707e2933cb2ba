namespace Build;

/// <summary>One step of CI.</summary>
/// <param name="Name">Its name on the command line.</param>
/// <param name="Claim">What it proves, as a sentence.</param>
/// <param name="Prove">Throws if that doesn't hold.</param>
/// <param name="Needs">The packages it needs.</param>
internal sealed record Step(string Name, string Claim, Func<Job, Task> Prove, params Package[] Needs)
{
    /// <summary>Whether it doesn't touch <c>artifacts/</c>, so that it can run in parallel to the others.</summary>
    public bool IsIndependent { get; init; }
}
