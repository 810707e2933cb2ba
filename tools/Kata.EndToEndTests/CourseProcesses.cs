using System.Diagnostics;

namespace Kata.EndToEndTests;

/// <summary>The processes that run on a copy of the course.</summary>
internal static class CourseProcesses
{
    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(10);

    /// <summary>The processes with the copy's path in their environment, even orphans.</summary>
    public static (int Id, string Command)[] Of(CourseCopy course) =>
    [
        .. from folder in Directory.GetDirectories("/proc")
           where int.TryParse(Path.GetFileName(folder), out _)
           where ReadProc(folder, "environ").Contains($"KATA_ROOT={course.Root}\0", StringComparison.Ordinal)
           select (int.Parse(Path.GetFileName(folder), null), ReadProc(folder, "cmdline").Replace('\0', ' ')),
    ];

    /// <summary>Waits until none is left; returns those that remain.</summary>
    public static string[] Left(CourseCopy course)
    {
        for (var start = Stopwatch.GetTimestamp(); Of(course).Length > 0 && Stopwatch.GetElapsedTime(start) < _limit;)
        {
            Thread.Sleep(_pause);
        }

        return Array.ConvertAll(Of(course), process => process.Command);
    }

    private static string ReadProc(string process, string file)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, file));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
