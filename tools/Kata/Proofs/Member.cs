using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Kata.Proofs;

/// <summary>A type or a member in a file.</summary>
/// <param name="File">The file.</param>
/// <param name="Node">The type or member.</param>
/// <param name="Name"><c>Neuron</c>, <c>Neuron.Forward</c>, <c>Neuron.new</c> for a constructor, <c>Adam._mean</c> for a
/// field.</param>
/// <param name="Signature">The name with parameter types, which distinguishes overloads: <c>Neuron.Forward(double[])</c>.</param>
internal sealed record Member(SourceFile File, MemberDeclarationSyntax Node, string Name, string Signature)
{
    /// <summary>The source of the member; of a type, only the part before its members.</summary>
    public string Text => File.Text[Start..Header.End];

    public int Start => Node.SpanStart;

    public bool IsMethod => Node is BaseMethodDeclarationSyntax;

    /// <summary>Where to add a member; null if this is no type or has no braces.</summary>
    public int? EndOfType => Node is BaseTypeDeclarationSyntax { CloseBraceToken: { Span.Length: > 0 } brace }
        ? brace.SpanStart
        : null;

    /// <summary>From the brace or arrow to the end, including a property's initial value.</summary>
    public TextSpan? Body => Node switch
    {
        BaseMethodDeclarationSyntax method => ToEnd((SyntaxNode?)method.Body ?? method.ExpressionBody),
        PropertyDeclarationSyntax property => ToEnd((SyntaxNode?)property.AccessorList ?? property.ExpressionBody),
        _ => null,
    };

    /// <summary>Every type and member of the files.</summary>
    public static Member[] AllIn(SourceFile[] files) =>
    [
        .. from file in files
           from node in CSharpSyntaxTree.ParseText(file.Text).GetRoot().DescendantNodes().OfType<MemberDeclarationSyntax>()
           from name in Names(node)
           let path = string.Join(
               '.',
               node.Ancestors().OfType<BaseTypeDeclarationSyntax>().Reverse().Select(type => type.Identifier.Text).Append(name))
           select new Member(file, node, path, path + Parameters(node)),
    ];

    public bool IsCalled(string name) => name == Name || name == Signature;

    private TextSpan Header => Node is BaseTypeDeclarationSyntax { OpenBraceToken: { Span.Length: > 0 } brace }
        ? TextSpan.FromBounds(Start, brace.SpanStart)
        : Node.Span;

    private TextSpan? ToEnd(SyntaxNode? body) => body is null ? null : TextSpan.FromBounds(body.SpanStart, Node.Span.End);

    private static string[] Names(MemberDeclarationSyntax node) => node switch
    {
        BaseTypeDeclarationSyntax type => [type.Identifier.Text],
        DelegateDeclarationSyntax function => [function.Identifier.Text],
        EnumMemberDeclarationSyntax value => [value.Identifier.Text],
        ConstructorDeclarationSyntax => ["new"],
        MethodDeclarationSyntax method => [method.Identifier.Text],
        OperatorDeclarationSyntax operation => [$"operator {operation.OperatorToken.Text}"],
        PropertyDeclarationSyntax property => [property.Identifier.Text],
        IndexerDeclarationSyntax => ["this"],
        BaseFieldDeclarationSyntax field => [.. field.Declaration.Variables.Select(variable => variable.Identifier.Text)],
        _ => [],
    };

    private static string Parameters(MemberDeclarationSyntax node) =>
        node is BaseMethodDeclarationSyntax method
            ? $"({string.Join(", ", method.ParameterList.Parameters.Select(parameter => parameter.Type))})"
            : "";
}
