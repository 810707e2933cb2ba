using System.Reflection.Metadata;
using System.Text.RegularExpressions;

namespace Kata.Grading;

/// <summary>The names in an assembly: .NET's as in allowed.txt, the answer's own as in its source.</summary>
internal sealed partial class AssemblyNames(MetadataReader metadata)
{
    private const int DeepestNesting = 64;

    /// <summary>
    /// A type of another assembly. If that is neither .NET nor the toolbox, the namespace says so, and no list contains it.
    /// </summary>
    /// <exception cref="BadImageFormatException">Its nesting never ends.</exception>
    public TypeName Of(TypeReferenceHandle handle, int depth = 0)
    {
        var type = metadata.GetTypeReference(handle);
        return type.ResolutionScope.Kind switch
        {
            HandleKind.TypeReference => new TypeName(
                "", WithoutArity(type.Name), Of((TypeReferenceHandle)type.ResolutionScope, Deeper(depth))),
            HandleKind.AssemblyReference => new TypeName(
                Origin(metadata.GetString(metadata.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name))
                    + metadata.GetString(type.Namespace),
                WithoutArity(type.Name),
                null),
            _ => new TypeName(
                $"[{type.ResolutionScope.Kind}]{metadata.GetString(type.Namespace)}", WithoutArity(type.Name), null),
        };
    }

    /// <summary>A type of the answer's own.</summary>
    /// <exception cref="BadImageFormatException">Its nesting never ends.</exception>
    public TypeName Of(TypeDefinitionHandle handle, int depth = 0)
    {
        var type = metadata.GetTypeDefinition(handle);
        return new TypeName(
            metadata.GetString(type.Namespace),
            WithoutArity(type.Name),
            type.GetDeclaringType() is { IsNil: false } outer ? Of(outer, Deeper(depth)) : null);
    }

    /// <summary>A type of the answer's own, for a sentence.</summary>
    public string Place(TypeDefinitionHandle handle) => Place(Of(handle), "");

    /// <summary>A method of the answer's own, for a sentence; for a lambda, the method that contains it.</summary>
    public string Place(MethodDefinitionHandle handle)
    {
        var method = metadata.GetMethodDefinition(handle);
        return Place(Of(method.GetDeclaringType()), metadata.GetString(method.Name));
    }

    private static string Place(TypeName type, string member)
    {
        for (var outer = type; outer.Outer is not null; outer = outer.Outer)
        {
            // The class of an iterator or a lambda has the method's name in angle brackets.
            member = Within().Match(outer.Name) is { Success: true } match ? match.Groups["name"].Value : member;
        }

        member = Within().Match(member) is { Success: true } inner ? inner.Groups["name"].Value : member;
        var name = FileLocal().Replace(type.Outermost.Name, "");
        return name.StartsWith('<') ? "What the compiler adds" : member switch
        {
            "" => name,
            ".ctor" => $"{name}'s constructor",
            ".cctor" => $"{name}'s static constructor",
            _ => $"{name}.{Accessor().Replace(member, "")}",
        };
    }

    private static string Origin(string assembly) => assembly is "System" or "Microsoft.CSharp" or "Toolbox"
        || assembly.StartsWith("System.", StringComparison.Ordinal)
        ? ""
        : $"[{assembly}]";

    private string WithoutArity(StringHandle name) => metadata.GetString(name).Split('`')[0];

    private static int Deeper(int depth) => depth < DeepestNesting
        ? depth + 1
        : throw new BadImageFormatException("a type of it is nested without end.");

    [GeneratedRegex("^<(?<name>[^<>]+)>")]
    private static partial Regex Within();

    [GeneratedRegex("^<[^<>]*>F[0-9A-F]+__")]
    private static partial Regex FileLocal();

    [GeneratedRegex("^(get|set|add|remove)_")]
    private static partial Regex Accessor();
}
