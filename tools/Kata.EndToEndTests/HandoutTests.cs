using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;
using Kata.Handouts;
using Kata.Verbs;

namespace Kata.EndToEndTests;

/// <summary>A handout contains no answers, and the scan that checks this finds them.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class HandoutTests : IDisposable
{
    private static readonly Lazy<Handout> _handout = new(() => Handout.Create(hasOracles: true));
    private static readonly Lazy<LeakScan> _scan = new(() => new LeakScan(_handout.Value.Answers, _handout.Value.Given));
    private static readonly SourceFile _answer = StageFolder.All[2].FilesIn(StageFolder.Solutions).Single();
    private static readonly string[] _top =
        [
            ".devcontainer", ".editorconfig", ".gitattributes", ".gitignore", ".vscode", "CHANGELOG.md", "Directory.Build.props",
            "Directory.Build.rsp",
            "Directory.Build.targets", "Directory.Packages.props", "Directory.Solution.props", "Directory.Solution.targets",
            "Katas.sln", "LICENSE", "README.md", "data", "docs", "exercises", "global.json", "handout.json", "kata", "kata.cmd",
            "oracles", "solutions", "tests", "toolbox", "tools",
        ];

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Test]
    public void The_handout_contains_no_answers()
    {
        _handout.Value.WriteTo(_folder.Path);

        var report = _scan.Value.Of(_folder.Path);

        report.Findings.ShouldBeEmpty();
        report.Bodies.ShouldBeGreaterThan(20 * StageFolder.All.Length);
        report.Binaries.ShouldBe(4, "the digits");
        report.Texts.ShouldBe(_handout.Value.Files.Length - 4);
    }

    [Test]
    public void It_contains_what_a_learner_needs_and_nothing_else()
    {
        string[] paths = [.. _handout.Value.Files.Select(file => file.Path)];

        paths.ShouldBeUnique();
        paths.Select(path => path.Split('/')[0]).Distinct().Order(StringComparer.Ordinal).ShouldBe(_top);
        paths.Where(path => path.StartsWith("docs/", StringComparison.Ordinal))
            .ShouldBe(["docs/debugging-your-code.md", "docs/notation.md"]);
        paths.Where(path => path.StartsWith("tools/Kata", StringComparison.Ordinal)).Select(path => path.Split('/')[1]).Distinct()
            .ShouldBe(
                [
                    "Kata", "Kata.Figures", "Kata.Live", "Kata.RedResults", "Kata.TestLogger", "Kata.Proxies",
                    "Kata.ProxyGenerator", "Kata.Wire", "Kata.Worker",
                ],
                ignoreOrder: true);
        paths.ShouldNotContain(path => path.StartsWith("tests/Toolbox/", StringComparison.Ordinal));
        File("kata").IsProgram.ShouldBeTrue();
    }

    [Test]
    public void Untouched_exercises_replace_the_solutions()
    {
        foreach (var stage in StageFolder.All)
        {
            var given = Pristine.Of(stage).Files;
            Texts($"exercises/{stage}/").ShouldBe(given.Select(file => file.Text), ignoreOrder: true);
            Texts($"solutions/{stage}/").ShouldBe(given.Select(file => file.Text), ignoreOrder: true);
        }

        File("solutions/Solutions.csproj").Text.ShouldBe(File("exercises/Exercises.csproj").Text);
    }

    [Test]
    public void Every_project_in_the_solution_file_exists()
    {
        string[] projects =
        [
            .. File("Katas.sln").Text.Split('"')
                .Where(part => part.EndsWith(".csproj", StringComparison.Ordinal))
                .Select(part => part.Replace('\\', '/')),
        ];

        projects.Except(_handout.Value.Files.Select(file => file.Path)).ShouldBeEmpty();
        projects.Length.ShouldBe(_handout.Value.Files.Count(file => file.Path.EndsWith(".csproj", StringComparison.Ordinal)));
    }

    [Test]
    public void Its_README_is_for_learners()
    {
        var page = File("README.md").Text;

        page.ShouldContain("## Start\n");
        page.ShouldContain("| stuck | `./kata hint 3`");
        page.ShouldContain("[MIT licence](LICENSE)");
        page.ShouldNotContain("## For ");
        page.ShouldNotContain("kata solution");
        page.ShouldNotContain("-c Solutions");
        page.ShouldNotContain("/wrong/");
    }

    [Test]
    public void A_page_without_references_to_removed_files_is_unchanged()
    {
        const string Page = "# Title\n\nA paragraph\nof two lines.\n\n```bash\ndotnet test\n\n# For nobody\n```\n\n| a | b "
            + "|\n|---|---|\n| 1 | 2 |\n";

        LearnersText.Of(Page).ShouldBe(Page);
    }

    [Test]
    public void Paragraphs_rows_and_sections_about_removed_files_are_removed()
    {
        const string Page = "# Title\n\nSee [it](../../solutions/A.cs).\n\n| a | b |\n|---|---|\n| 1 | `kata solution` |\n| 3 | "
            + "4 |\n\n## For instructors\n\nText.\n\n## Licence\n\nFree.\n";

        LearnersText.Of(Page).ShouldBe("# Title\n\n| a | b |\n|---|---|\n| 3 | 4 |\n\n## Licence\n\nFree.\n");
    }

    [Test]
    public void Without_oracles_they_are_compiled_and_contain_no_local_path()
    {
        var files = Handout.Create(hasOracles: false).Files;

        files.Where(file => file.Path.StartsWith("oracles/", StringComparison.Ordinal))
            .Select(file => file.Path)
            .ShouldBe(["oracles/Oracles.csproj", "oracles/Oracles.dll"]);
        var assembly = files.Single(file => file.Path == "oracles/Oracles.dll");
        assembly.WriteTo(_folder.Path);
        _scan.Value.Of(_folder.Path).Findings.ShouldBeEmpty();
        Encoding.Latin1.GetString(assembly.Bytes).ShouldNotContain(Repository.Root);

        using var reader = new PEReader(new MemoryStream(assembly.Bytes));
        var metadata = reader.GetMetadataReader();
        string[] references =
        [
            .. metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name)),
        ];
        references.ShouldContain("System.Runtime");
        references.ShouldNotContain("System.Private.CoreLib", "no project could refer to it");
    }

    [TestCase("notes.md", "```csharp\n{0}\n```\n")]
    [TestCase("toolbox/Help.cs", "class A {{ double F() {{ {0} }} }}")]
    [TestCase("tests/03-bias-gradient/a.txt", "{0}")]
    public void The_scan_finds_an_answer_in_a_text_file(string path, string around)
    {
        var (place, body) = Body();

        Findings(
            path, Encoding.UTF8.GetBytes(string.Format(null, around, body))).ShouldContain($"{path} has the body of {place}");
    }

    [Test]
    public void The_scan_ignores_white_space_comments_and_line_prefixes()
    {
        var (place, body) = Body();

        Findings(
            "a.txt",
            Encoding.UTF8.GetBytes(body.Replace(
                " ", "  \t", StringComparison.Ordinal))).ShouldBe([$"a.txt has the body of {place}"]);
        Findings(
            "a.txt",
            Encoding.UTF8.GetBytes(body.Replace(
                "\n", " // so\n /* and\n so */", StringComparison.Ordinal))).ShouldBe([$"a.txt has the body of {place}"]);
        Findings(
            "a.txt",
            Encoding.UTF8.GetBytes(body.Replace(
                "\n", "\n+", StringComparison.Ordinal))).ShouldBe([$"a.txt has the body of {place}"]);
    }

    [Test]
    public void The_scan_finds_answers_in_other_encodings_in_binaries_and_compressed()
    {
        var (place, body) = Body();

        Findings("a", Encoding.Unicode.GetBytes(body)).ShouldContain($"a has the body of {place}");
        Findings("a", [0, .. Encoding.UTF8.GetBytes(body), 0]).ShouldContain($"a has the body of {place}");
        Findings("a", Packed(body)).ShouldBe([$"a has the body of {place}"]);
    }

    [Test]
    public void The_scan_finds_a_compiled_answer() =>
        Findings(
            "a.dll",
            AnswerCompiler.Compile([_answer]).Assembly).ShouldBe([
            $"a.dll is compiled, and has types of Katas.{StageFolder.All[2].Name}",
            ]);

    [TestCase(".git/HEAD", "is history")]
    [TestCase("tests/03-bias-gradient/wrong/task-1.md", "is a right or a wrong answer")]
    [TestCase("tests/03-bias-gradient/right/Linq.cs", "is a right or a wrong answer")]
    public void The_scan_finds_forbidden_files_by_name(string path, string why) =>
        Findings(path, "text"u8.ToArray()).ShouldBe([$"{path} {why}"]);

    [Test]
    public void The_scan_rejects_unexpected_binaries() =>
        Findings("a.pdb", [0, 1, 2]).ShouldBe(["a.pdb is a binary of a kind (.pdb) that a handout does not need"]);

    [Test]
    public void Code_that_an_exercise_provides_is_not_an_answer() =>
        new LeakScan([_answer], [_answer]).Of(_folder.Write("a.cs", _answer.Text).Path).Findings.ShouldBeEmpty();

    [Test]
    public void It_requires_an_empty_folder_outside_the_course_and_a_commit()
    {
        using var course = new CourseCopy();
        _folder.Write("file.txt", "text");

        Refusal(course, Exit.Usage, "handout", _folder.Path).ShouldContain("is not empty");
        Refusal(course, Exit.Usage, "handout", "exercises/new").ShouldContain("is within the course itself");
        Refusal(course, Exit.Broken, "handout", _folder.At("new")).ShouldContain("has none that git can read");
        Directory.Exists(_folder.At("new")).ShouldBeFalse();
    }

    [Test]
    public void In_a_handout_commands_that_need_the_solutions_say_so()
    {
        using var course = new CourseCopy();
        System.IO.File.WriteAllText(Path.Combine(course.Root, Repository.HandoutFile), "{}");

        foreach (var arguments in (string[][])[
            ["solution", "1"],
            ["verify", "1"],
            ["new", "stage", "two-words"],
            ["new", "mistake", "1", "1", "two-words"],
            ["handout", _folder.At("new")],
        ])
        {
            Refusal(course, Exit.Usage, arguments).ShouldContain("The reference answers are not part of this repository");
        }

        Refusal(course, Exit.Red, "show", "1").ShouldContain("01-neuron-forward is not green yet (0 of ");
    }

    private static string Refusal(CourseCopy course, int code, params string[] arguments)
    {
        var ran = course.Kata(arguments);
        ran.Code.ShouldBe(code, ran.Errors);
        ran.Output.ShouldBeEmpty();
        return ran.Errors;
    }

    /// <summary>The statements of a method in an answer, and their location.</summary>
    private static (string Place, string Text) Body()
    {
        const string Head = "    public double BiasGradient(double[][] batch, double[] targets)\n    {\n";
        var text = _answer.Text.ReplaceLineEndings("\n");
        var start = text.IndexOf(Head, StringComparison.Ordinal) + Head.Length;
        var line = text[..start].Count(letter => letter == '\n');
        return ($"{Repository.Relative(_answer.Path)}:{line}", text[start..text.IndexOf(
            "\n    }\n", start, StringComparison.Ordinal)]);
    }

    private static byte[] Packed(string text)
    {
        using var bytes = new MemoryStream();
        using (var packed = new GZipStream(bytes, CompressionLevel.Fastest))
        {
            packed.Write(Encoding.UTF8.GetBytes(text));
        }

        return bytes.ToArray();
    }

    private static CourseFile File(string path) => _handout.Value.Files.Single(file => file.Path == path);

    private static IEnumerable<string> Texts(string folder) =>
        _handout.Value.Files.Where(file =>
            file.Path.StartsWith(folder, StringComparison.Ordinal) && file.Path.EndsWith(".cs", StringComparison.Ordinal))
            .Select(file => file.Text);

    private string[] Findings(string path, byte[] bytes) => _scan.Value.Of(_folder.Write(path, bytes).Path).Findings;
}
