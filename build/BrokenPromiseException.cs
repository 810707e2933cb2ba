namespace Build;

/// <summary>A step doesn't hold what it promises.</summary>
/// <param name="why">In one sentence.</param>
/// <param name="log">The program whose output says more.</param>
internal sealed class BrokenPromiseException(string why, Finished? log = null) : Exception(why)
{
    public Finished? Log { get; } = log;
}
