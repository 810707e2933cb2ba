using System.Reflection.PortableExecutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace Kata.Engine;

/// <summary>An assembly named Katas, in memory.</summary>
internal sealed record CompiledAnswer(byte[] Assembly, byte[] Symbols);

/// <summary>
/// Compiles answers like the course's projects: optimised, with symbols and the SDK's implicit usings, referencing only .NET and
/// the toolbox.
/// </summary>
internal static class AnswerCompiler
{
    private static readonly string[] _implicitUsings =
        [
            "System", "System.IO", "System.Linq", "System.Collections.Generic", "System.Net.Http", "System.Threading",
            "System.Threading.Tasks",
        ];

    private static readonly CSharpParseOptions _parsing = new(LanguageVersion.CSharp14);

    /// <summary>The base of every compilation, so that references are read once.</summary>
    private static readonly CSharpCompilation _empty = CSharpCompilation.Create(
        "Katas",
        [Parse(new SourceFile("Usings.cs", string.Concat(_implicitUsings.Select(name => $"global using {name};\n"))))],
        RuntimeAssemblies().Append(typeof(Katas.Toolbox.Matrix).Assembly.Location)
            .Select(Reference),
        new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            optimizationLevel: OptimizationLevel.Release,
            deterministic: true,
            nullableContextOptions: NullableContextOptions.Enable));

    private static readonly Lazy<CompiledAnswer> _exercises = new(() => Compile(StageFolder.AllFilesIn(StageFolder.Exercises)));
    private static readonly Lazy<CompiledAnswer> _solutions = new(() => Compile(StageFolder.AllFilesIn(StageFolder.Solutions)));

    /// <summary>The exercises, untouched.</summary>
    public static CompiledAnswer Exercises => _exercises.Value;

    /// <summary>The solutions.</summary>
    public static CompiledAnswer Solutions => _solutions.Value;

    /// <summary>Parses sources into a compilation.</summary>
    public static CSharpCompilation Read(IEnumerable<SourceFile> sources) => _empty.AddSyntaxTrees(sources.Select(Parse));

    /// <exception cref="ProofException">They don't compile.</exception>
    public static CompiledAnswer Compile(IEnumerable<SourceFile> sources) => TryCompile(Read(sources), out var errors)
        ?? throw new ProofException($"This doesn't compile, so it proves nothing. Fix it:\n{string.Join('\n', errors)}");

    /// <summary>Not optimised: a debugger stops at every line, and knows every variable.</summary>
    public static CompiledAnswer? TryCompileForDebugger(IEnumerable<SourceFile> sources, out string[] errors)
    {
        var compilation = Read(sources);
        return TryCompile(
            compilation.WithOptions(compilation.Options.WithOptimizationLevel(OptimizationLevel.Debug)), out errors);
    }

    /// <summary>The assembly, or null and the errors.</summary>
    public static CompiledAnswer? TryCompile(CSharpCompilation compilation, out string[] errors)
    {
        using var assembly = new MemoryStream();
        using var symbols = new MemoryStream();
        var result = compilation.Emit(
            assembly, symbols, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb));
        errors = [.. result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(Text)];
        return result.Success ? new CompiledAnswer(assembly.ToArray(), symbols.ToArray()) : null;
    }

    private static SyntaxTree Parse(SourceFile source) =>
        CSharpSyntaxTree.ParseText(SourceText.From(source.Text, Encoding.UTF8), _parsing, source.Path);

    /// <summary>Its metadata alone: MetadataReference.CreateFromFile reads whole files, 80 MB in all.</summary>
    private static PortableExecutableReference Reference(string path)
    {
        var module = ModuleMetadata.CreateFromStream(File.OpenRead(path), PEStreamOptions.PrefetchMetadata);
        return AssemblyMetadata.Create(module).GetReference(filePath: path);
    }

    private static IEnumerable<string> RuntimeAssemblies()
    {
        var runtime = Path.GetDirectoryName(typeof(object).Assembly.Location);
        return ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == runtime);
    }

    /// <summary>With file and line, unless it concerns the whole assembly.</summary>
    private static string Text(Diagnostic error)
    {
        var place = error.Location.GetLineSpan();
        return place.Path is null
            ? $"{error.Id}: {error.GetMessage(null)}"
            : $"{Repository.Relative(place.Path)}:{place.StartLinePosition.Line + 1}: {error.Id}: {error.GetMessage(null)}";
    }
}
