using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kata.Proofs;

/// <summary>A right answer: a file with the types that it writes differently. All others are the solution's.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Own">The file.</param>
public sealed record RightAnswer(StageFolder Stage, SourceFile Own)
{
    internal string Name => Path.GetFileNameWithoutExtension(Own.Path);

    /// <summary>The complete answer.</summary>
    internal SourceFile[] Files
    {
        get
        {
            string[] own = [.. Types(Root(Own)).Select(type => type.Identifier.Text)];
            return [Own, .. Stage.FilesIn(StageFolder.Solutions).SelectMany(file => Without(own, file))];
        }
    }

    private static IEnumerable<SourceFile> Without(string[] types, SourceFile file)
    {
        var root = Root(file);
        var replaced = Types(root).Where(type => types.Contains(type.Identifier.Text)).ToArray();
        return replaced.Length == Types(root).Count()
            ? []
            : [file with { Text = root.RemoveNodes(replaced, SyntaxRemoveOptions.KeepNoTrivia)!.ToFullString() }];
    }

    private static SyntaxNode Root(SourceFile file) => CSharpSyntaxTree.ParseText(file.Text).GetRoot();

    private static IEnumerable<BaseTypeDeclarationSyntax> Types(SyntaxNode root) =>
        root.DescendantNodes(node => node is not BaseTypeDeclarationSyntax).OfType<BaseTypeDeclarationSyntax>();
}

/// <summary>Reads the files of <c>right/</c>.</summary>
internal static class RightAnswers
{
    public const string Folder = "right";

    public static RightAnswer[] Of(StageFolder stage) =>
        [.. stage.FilesIn(StageFolder.Tests, Folder).Select(file => new RightAnswer(stage, file))];
}
