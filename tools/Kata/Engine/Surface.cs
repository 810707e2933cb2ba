using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Kata.Engine;

/// <summary>What the tests call of a stage, and what an answer has of it.</summary>
internal static class Surface
{
    private static readonly SymbolDisplayFormat _format = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypes,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        memberOptions: SymbolDisplayMemberOptions.IncludeContainingType | SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeType | SymbolDisplayMemberOptions.IncludeRef,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName | SymbolDisplayParameterOptions.IncludeDefaultValue | SymbolDisplayParameterOptions.IncludeModifiers,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes);

    private static readonly ConcurrentDictionary<StageFolder, string[]> _surfaces = [];

    /// <summary>The members that the tests of a stage call, as C#: those of its solution.</summary>
    public static string[] Of(StageFolder stage) =>
        _surfaces.GetOrAdd(stage, static stage => [.. Members(stage.Name, AnswerCompiler.Read(stage.FilesIn(StageFolder.Solutions)))]);

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
        select $"{(member.IsStatic ? "static " : "")}{member.ToDisplayString(_format).Replace($"{member.ContainingType.Name}.{member.Name}", $"{type.Name}.{member.Name}", StringComparison.Ordinal)}";

    /// <summary>What a base class of the answer's own has for it; a constructor is not passed on.</summary>
    private static IEnumerable<ISymbol> Inherited(INamedTypeSymbol type) =>
        type.BaseType is { SpecialType: SpecialType.None } parent && parent.ContainingAssembly.Equals(type.ContainingAssembly, SymbolEqualityComparer.Default)
            ? parent.GetMembers().Where(member => member is not IMethodSymbol { MethodKind: MethodKind.Constructor }).Concat(Inherited(parent))
            : [];
}
