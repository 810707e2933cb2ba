using Kata.Live;

namespace Kata.UnitTests.Live;

/// <summary>A stage's lesson as the page of <c>kata live</c> shows it.</summary>
public sealed class LessonPageTests
{
    [EveryStage("has a lesson for the page")]
    public void Lessons(StageFolder stage)
    {
        var html = LessonPage.Of(stage);

        html.ShouldContain("<h3>Tasks</h3>");
        html.ShouldContain("<pre><code class=\"language-text\">");
        html.ShouldNotContain("<h1>");
        html.ShouldNotContain("Hint 1");
        html.ShouldNotContain("<img");
        html.ShouldNotContain("href=\"..");
    }

    [Test]
    public void Markup_in_a_text_stays_text() => LessonPage.Html("<script>alert(1)</script> a <b onclick=\"x()\">b</b>")
        .ShouldBe("<p>&lt;script&gt;alert(1)&lt;/script&gt; a &lt;b onclick=&quot;x()&quot;&gt;b&lt;/b&gt;</p>\n");

    [TestCase("[stage 02](../02-leaky-relu-derivative/README.md#tasks)", "<a href=\"#02-leaky-relu-derivative\">stage 02</a>")]
    [TestCase("[notation](../../docs/notation.md)", "notation")]
    [TestCase("[*so*](javascript:alert(1))", "<em>so</em>")]
    [TestCase("![a picture](x.png)", "a picture")]
    [TestCase("[a paper](https://example.org/a)", "<a href=\"https://example.org/a\">a paper</a>")]
    public void A_link_leads_to_a_stage_or_to_a_site(string markdown, string html) =>
        LessonPage.Html(markdown).ShouldBe($"<p>{html}</p>\n");
}
