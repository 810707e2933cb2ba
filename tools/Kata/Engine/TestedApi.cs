using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Kata.Engine;

/// <summary>The members that a stage's tests call, and those that an answer has.</summary>
internal static class TestedApi
{
    private static readonly SymbolDisplayFormat _format = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypes,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        memberOptions: SymbolDisplayMemberOptions.IncludeContainingType
        | SymbolDisplayMemberOptions.IncludeParameters
        | SymbolDisplayMemberOptions.IncludeType
        | SymbolDisplayMemberOptions.IncludeRef,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType
        | SymbolDisplayParameterOptions.IncludeName
        | SymbolDisplayParameterOptions.IncludeDefaultValue
        | SymbolDisplayParameterOptions.IncludeModifiers,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes);

    private static readonly ConcurrentDictionary<StageFolder, string[]> _apis = [];

    /// <summary>The members that a stage's tests call, as C#: those of its solution.</summary>
    public static string[] Of(StageFolder stage) =>
        _apis.GetOrAdd(stage, static stage =>
            [.. Members(stage.Name, AnswerCompiler.Read(stage.FilesIn(StageFolder.Solutions)))]);

    /// <summary>The public members of a stage's types, as C#.</summary>
    /// <param name="name">The stage's part of the namespace.</param>
    /// <param name="compilation">An answer to it.</param>
    public static IEnumerable<string> Members(string name, CSharpCompilation compilation) =>
        from type in compilation.Assembly.GlobalNamespace.GetNamespaceMembers().FirstOrDefault(ns => ns.Name == "Katas")?
            .GetNamespaceMembers().FirstOrDefault(ns => ns.Name == name)?.GetTypeMembers() ?? []
        where type.DeclaredAccessibility == Accessibility.Public
        from member in type.GetMembers().Concat(Inherited(type))
        where member.DeclaredAccessibility == Accessibility.Public && !member.IsImplicitlyDeclared
            && member is IPropertySymbol or IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.Constructor }
        let declared = $"{member.ContainingType.Name}.{member.Name}"
        let called = $"{type.Name}.{member.Name}"
        select (member.IsStatic ? "static " : "")
            + member.ToDisplayString(_format).Replace(declared, called, StringComparison.Ordinal);

    /// <summary>Members inherited from a base class in the answer, without constructors.</summary>
    private static IEnumerable<ISymbol> Inherited(INamedTypeSymbol type) =>
        type.BaseType is { SpecialType: SpecialType.None } parent
            && parent.ContainingAssembly.Equals(type.ContainingAssembly, SymbolEqualityComparer.Default)
            ? parent.GetMembers()
                .Where(member => member is not IMethodSymbol { MethodKind: MethodKind.Constructor })
                .Concat(Inherited(parent))
            : [];
}
