using System.Text.Json;
using System.Text.RegularExpressions;
using Kata.Updates;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Emit;

namespace Kata.Handouts;

/// <summary>
/// The students' repository: the newest commit without answers. The tools read the members that tests call from solutions/, so
/// that folder gets a second copy of the untouched exercises, which have the same public API.
/// </summary>
/// <param name="Commit">The commit it is made from.</param>
/// <param name="Files">Its files.</param>
/// <param name="Answers">Code it must not contain: solutions and right answers.</param>
/// <param name="Given">The exercises, whose methods may also occur in answers.</param>
internal sealed partial record Handout(string Commit, CourseFile[] Files, SourceFile[] Answers, SourceFile[] Given)
{
    private const string Oracles = "oracles/Oracles.csproj";

    private static readonly JsonSerializerOptions _record = new() { WriteIndented = true };

    private const string NoAnswers = """
        # No answers here

        The reference answers are not part of this repository. These are the exercises as they were given: the tools read from them what the
        tests call. What you write goes into `exercises/`.

        """;

    private const string CompiledOracles = """
        <Project>
          <Import Project="Sdk.props" Sdk="Microsoft.NET.Sdk" />

          <PropertyGroup>
            <GenerateDocumentationFile>false</GenerateDocumentationFile>
            <ProduceReferenceAssembly>false</ProduceReferenceAssembly>
            <DebugType>none</DebugType>
          </PropertyGroup>

          <Import Project="Sdk.targets" Sdk="Microsoft.NET.Sdk" />

          <!-- Compiled already: the oracles' sources are not part of this repository. -->
          <Target Name="CoreCompile" Inputs="Oracles.dll" Outputs="@(IntermediateAssembly)">
            <Copy SourceFiles="Oracles.dll" DestinationFiles="@(IntermediateAssembly)" />
          </Target>
        </Project>

        """;

    /// <param name="hasOracles">Whether to include the oracles' sources; otherwise they are compiled.</param>
    /// <exception cref="KataException">There is no commit.</exception>
    /// <exception cref="ProofException">No commit has an untouched exercise.</exception>
    public static Handout Create(bool hasOracles)
    {
        var (commit, committed) = CourseFile.Committed();
        SourceFile[] given = [.. StageFolder.All.SelectMany(stage => Pristine.Of(stage).Files)];
        SourceFile[] oracles =
        [
            .. committed.Where(file => OracleSourcePattern().IsMatch(file.Path))
                .Select(file => new SourceFile(file.Path, file.Text)),
        ];
        var exercise = committed.Single(file => file.Path == "exercises/Exercises.csproj");
        CourseFile[] files =
        [
            .. committed.Where(file =>
                KeptPattern().IsMatch(file.Path)
                    && !LeftOutPattern().IsMatch(file.Path)
                    && (hasOracles || !file.Path.StartsWith("oracles/", StringComparison.Ordinal)))
                .Select(ForLearners),
            .. given.Select(file => CourseFile.Of(Repository.Relative(file.Path), file.Text)),
            .. given.Select(file =>
                CourseFile.Of(StageFolder.Solutions + Repository.Relative(file.Path)[StageFolder.Exercises.Length..], file.Text)),
            exercise with { Path = "solutions/Solutions.csproj" },
            CourseFile.Of("solutions/README.md", NoAnswers),
            .. hasOracles
                ? []
                : (CourseFile[])[
                    CourseFile.Of(Oracles, CompiledOracles), new CourseFile("oracles/Oracles.dll", Compiled(oracles)),
                ],
        ];
        return new Handout(
            commit,
            [.. files, CourseFile.Of(Repository.HandoutFile, Record(commit, files))],
            [.. committed.Where(file => AnswerPattern().IsMatch(file.Path)).Select(file => new SourceFile(file.Path, file.Text))],
            given);
    }

    public void WriteTo(string folder) => Array.ForEach(Files, file => file.WriteTo(folder));

    /// <summary>What kata update compares a learner's files with.</summary>
    internal static string Record(string commit, CourseFile[] files) => JsonSerializer.Serialize(
        new
        {
            schema = "kata/handout/v1",
            commit,
            files = files.OrderBy(file => file.Path, StringComparer.Ordinal)
                .ToDictionary(file => file.Path, file => KnownFile.FingerprintOf(file.Bytes)),
        },
        _record) + "\n";

    private static CourseFile ForLearners(CourseFile file) => file.Path switch
    {
        "Katas.sln" => CourseFile.Of(file.Path, WithoutTests(file.Text)),
        _ when file.Path.EndsWith("README.md", StringComparison.Ordinal) => CourseFile.Of(file.Path, LearnersText.Of(file.Text)),
        _ => file,
    };

    private static string WithoutTests(string solution)
    {
        string[] ids = [.. TestsProjectPattern().Matches(solution).Select(project => project.Groups["id"].Value)];
        var lines = TestsProjectPattern().Replace(solution, "").Split('\n');
        return string.Join('\n', lines.Where(line => !ids.Any(id => line.Contains(id, StringComparison.Ordinal))));
    }

    /// <summary>
    /// Compiles against the SDK's reference assemblies, like a project, without symbols, which would contain local paths.
    /// </summary>
    private static byte[] Compiled(SourceFile[] oracles)
    {
        using var assembly = new MemoryStream();
        var result = AnswerCompiler.Read(oracles)
            .WithAssemblyName("Oracles")
            .WithReferences(References())
            .Emit(assembly, options: new EmitOptions());
        return result.Success
            ? assembly.ToArray()
            : throw new KataException(
                "The oracles of the newest commit do not compile: `dotnet build oracles` says why.", Exit.Broken);
    }

    private static IEnumerable<MetadataReference> References()
    {
        var version = Environment.Version;
        var packs = Path.GetFullPath(Path.Combine(
            typeof(object).Assembly.Location, "..", "..", "..", "..", "packs", "Microsoft.NETCore.App.Ref"));
        var pack = Directory.Exists(packs)
            ? Directory.GetDirectories(packs, $"{version.Major}.*").Max(StringComparer.Ordinal)
            : null;
        return pack is null
            ? throw new KataException(
                $"The oracles cannot be compiled: the .NET SDK's reference assemblies are not in {packs}.", Exit.Broken)
            : Directory.GetFiles(Path.Combine(pack, "ref", $"net{version.Major}.{version.Minor}"), "*.dll")
                .Select(file => MetadataReference.CreateFromFile(file));
    }

    [GeneratedRegex(
        @"^(?:(?:exercises|toolbox|data|oracles|tests|tools|\.vscode|\.devcontainer)/.*"
        + @"|docs/(?:notation|debugging-your-code)\.md|kata|kata\.cmd|Katas\.sln|Directory\.[A-Za-z.]+|global\.json"
        + @"|\.editorconfig|\.gitattributes|\.gitignore|LICENSE|README\.md|CHANGELOG\.md)$")]
    private static partial Regex KeptPattern();

    /// <summary>
    /// Exercises are added from the commit in which they are untouched; the other files are only for authors of the course.
    /// </summary>
    [GeneratedRegex(
        @"^exercises/.*\.cs$"
        + @"|^tests/[^/]+/(?:right/|wrong/|blind/|.*OracleTests\.cs$|Snapshot.*\.cs$|PyTorch.*\.cs$)"
        + @"|^tests/(?:stryker|Toolbox/)"
        + @"|^tools/Kata\.(?:Testing|[A-Za-z]+Tests|CourseProofs)/"
        + @"|/pytorch\.(?:py|json)$")]
    private static partial Regex LeftOutPattern();

    [GeneratedRegex(@"^solutions/.*\.cs$|^tests/[^/]+/right/.*\.cs$")]
    private static partial Regex AnswerPattern();

    [GeneratedRegex(@"^oracles/.*\.cs$")]
    private static partial Regex OracleSourcePattern();

    [GeneratedRegex("""Project\("[^"]*"\) = "Kata\.(?:Testing|[A-Za-z]+Tests|CourseProofs)", "[^"]*", "(?<id>[^"]*)"\r?\nEndProject\r?\n""")]
    private static partial Regex TestsProjectPattern();
}
