namespace Kata.Grading;

/// <summary>Names that an answer may use, as allowed.txt describes its lines.</summary>
internal sealed class AllowedNames
{
    private readonly HashSet<string> _names = [];
    private readonly HashSet<string> _no = [];
    private readonly HashSet<string> _compiler = [];
    private readonly HashSet<string> _mentioned = [];
    private readonly HashSet<(string Namespace, string Ending)> _endings = [];

    public AllowedNames(IEnumerable<string> lines)
    {
        foreach (var line in lines.Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#'))
        {
            var (kind, name) = line.Split(' ', 2, StringSplitOptions.TrimEntries) is [var first, var second]
                ? (first, second)
                : ("", line);
            var (owner, last) = name.LastIndexOf('.') is var dot and > 0 ? (name[..dot], name[(dot + 1)..]) : ("", name);
            if (kind == "" && last.StartsWith('*'))
            {
                _endings.Add((owner, last[1..]));
                continue;
            }

            var names = kind switch
            {
                "" => _names,
                "no" => _no,
                "compiler" => _compiler,
                _ => throw new ArgumentException(
                    $"The line \"{line}\" begins with \"{kind}\", but only \"no\" and \"compiler\" may stand before a name.",
                    nameof(lines)),
            };
            names.Add(name);
            if (kind != "no")
            {
                _mentioned.Add(owner);
            }
        }
    }

    /// <summary>Whether a type may be used.</summary>
    public bool MayMention(TypeName type) => IsWhole(type) || _mentioned.Contains(type.FullName);

    /// <summary>Whether a member may be used.</summary>
    /// <param name="member">The member.</param>
    /// <param name="byCompiler">Whether only the compiler can have emitted the use.</param>
    public bool MayUse(MemberName member, bool byCompiler) =>
        !member.Spellings.Any(_no.Contains)
        && (member.Spellings.Any(_names.Contains)
            || (byCompiler && member.Spellings.Any(_compiler.Contains))
            || (IsWhole(member.Type) && !member.HasPointer && !member.Name.Contains("Unsafe", StringComparison.Ordinal)));

    private bool IsWhole(TypeName type) =>
        !_no.Contains(type.FullName)
        && (_names.Contains(type.FullName)
            || (type.Outer is { } outer
                ? IsWhole(outer)
                : _endings.Any(ending =>
                    ending.Namespace == type.Namespace && type.Name.EndsWith(ending.Ending, StringComparison.Ordinal))));
}

/// <summary>The name of a type, without its arity.</summary>
/// <param name="Namespace">The namespace of the outermost type.</param>
/// <param name="Name">The simple name.</param>
/// <param name="Outer">The enclosing type; null if not nested.</param>
internal sealed record TypeName(string Namespace, string Name, TypeName? Outer)
{
    public string FullName { get; } = Outer is { } outer ? $"{outer.FullName}.{Name}"
        : Namespace.Length > 0 ? $"{Namespace}.{Name}"
        : Name;

    /// <summary>The outermost enclosing type, or this type itself.</summary>
    public TypeName Outermost => Outer?.Outermost ?? this;

    public override string ToString() => FullName;
}

/// <summary>A member of a type by its name in metadata: <c>get_Name</c>, <c>.ctor</c>.</summary>
/// <param name="Type">The type.</param>
/// <param name="Name">The name.</param>
/// <param name="IsGeneric">Whether it is a generic method.</param>
/// <param name="HasPointer">Whether its signature has a pointer.</param>
internal sealed record MemberName(TypeName Type, string Name, bool IsGeneric, bool HasPointer)
{
    private bool IsGetter => Name.StartsWith("get_", StringComparison.Ordinal);

    private bool IsSetter => Name.StartsWith("set_", StringComparison.Ordinal);

    /// <summary>Its possible names in allowed.txt.</summary>
    public string[] Spellings =>
    [
        $"{Type.FullName}.{Short}",
        .. IsGetter ? (string[])[$"{Type.FullName}.{Name}"] : IsGeneric ? [$"{Type.FullName}.{Name}<T>"] : [],
    ];

    /// <summary>In a sentence: "uses System.IO.File.ReadAllText".</summary>
    public string Use => Name is ".ctor" or "Invoke" ? $"uses {Type.FullName}"
        : IsSetter ? $"sets {Type.FullName}.{Name[4..]}"
        : $"uses {Type.FullName}.{Short}";

    private string Short => Name == ".ctor" ? "new" : IsGetter ? Name[4..] : Name;
}
