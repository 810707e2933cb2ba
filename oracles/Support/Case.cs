namespace Katas.Oracles;

/// <summary>One set of inputs to a stage, written in exact decimals and handed to the learner's code as doubles.</summary>
/// <param name="Name">What the case is about, for the message of a red test.</param>
public abstract record Case(string Name)
{
    /// <summary>The inputs, on one line.</summary>
    public abstract string Given { get; }

    /// <summary>The steps from the inputs to the answer, on one line.</summary>
    public abstract string Worked { get; }

    /// <summary>Those that the call is about: all, unless a case says otherwise.</summary>
    /// <param name="call">The member called, as the tests call it.</param>
    public virtual string WorkedFor(string call) => Worked;

    /// <summary>
    /// Whether every right answer finds the same numbers here: no sum loses digits, and nothing is near a kink. Drawn cases are
    /// sound, and so are smaller ones that a red test shows; a kind of case that doesn't say so is never made smaller.
    /// </summary>
    public virtual bool IsSound => false;

    /// <summary>
    /// Cases of this kind, whose lengths a smaller case may have too; where there are none, only those of its question.
    /// </summary>
    public virtual IEnumerable<Case> Alike => [];
}
