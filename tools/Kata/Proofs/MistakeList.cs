using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Kata.Proofs;

/// <summary>A list of mistakes in a stage's oracle, as the source has it, and what the tests ask when they pass it.</summary>
/// <param name="Name"><c>BiasGradientMistakes.WeightGradient</c>.</param>
/// <param name="File">Its file.</param>
/// <param name="End">Where that list's closing bracket stands.</param>
/// <param name="Call">The member called, as <c>Neuron.WeightGradient(batch, targets)</c>; null if the test computes it.</param>
internal sealed record MistakeList(string Name, SourceFile File, TextSpan End, string? Call)
{
    private const string OfOracle = "Mistakes";

    /// <summary>The lists that the tests of a task pass, in their order. A list made of others stands for those.</summary>
    public static MistakeList[] Of(StageFolder stage, int task)
    {
        var lists = Declared(stage);
        return
        [
            .. Passed(stage, task)
                .SelectMany(passed => Written(lists, passed.List)
                    .Select(name => lists[name] is var (file, list)
                        ? new MistakeList(name, file, list!.CloseBracketToken.Span, passed.Call)
                        : throw new InvalidOperationException(name)))
                .DistinctBy(list => list.Name),
        ];
    }

    /// <summary>The file with one more mistake at the end of the list.</summary>
    public string With(string mistake)
    {
        var before = File.Text[..End.Start].TrimEnd();
        var comma = before.EndsWith('[') || before.EndsWith(',') ? "" : ",";
        return $"{before}{comma}\n        {mistake},\n    {File.Text[End.Start..]}";
    }

    /// <summary>The member of the solution that the call means; null if it could be several, or none.</summary>
    public Member? Asked(SourceFile[] solution)
    {
        if (Call?.Split('(', 2) is not [var name, var rest])
        {
            return null;
        }

        string[] parameters =
            [.. rest.TrimEnd(')').Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(text => text.Split(' ')[^1])];
        Member[] members = [.. Member.AllIn(solution).Where(member => member.IsMethod && member.Name == name)];
        return members.Where(member => members.Length == 1
            || ((BaseMethodDeclarationSyntax)member.Node).ParameterList.Parameters.Select(p => p.Identifier.Text)
                .SequenceEqual(parameters)).ToArray() is [var one] ? one : null;
    }

    /// <summary>Every property of the oracle's classes of mistakes, with its list if it is written as one.</summary>
    private static Dictionary<string, (SourceFile File, CollectionExpressionSyntax? List)> Declared(StageFolder stage) => (
        from file in stage.FilesIn(StageFolder.Oracles)
        from type in Root(file).DescendantNodes().OfType<ClassDeclarationSyntax>()
        where type.Identifier.Text.EndsWith(OfOracle, StringComparison.Ordinal)
        from property in type.Members.OfType<PropertyDeclarationSyntax>()
        select (Name: $"{type.Identifier.Text}.{property.Identifier.Text}", File: file, Property: property))
        .ToDictionary(
            each => each.Name,
            each => (each.File, (each.Property.ExpressionBody?.Expression ?? each.Property.Initializer?.Value)
                as CollectionExpressionSyntax));

    /// <summary>A list itself; of <c>Runs.Part(…)</c>, the one that it is made of.</summary>
    private static IEnumerable<string> Written(
        Dictionary<string, (SourceFile File, CollectionExpressionSyntax? List)> lists, string name)
    {
        if (!lists.TryGetValue(name, out var declared))
        {
            return [];
        }

        var type = name.Split('.')[0];
        return declared.List is not null
            ? [name]
            : Root(declared.File).DescendantNodes().OfType<PropertyDeclarationSyntax>()
                .Where(property => property.Identifier.Text == name.Split('.')[1])
                .SelectMany(property => property.DescendantNodes().OfType<IdentifierNameSyntax>())
                .Select(other => $"{type}.{other.Identifier.Text}")
                .Where(other => other != name)
                .SelectMany(other => Written(lists, other));
    }

    /// <summary>What the tests of a task pass, directly or by a method that they call.</summary>
    private static IEnumerable<(string List, string? Call)> Passed(StageFolder stage, int task) =>
        from file in stage.FilesIn(StageFolder.Tests)
        where file.Path.EndsWith("Tests.cs", StringComparison.Ordinal)
        from type in Root(file).DescendantNodes().OfType<ClassDeclarationSyntax>()
        from test in type.Members.OfType<MethodDeclarationSyntax>()
        where TaskOf(test) == task
        from method in Called(type, test).Prepend(test)
        from access in method.DescendantNodes().OfType<MemberAccessExpressionSyntax>()
        where access.Expression is IdentifierNameSyntax { Identifier.Text: var owner }
            && owner.EndsWith(OfOracle, StringComparison.Ordinal)
        select ($"{access}", CallOf(type, access));

    private static IEnumerable<MethodDeclarationSyntax> Called(ClassDeclarationSyntax type, MethodDeclarationSyntax test)
    {
        var names = test.DescendantNodes().OfType<IdentifierNameSyntax>().Select(name => name.Identifier.Text).ToHashSet();
        return type.Members.OfType<MethodDeclarationSyntax>()
            .Where(method => method != test && names.Contains(method.Identifier.Text));
    }

    private static int? TaskOf(MethodDeclarationSyntax test) => test.AttributeLists
        .SelectMany(list => list.Attributes)
        .Where(attribute => $"{attribute.Name}" == "Task")
        .Select(attribute => (int?)int.Parse(
            $"{attribute.ArgumentList!.Arguments[0]}", NumberStyles.None, CultureInfo.InvariantCulture))
        .FirstOrDefault();

    /// <summary>The first argument of the assertion, if it is one of the fixture's constants.</summary>
    private static string? CallOf(ClassDeclarationSyntax type, MemberAccessExpressionSyntax list)
    {
        var call = list.Ancestors().OfType<InvocationExpressionSyntax>().FirstOrDefault();
        var argument = call?.ArgumentList.Arguments[0].Expression;
        return argument is LiteralExpressionSyntax literal ? literal.Token.ValueText
            : type.Members.OfType<FieldDeclarationSyntax>()
                .SelectMany(field => field.Declaration.Variables)
                .Where(variable => variable.Identifier.Text == $"{argument}")
                .Select(variable => (variable.Initializer?.Value as LiteralExpressionSyntax)?.Token.ValueText)
                .FirstOrDefault();
    }

    private static Microsoft.CodeAnalysis.SyntaxNode Root(SourceFile file) => CSharpSyntaxTree.ParseText(file.Text).GetRoot();
}
