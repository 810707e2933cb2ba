namespace Kata.Grading;

/// <summary>Why a submission, or a file of one, is not read: what is the matter, and what to do.</summary>
internal sealed class Refusal(string why) : Exception(why)
{
    /// <summary>
    /// What a file system or an archive says, in words that are the same on every machine: the exception's own would carry paths of this one.
    /// Null if it is a fault of the grader's instead.
    /// </summary>
    public static string? Why(Exception exception) => exception switch
    {
        Refusal refusal => refusal.Message,
        FileNotFoundException or DirectoryNotFoundException => "it is not there, or not any more; see where it went",
        UnauthorizedAccessException => "access to it is denied; make it readable",
        InvalidDataException or EndOfStreamException or NotSupportedException or OverflowException or ArgumentException => "it is broken, or packed in an unusual way; pack it again as a plain .zip",
        IOException => "the disk, or what it is mounted from, does not give it; copy it elsewhere and try again",
        _ => null,
    };
}
