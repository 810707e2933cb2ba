namespace Kata.Boards;

/// <summary>Why the board refuses a request of a learner's.</summary>
internal enum Refusal
{
    /// <summary>It isn't what kata sends.</summary>
    Invalid,

    /// <summary>It has too many bytes.</summary>
    TooLong,

    /// <summary>The learner or the address sends too much.</summary>
    TooOften,

    /// <summary>Its nickname is another learner's.</summary>
    Forged,

    /// <summary>There are as many learners as there can be.</summary>
    Full,
}

/// <summary>A request is refused, with a sentence for the learner.</summary>
internal sealed class RefusalException(Refusal refusal, string sentence) : Exception(sentence)
{
    public Refusal Refusal => refusal;

    /// <summary>The status of HTTP.</summary>
    public int Status => refusal switch
    {
        Refusal.TooLong => 413,
        Refusal.TooOften => 429,
        Refusal.Forged => 409,
        Refusal.Full => 403,
        _ => 400,
    };
}
