namespace Kata.Grading;

/// <summary>Writes the reports: a page per submission, one for the class, and one for the classroom wall.</summary>
internal static class Reports
{
    private const string Students = "students";

    /// <summary>Writes all reports: <c>students/…</c>, <c>class</c> and <c>projector</c>, each as Markdown and as HTML.</summary>
    public static void Write(Results results, string folder) => Write(results, folder, ReadmeOf());

    /// <param name="results">The class's grades.</param>
    /// <param name="folder">Where the reports go.</param>
    /// <param name="readme">The README of a stage, for hints and what was learned; null if there is none.</param>
    internal static void Write(Results results, string folder, Func<string, StageReadme?> readme)
    {
        var names = FileNames.Of(results.Submissions.Select(grade => grade.Id));
        var student = new StudentReport(results, readme);
        Directory.CreateDirectory(Path.Combine(folder, Students));
        foreach (var (i, grade) in results.Submissions.Index())
        {
            Write(student.Of(grade), Path.Combine(folder, Students, names[i]));
        }

        Write(
            new ClassReport(results, Array.ConvertAll(names, name => $"{Students}/{name}")).Write(),
            Path.Combine(folder, "class"));
        Write(new ClassReport(results, pages: null).Write(), Path.Combine(folder, "projector"));
    }

    /// <summary>Removes the pages of an earlier run of those who are no longer there.</summary>
    /// <param name="folder">Where the reports go.</param>
    /// <param name="earlier">The ids of the earlier run.</param>
    /// <param name="results">The class's grades.</param>
    internal static void RemovePages(string folder, string[] earlier, Results results)
    {
        var left = FileNames.Of(earlier)
            .Except(FileNames.Of(results.Submissions.Select(grade => grade.Id)), StringComparer.OrdinalIgnoreCase);
        foreach (var name in left)
        {
            File.Delete(Path.Combine(folder, Students, $"{name}.md"));
            File.Delete(Path.Combine(folder, Students, $"{name}.html"));
        }
    }

    private static void Write(Document report, string path)
    {
        File.WriteAllText($"{path}.md", MarkdownWriter.Write(report));
        File.WriteAllText($"{path}.html", HtmlWriter.Write(report));
    }

    /// <summary>The READMEs of the course, each read once.</summary>
    internal static Func<string, StageReadme?> ReadmeOf()
    {
        var readmes = StageFolder.All.ToDictionary(stage => stage.Slug, StageReadme.Of);
        return stage => readmes.GetValueOrDefault(stage);
    }
}
