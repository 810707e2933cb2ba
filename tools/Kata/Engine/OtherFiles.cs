using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kata.Engine;

/// <summary>
/// The learner's files outside a stage's folder: another stage's, or helpers beside the stages. The stage is compiled, handed in
/// and graded without them.
/// </summary>
internal static class OtherFiles
{
    /// <summary>Why a file is left out that a merge tool wrote.</summary>
    public const string IsBackup = "its name is that of a merge tool's backup";

    private const string Rule = "a stage is compiled, handed in and graded with the files directly in its folder";

    /// <summary>Unknown name, unknown member of a namespace, unknown type.</summary>
    private static readonly string[] _unknown = ["CS0103", "CS0234", "CS0246"];

    /// <summary>A sentence for each of them that declares what an answer doesn't know.</summary>
    public static IEnumerable<string> Missing(StageFolder stage, SourceFile[] answer)
    {
        var unknown = AnswerCompiler.Read(answer).GetDiagnostics()
            .Where(error => _unknown.Contains(error.Id))
            .Select(error => error.Location.SourceTree!.GetText().ToString(error.Location.SourceSpan).Split('.', '<')[^1])
            .ToHashSet();
        return from file in unknown.Count == 0 ? [] : StageFolder.SourcesIn(StageFolder.Exercises).Except(answer)
               from name in Declared(file).Where(unknown.Contains).Take(1)
               select $"{Repository.Relative(file.Path)} declares {name}, but {Rule}. Copy what it needs into "
                   + $"exercises/{stage}/.";
    }

    /// <summary>A sentence for each file that no stage is compiled with.</summary>
    public static IEnumerable<string> OfNoStage() =>
        StageFolder.SourcesIn(StageFolder.Exercises)
            .Except(StageFolder.AllFilesIn(StageFolder.Exercises))
            .Select(file => (file.Path, Why: StageFolder.IsBackup(file.Path) ? IsBackup : Rule))
            .Select(file => $"{Repository.Relative(file.Path)} is left out: {file.Why}.");

    /// <summary>The types and the namespaces in a file, without what encloses them.</summary>
    private static IEnumerable<string> Declared(SourceFile file) =>
        CSharpSyntaxTree.ParseText(file.Text).GetRoot().DescendantNodes().Select(node => node switch
        {
            BaseTypeDeclarationSyntax type => type.Identifier.Text,
            BaseNamespaceDeclarationSyntax declared => declared.Name.ToString().Split('.')[^1],
            _ => "",
        });
}
