namespace Kata.Figures;

/// <summary>
/// What a page drives: it is called <c>Kata.Figures.NeuronForwardPlayground</c> for stage 01, and calls that stage's code. It may
/// keep plain numbers from one request to the next, but no object of the learner's: that lives in a process that may have ended.
/// </summary>
public interface IPlayground
{
    /// <summary>Answers a request.</summary>
    /// <param name="requestJson">A JSON object.</param>
    /// <returns>A JSON object, in camelCase.</returns>
    /// <exception cref="ArgumentException">The request can't be answered; the message is one sentence.</exception>
    string Answer(string requestJson);
}
