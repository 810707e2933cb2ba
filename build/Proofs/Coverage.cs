using System.Globalization;
using System.Xml.Linq;

namespace Build.Proofs;

/// <summary>Which lines of the solutions the stage tests reach, from coverlet's report.</summary>
internal static class Coverage
{
    public static async Task Prove(Job job)
    {
        // The dot excludes names that only contain the stage's path.
        var stages = string.Join('|', Course.Stages.Select(stage => $"FullyQualifiedName~{stage}."));
        var tests = await job.Test(
            0,
            Course.Root,
            [
                .. TestCommands.StageTests,
                "--filter",
                stages,
                "--settings",
                "build/coverage.runsettings",
                "--collect",
                "XPlat Code Coverage",
            ],
            new() { ["KATA_CULTURE"] = "tr-TR" });
        job.HasEveryStage(tests);
        job.Every(tests, "green, and a stage test", test => test.IsPassed && Course.Stages.Any(test.IsIn));

        var report = Directory.GetFiles(job.Scratch, "coverage.cobertura.xml", SearchOption.AllDirectories).FirstOrDefault();
        job.Require(report is not null, "no coverage report was written");
        Judge(job, XDocument.Load(report!).Root!);
    }

    private static void Judge(Job job, XElement report)
    {
        var (covered, valid) = (Number(report, "lines-covered"), Number(report, "lines-valid"));
        job.Notes.Add($"{covered} of {valid} lines");
        job.Require(valid > 0, "the report names no line");
        var missed = report.Descendants("class").SelectMany(type => type.Descendants("line")
            .Where(line => Number(line, "hits") == 0)
            .Select(line => $"{type.Attribute("filename")?.Value}:{Number(line, "number")}")).Distinct();
        job.Require(covered == valid, $"the stage tests don't reach every line:{Text.List(missed)}");
    }

    private static int Number(XElement element, string name) =>
        int.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);
}
