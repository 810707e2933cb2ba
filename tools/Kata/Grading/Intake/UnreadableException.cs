namespace Kata.Grading;

/// <summary>A submission, or a file of one, can't be read: the reason, and what to do.</summary>
internal sealed class UnreadableException(string reason) : Exception(reason)
{
    /// <summary>
    /// The reason for an error of the file system or an archive, worded the same on every machine: the exception's own message
    /// would contain paths of this one. Null if the grader itself is at fault.
    /// </summary>
    public static string? ReasonFor(Exception exception) => exception switch
    {
        UnreadableException unreadable => unreadable.Message,
        FileNotFoundException or DirectoryNotFoundException => "it is not there, or not any more; see where it went",
        UnauthorizedAccessException => "access to it is denied; make it readable",
        InvalidDataException
            or EndOfStreamException
            or NotSupportedException
            or OverflowException
            or ArgumentException => "it is broken, or packed in an unusual way; pack it again as a plain .zip",
        IOException => "the disk, or what it is mounted from, does not give it; copy it elsewhere and try again",
        _ => null,
    };
}
