namespace Katas.Oracles;

/// <summary>One set of inputs to a stage, written in exact decimals and handed to the learner's code as doubles.</summary>
/// <param name="Name">What the case is about, for the message of a red test.</param>
public abstract record Case(string Name)
{
    /// <summary>The inputs, on one line.</summary>
    public abstract string Given { get; }

    /// <summary>The steps from the inputs to the answer, on one line.</summary>
    public abstract string Worked { get; }
}
