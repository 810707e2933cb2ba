using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Kata.Engine;

/// <summary>What the tests call of a stage, and whether an answer has it.</summary>
internal static class Surface
{
    private static readonly SymbolDisplayFormat _format = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypes,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        memberOptions: SymbolDisplayMemberOptions.IncludeContainingType | SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeType | SymbolDisplayMemberOptions.IncludeRef,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName | SymbolDisplayParameterOptions.IncludeDefaultValue | SymbolDisplayParameterOptions.IncludeModifiers,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes);

    /// <summary>The members that the tests call and that the answer lacks, as C#; none if the tests can call it.</summary>
    public static string[] Missing(StageFolder stage, CSharpCompilation answer)
    {
        var has = Members(stage, answer).ToHashSet();
        return [.. Members(stage, Solution(stage)).Where(member => !has.Contains(member))];
    }

    private static CSharpCompilation Solution(StageFolder stage) => AnswerCompiler.Read(stage.FilesIn(StageFolder.Solutions));

    private static IEnumerable<string> Members(StageFolder stage, CSharpCompilation compilation) =>
        from type in compilation.Assembly.GlobalNamespace.GetNamespaceMembers().FirstOrDefault(ns => ns.Name == "Katas")?
            .GetNamespaceMembers().FirstOrDefault(ns => ns.Name == stage.Name)?.GetTypeMembers() ?? []
        where type.DeclaredAccessibility == Accessibility.Public
        from member in type.GetMembers().Concat(Inherited(type))
        where member.DeclaredAccessibility == Accessibility.Public && !member.IsImplicitlyDeclared
            && member is IPropertySymbol or IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.Constructor }
        select $"{(member.IsStatic ? "static " : "")}{member.ToDisplayString(_format).Replace($"{member.ContainingType.Name}.{member.Name}", $"{type.Name}.{member.Name}", StringComparison.Ordinal)}";

    /// <summary>What a base class of the answer's own has for it; a constructor is not passed on.</summary>
    private static IEnumerable<ISymbol> Inherited(INamedTypeSymbol type) =>
        type.BaseType is { SpecialType: SpecialType.None } parent && parent.ContainingAssembly.Equals(type.ContainingAssembly, SymbolEqualityComparer.Default)
            ? parent.GetMembers().Where(member => member is not IMethodSymbol { MethodKind: MethodKind.Constructor }).Concat(Inherited(parent))
            : [];
}
