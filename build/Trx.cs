using System.Xml.Linq;

namespace Build;

/// <summary>A test as the TRX logger of <c>dotnet test</c> recorded it.</summary>
/// <param name="Outcome"><c>Passed</c>, <c>Failed</c> or <c>NotExecuted</c>.</param>
/// <param name="Name">The name; a stage test's begins with its stage.</param>
/// <param name="Reason">The first line of its message.</param>
internal sealed record TestResult(string Outcome, string Name, string Reason)
{
    public bool IsPassed => Outcome == "Passed";

    public bool IsFailed => Outcome == "Failed";

    public bool IsSkipped => Outcome == "NotExecuted";

    public bool IsGreen => IsPassed || (IsSkipped && Course.MaySkip);

    public bool IsIn(string stage) => Name.StartsWith($"{stage} ", StringComparison.Ordinal);

    public bool Says(params string[] beginnings) =>
        beginnings.Any(beginning => Reason.StartsWith(beginning, StringComparison.Ordinal));

    public override string ToString() => $"{Outcome}: {Name}: {Reason}";
}

internal static class Trx
{
    public static TestResult[] Read(string folder) => Directory.Exists(folder)
        ? [.. Directory.GetFiles(folder, "*.trx").SelectMany(file => Results(XDocument.Load(file)))]
        : [];

    private static IEnumerable<TestResult> Results(XDocument document) =>
        document.Descendants().Where(element => element.Name.LocalName == "UnitTestResult").Select(result => new TestResult(
            result.Attribute("outcome")?.Value ?? "",
            result.Attribute("testName")?.Value ?? "",
            result.Descendants().FirstOrDefault(element => element.Name.LocalName == "Message")?.Value.Split('\n')[0].TrimEnd()
            ?? ""));
}
