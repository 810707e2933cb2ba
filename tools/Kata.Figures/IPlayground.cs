namespace Kata.Figures;

/// <summary>
/// What a page drives: it is called <c>Kata.Figures.NeuronForwardPlayground</c> for stage 01, and calls that stage's code and no
/// other's. It lives as long as the answer that it calls, and may keep what that has trained.
/// </summary>
public interface IPlayground
{
    /// <summary>Answers a request, in a second at most; it is stopped after five seconds of processor time.</summary>
    /// <param name="requestJson">A JSON object.</param>
    /// <returns>A JSON object, in camelCase.</returns>
    /// <exception cref="ArgumentException">The request can't be answered; the message is one sentence.</exception>
    string Answer(string requestJson);
}
