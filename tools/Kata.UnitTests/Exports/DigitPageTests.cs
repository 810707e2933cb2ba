using System.Text.RegularExpressions;
using Kata.Exports;
using Kata.Verbs;
using Katas.Toolbox.Figures;

namespace Kata.UnitTests.Exports;

/// <summary>The page that kata export writes. What it computes is tested in Chromium.</summary>
public sealed partial class DigitPageTests
{
    private static readonly double[][][] _network = [[[0.5, -1], [2, 3]], [[0, 1]], [[1, 2], [3, 4]], [[0, 0]]];

    [Test]
    public void It_needs_no_other_file()
    {
        var page = DigitPage.Of(_network, "trained by a test");

        page.ShouldContain("A network of 2 hidden units reads it, trained by a test");
        ModulePattern().Matches(page).ShouldBeEmpty("neither imports nor exports are left");
        page.ShouldNotContain("http://www.w3.org/1999");
        page.Replace("http://www.w3.org/2000/svg", "", StringComparison.Ordinal).ShouldNotContain("://");
        page.ShouldContain("default-src 'none'");
        page.Split("</script>").Length.ShouldBe(3, "its data and its code");
    }

    [Test]
    public void A_stage_without_such_a_network_has_no_export()
    {
        var answer = new ChosenAnswer(AnswerCompiler.Solutions, IsLearners: false, "by a test");

        ExportVerb.Train(StageFolder.All[0], answer, Effort.Little, (_, _) => { }).ShouldBeNull();
    }

    [GeneratedRegex("^(import|export) ", RegexOptions.Multiline)]
    private static partial Regex ModulePattern();
}
