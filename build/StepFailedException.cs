namespace Build;

/// <summary>A step failed.</summary>
/// <param name="why">The reason, in one sentence.</param>
/// <param name="log">The program whose output explains it.</param>
internal sealed class StepFailedException(string why, ProgramResult? log = null) : Exception(why)
{
    public ProgramResult? Log { get; } = log;
}
