using Microsoft.CodeAnalysis;

namespace Kata.Engine;

/// <summary>The public API of an answer: one line per type and member.</summary>
internal static class PublicApi
{
    private static readonly SymbolDisplayFormat _format = new(
        SymbolDisplayGlobalNamespaceStyle.Omitted,
        SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        SymbolDisplayGenericsOptions.IncludeTypeParameters
        | SymbolDisplayGenericsOptions.IncludeTypeConstraints
        | SymbolDisplayGenericsOptions.IncludeVariance,
        SymbolDisplayMemberOptions.IncludeAccessibility
        | SymbolDisplayMemberOptions.IncludeConstantValue
        | SymbolDisplayMemberOptions.IncludeContainingType
            | SymbolDisplayMemberOptions.IncludeModifiers
                | SymbolDisplayMemberOptions.IncludeParameters
                | SymbolDisplayMemberOptions.IncludeRef
                | SymbolDisplayMemberOptions.IncludeType,
        SymbolDisplayDelegateStyle.NameAndSignature,
        SymbolDisplayExtensionMethodStyle.StaticMethod,
        SymbolDisplayParameterOptions.IncludeDefaultValue
        | SymbolDisplayParameterOptions.IncludeExtensionThis
        | SymbolDisplayParameterOptions.IncludeModifiers
            | SymbolDisplayParameterOptions.IncludeName | SymbolDisplayParameterOptions.IncludeType,
        SymbolDisplayPropertyStyle.ShowReadWriteDescriptor,
        SymbolDisplayLocalOptions.None,
        SymbolDisplayKindOptions.IncludeTypeKeyword,
        SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier
        | SymbolDisplayMiscellaneousOptions.UseSpecialTypes);

    /// <summary>The API of a stage's files in a tree, sorted.</summary>
    public static string[] Of(StageFolder stage, string tree) => Of(stage.FilesIn(tree), StageFolder.SourcesIn(tree));

    /// <summary>The API of some files, compiled together with others.</summary>
    public static string[] Of(SourceFile[] files, SourceFile[] all)
    {
        var paths = files.Select(file => file.Path).ToHashSet();
        return [.. Types(AnswerCompiler.Read(all).Assembly.GlobalNamespace)
            .Where(type =>
                IsVisible(type) && type.DeclaringSyntaxReferences.Any(reference => paths.Contains(reference.SyntaxTree.FilePath)))
            .SelectMany(Lines)
            .Order(StringComparer.Ordinal)];
    }

    private static IEnumerable<string> Lines(INamedTypeSymbol type) =>
        type.GetMembers()
            .Where(member => IsVisible(member) && member is not INamedTypeSymbol)
            .Select(member => member.ToDisplayString(_format))
            .Prepend(Line(type));

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol container) =>
        container.GetMembers().OfType<INamespaceOrTypeSymbol>()
            .SelectMany(member => Types(member).Concat(member is INamedTypeSymbol type ? [type] : []));

    private static bool IsVisible(ISymbol symbol) =>
        symbol.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal
        && (symbol.ContainingType is null || IsVisible(symbol.ContainingType));

    private static string Line(INamedTypeSymbol type)
    {
        (bool Is, string Word)[] modifiers =
        [
            (type.IsStatic, "static "), (type.IsSealed, "sealed "), (type.IsAbstract, "abstract "), (type.IsRecord, "record "),
        ];
        var bases =
            type.Interfaces.Prepend(type.BaseType).OfType<INamedTypeSymbol>().Select(parent => parent.ToDisplayString(_format));
        return $"{string.Concat(modifiers.Where(modifier => modifier.Is).Select(modifier => modifier.Word))}"
            + $"{type.ToDisplayString(_format)} : {string.Join(", ", bases)}";
    }
}
