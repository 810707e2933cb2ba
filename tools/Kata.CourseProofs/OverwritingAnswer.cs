using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kata.CourseProofs;

/// <summary>
/// A solution that answers rightly, and then overwrites every array that it was handed, in its arguments or by the tests'
/// functions, and every array that it has returned.
/// </summary>
internal static class OverwritingAnswer
{
    private const string Overwriter = """
        internal static class Overwriter
        {
            private static readonly System.Collections.Generic.List<object> _kept = [];

            /// <summary>Remembers what the tests can see, or what they have given.</summary>
            public static T Keep<T>(T value)
            {
                if (value is not (null or ValueType))
                {
                    _kept.Add(value);
                }

                return value;
            }

            /// <summary>Overwrites it and the arguments of a call.</summary>
            public static void Write(params object?[] arguments)
            {
                foreach (var value in _kept.ToArray().Concat(arguments))
                {
                    Write(value);
                }
            }

            private static void Write(object? value)
            {
                if (value is double[] numbers)
                {
                    Array.Fill(numbers, double.NaN);
                }
                else if (value is int[] integers)
                {
                    Array.Fill(integers, -1);
                }
                else if (value is Array array)
                {
                    foreach (var item in array)
                    {
                        Write(item);
                    }

                    Array.Clear(array);
                }
                else if (value is not null and not Delegate && value.GetType().GetMethod("<Clone>$") is not null)
                {
                    foreach (var part in value.GetType().GetProperties())
                    {
                        Write(part.GetValue(value));
                    }
                }
            }
        }
        """;

    /// <summary>The files of a stage's overwriting answer.</summary>
    public static SourceFile[] To(StageFolder stage)
    {
        var solution = stage.FilesIn(StageFolder.Solutions);
        var compilation = AnswerCompiler.Read(solution);
        return
        [
            .. solution.Select(file =>
            {
                var tree = compilation.SyntaxTrees.Single(tree => tree.FilePath == file.Path);
                return file with { Text = new Rewriter(compilation.GetSemanticModel(tree)).Visit(tree.GetRoot()).ToFullString() };
            }),
            new SourceFile("Overwriter.cs", Overwriter),
        ];
    }

    private sealed class Rewriter(SemanticModel model) : CSharpSyntaxRewriter
    {
        public override SyntaxNode? VisitInvocationExpression(InvocationExpressionSyntax node)
        {
            var isGiven = model.GetSymbolInfo(node).Symbol is IMethodSymbol
            {
                MethodKind: MethodKind.DelegateInvoke, ReturnType.TypeKind: TypeKind.Array,
            };
            var visited = (InvocationExpressionSyntax)base.VisitInvocationExpression(node)!;
            return isGiven ? Kept(visited, "") : visited;
        }

        public override SyntaxNode? VisitMethodDeclaration(MethodDeclarationSyntax node)
        {
            var visited = (MethodDeclarationSyntax)base.VisitMethodDeclaration(node)!;
            if (!node.Modifiers.Any(SyntaxKind.PublicKeyword) || (node.Body is null && node.ExpressionBody is null))
            {
                return visited;
            }

            var isVoid = model.GetDeclaredSymbol(node)!.ReturnsVoid;
            var body = visited.Body ?? Block(isVoid
                ? $"{visited.ExpressionBody!.Expression};"
                : $"return {visited.ExpressionBody!.Expression};");
            if (!isVoid)
            {
                body = (BlockSyntax)new Returns($"<{node.ReturnType}>").Visit(body);
            }

            var names = string.Join(", ", node.ParameterList.Parameters.Select(parameter => parameter.Identifier.Text));
            return visited.WithExpressionBody(null).WithSemicolonToken(default).WithBody(
                Block($"try {body.ToFullString()} finally {{ Overwriter.Write({names}); }}"));
        }

        private static BlockSyntax Block(string text) => (BlockSyntax)SyntaxFactory.ParseStatement($"{{ {text} }}");
    }

    /// <summary>Keeps what a method returns; its local functions and lambdas return only to itself.</summary>
    private sealed class Returns(string type) : CSharpSyntaxRewriter
    {
        public override SyntaxNode? VisitReturnStatement(ReturnStatementSyntax node) =>
            node.Expression is { } value ? node.WithExpression(Kept(value, type)) : node;

        public override SyntaxNode? VisitLocalFunctionStatement(LocalFunctionStatementSyntax node) => node;

        public override SyntaxNode? VisitSimpleLambdaExpression(SimpleLambdaExpressionSyntax node) => node;

        public override SyntaxNode? VisitParenthesizedLambdaExpression(ParenthesizedLambdaExpressionSyntax node) => node;
    }

    private static ExpressionSyntax Kept(ExpressionSyntax value, string type) =>
        SyntaxFactory.ParseExpression($"Overwriter.Keep{type}({value.ToFullString()})").WithLeadingTrivia(SyntaxFactory.Space);
}
