namespace Kata.TestLogger;

/// <summary>The red test to start with, in full.</summary>
/// <param name="Name">The test.</param>
/// <param name="Message">Its message.</param>
/// <param name="Trace">The learner's line as a stack frame, <c>at … in FILE:line 17</c>; empty if there is none.</param>
/// <param name="Output">What its code wrote to the console.</param>
internal sealed record FirstRed(string Name, string Message, string Trace, string Output)
{
    private const string BeforeFile = " in ";
    private const string BeforeLine = ":line ";

    /// <summary>The code runs for each case, so its output repeats.</summary>
    private const int MaxOutput = 4;

    /// <summary>The test, its message, and what its code wrote.</summary>
    public IEnumerable<string> Lines =>
    [
        $"  Start here: {Name}",
        .. Message.Split('\n').Select(line => $"    {line}"),
        .. Written(Output, MaxOutput),
    ];

    /// <summary>
    /// The error that MSBuild reports: the location, as <c>FILE(17)</c>, on the first line, and the rest below.
    /// </summary>
    public string ToBuildError() => string.Join('\n', [Place, .. Lines.Select(line => line[2..])]);

    /// <summary>What a test's code wrote to the console, indented: its first lines.</summary>
    public static IEnumerable<string> Written(string output, int maxLines = int.MaxValue)
    {
        var lines = output.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        return output.Length == 0 ? [] :
        [
            "    your code wrote:",
            .. lines.Take(maxLines).Select(line => $"      {line}"),
            .. lines.Length > maxLines ? [$"      … {lines.Length - maxLines} more lines"] : (string[])[],
        ];
    }

    private string Place => Trace.IndexOf(BeforeFile, StringComparison.Ordinal) is >= 0 and var file
        && Trace.LastIndexOf(BeforeLine, StringComparison.Ordinal) is >= 0 and var line
        ? $"{Trace[(file + BeforeFile.Length)..line]}({Trace[(line + BeforeLine.Length)..].Trim()})"
        : "tests";
}
