using System.Globalization;
using System.Text;
using System.Xml;

namespace Kata.Grading;

/// <summary>
/// JUnit's XML as Jenkins reads it (jenkinsci/xunit-plugin: junit-10.xsd): a suite per stage. A red test is a failure, a stage
/// that couldn't be judged has errors, a missing one is skipped. Characters that XML forbids are removed.
/// </summary>
internal static class JunitEmitter
{
    private static readonly XmlWriterSettings _xml = new() { Indent = true, NewLineChars = "\n", OmitXmlDeclaration = true };

    public static IEnumerable<(string File, string Text)> Emit(Results results) =>
        Emitters.Each(results, "junit", grade => [("junit.xml", Of(results, grade))]);

    private static string Of(Results results, Grade grade)
    {
        var text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        using (var xml = XmlWriter.Create(text, _xml))
        {
            xml.WriteStartElement("testsuites");
            xml.WriteAttributeString(
                "name", $"{results.Plan.Title} · {UntrustedText.Line(grade.Shown, UntrustedText.MaxIdLength)}");
            foreach (var stage in results.Plan.Stages)
            {
                Write(xml, results, grade, stage, grade.In(stage));
            }

            xml.WriteEndElement();
        }

        return text.Append('\n').ToString();
    }

    private static void Write(XmlWriter xml, Results results, Grade grade, StagePlan stage, StageGrade? judged)
    {
        var tests = Emitters.Tests(stage, judged).ToArray();
        var verdicts = Array.ConvertAll(tests, one => Verdict(judged, one.Test));
        xml.WriteStartElement("testsuite");
        xml.WriteAttributeString("name", stage.Stage);
        xml.WriteAttributeString("tests", Number(tests.Length));
        xml.WriteAttributeString("failures", Number(verdicts.Count(verdict => verdict == "failure")));
        xml.WriteAttributeString("errors", Number(verdicts.Count(verdict => verdict == "error")));
        xml.WriteAttributeString("skipped", Number(verdicts.Count(verdict => verdict == "skipped")));
        WriteProperties(xml, results, grade.Seed, judged, stage);
        foreach (var (one, verdict) in tests.Zip(verdicts))
        {
            xml.WriteStartElement("testcase");
            xml.WriteAttributeString(
                "classname", string.Create(CultureInfo.InvariantCulture, $"{stage.Stage}.task-{one.Task.Number}"));
            xml.WriteAttributeString("name", one.Name);
            if (verdict is not null)
            {
                var why = one.Test is not null ? ReportText.Red(one.Test)
                    : judged is { State: StageState.Judged } ? "It did not run."
                    : string.Join(
                        '\n',
                        [
                            grade.Problem is { } problem ? UntrustedText.Line(problem) : ReportText.Why(judged),
                            ReportText.List(judged?.Errors ?? [], ReportText.MaxErrors),
                        ])
                        .TrimEnd();
                xml.WriteStartElement(verdict);
                xml.WriteAttributeString("message", why.Split('\n')[one.Test is null ? 0 : 1]);
                xml.WriteAttributeString(
                    "type",
                    one.Test?.Mistake is { } mistake ? UntrustedText.Line(mistake.Id, UntrustedText.MaxIdLength)
                    : one.Test is null ? ReportText.State(judged)
                    : "red");
                xml.WriteString(UntrustedText.Clean(why));
                xml.WriteEndElement();
            }

            if (one.Test is { Output.Length: > 0 })
            {
                xml.WriteElementString("system-out", UntrustedText.Lines(one.Test.Output, UntrustedText.MaxOutputLength));
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void WriteProperties(XmlWriter xml, Results results, int seed, StageGrade? judged, StagePlan stage)
    {
        (string Name, string Value)[] properties =
        [
            ("points", ReportText.Points(judged?.Points ?? 0)),
            ("outOf", ReportText.Points(stage.OutOf)),
            ("seed", Number(seed)),
            ("sandbox", Emitters.Sandbox(results)),
        ];
        xml.WriteStartElement("properties");
        foreach (var (name, value) in properties)
        {
            xml.WriteStartElement("property");
            xml.WriteAttributeString("name", name);
            xml.WriteAttributeString("value", value);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    /// <summary>The element for a test that is not green; null if it is green.</summary>
    private static string? Verdict(StageGrade? grade, TestGrade? test) => test switch
    {
        { IsGreen: true } => null,
        { IsGreen: false } => "failure",
        null => grade is { State: StageState.Missing } ? "skipped" : "error",
    };

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
