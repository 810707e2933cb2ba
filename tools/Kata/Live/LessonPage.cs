namespace Kata.Live;

/// <summary>A stage's lesson and hints as HTML.</summary>
internal static class LessonPage
{
    /// <summary>The lesson: the README without its title and its hints, which the page shows one at a time.</summary>
    public static string Of(StageFolder stage) => Html(StageReadme.Of(stage).Lesson);

    public static string Html(string markdown) => Lesson.ToHtml(markdown, Target);

    /// <summary>A link to another stage chooses it; one to a site stays; anything else isn't on the page.</summary>
    private static string? Target(string url) =>
        url.StartsWith("https://", StringComparison.Ordinal) ? url
        : Array.Find(StageFolder.All, stage => url.Contains($"{stage}/README.md", StringComparison.Ordinal)) is { } stage
            ? $"#{stage}"
            : null;
}
