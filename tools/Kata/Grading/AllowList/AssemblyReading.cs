using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Kata.Grading;

/// <summary>Reads a compiled answer, from its first type to its last instruction.</summary>
/// <param name="file">The assembly.</param>
/// <param name="stage">The stage's part of the namespace.</param>
/// <param name="allowed">What it may use.</param>
internal sealed class AssemblyReading(PEReader file, string stage, AllowedNames allowed)
{
    /// <summary>The compiler's own class, whose name is not valid in source code.</summary>
    private const string CompilerClass = "<PrivateImplementationDetails>";

    private const string HashCodeMethod = nameof(GetHashCode);

    /// <summary>Their hash codes depend on the value alone.</summary>
    private static readonly string?[] _numbers =
    [
        typeof(bool).FullName, typeof(byte).FullName, typeof(char).FullName, typeof(double).FullName, typeof(float).FullName,
        typeof(int).FullName, typeof(long).FullName, typeof(uint).FullName, typeof(ulong).FullName,
    ];

    private static readonly string[] _taken =
    [
        "System", "Microsoft", "Internal", "NUnit", "Kata", "Katas.Toolbox", "Katas.Oracles", "Katas.Tests",
    ];

    private readonly MetadataReader _metadata = file.GetMetadataReader();
    private readonly AssemblyNames _names = new(file.GetMetadataReader());
    private readonly List<Use> _uses = [];
    private readonly List<string> _faults = [];
    private readonly HashSet<(EntityHandle Token, string Place)> _seen = [];
    private readonly HashSet<EntityHandle> _found = [];
    private bool _isHashForbidden;

    /// <summary>The refused APIs, in sentences.</summary>
    /// <exception cref="BadImageFormatException">It is not an assembly.</exception>
    public string[] Refusals()
    {
        ReadFile();
        foreach (var type in _metadata.TypeDefinitions)
        {
            ReadType(type);
        }

        foreach (var handle in _metadata.CustomAttributes)
        {
            var attribute = _metadata.GetCustomAttribute(handle);
            Find(attribute.Constructor, PlaceOf(attribute.Parent));
        }

        // Whatever a refused use refers to is not read.
        string[] refusals = [.. _faults.Concat(RefusedUses()).Distinct()];
        if (refusals.Length > 0)
        {
            return refusals;
        }

        ReadWhatIsLeft();
        return [.. _faults.Concat(RefusedUses()).Distinct()];
    }

    private void ReadFile()
    {
        var header = file.PEHeaders.CorHeader;
        if (header is null
            || header.Flags.HasFlag(CorFlags.NativeEntryPoint)
            || !header.Flags.HasFlag(CorFlags.ILOnly)
            || header.VtableFixupsDirectory.Size > 0)
        {
            Refuse("The answer", "has native code in it");
        }

        if (_metadata.ManifestResources.Count > 0 || _metadata.AssemblyFiles.Count > 0)
        {
            Refuse("The answer", "brings other files with it");
        }

        if (_metadata.ExportedTypes.Count > 0)
        {
            Refuse("The answer", "passes off other assemblies' types as its own");
        }
    }

    private void ReadType(TypeDefinitionHandle handle)
    {
        var type = _metadata.GetTypeDefinition(handle);
        var name = _names.Of(handle);
        var place = _names.Place(handle);
        ReadDeclaration(type, name, place);
        Find(type.BaseType, place);
        ReadConstraints(type.GetGenericParameters(), place);
        foreach (var implementation in type.GetInterfaceImplementations())
        {
            Find(_metadata.GetInterfaceImplementation(implementation).Interface, place);
        }

        foreach (var field in type.GetFields())
        {
            Find(SignatureParts.OfField(_metadata, _metadata.GetFieldDefinition(field).Signature), place);
        }

        foreach (var property in type.GetProperties())
        {
            Find(SignatureParts.OfMethod(_metadata, _metadata.GetPropertyDefinition(property).Signature), place);
        }

        foreach (var @event in type.GetEvents())
        {
            Find(_metadata.GetEventDefinition(@event).Type, place);
        }

        foreach (var method in type.GetMethods())
        {
            ReadMethod(method, type, name.Outermost is { Namespace: "", Name: CompilerClass });
        }

        foreach (var implementation in type.GetMethodImplementations())
        {
            Find(_metadata.GetMethodImplementation(implementation).MethodDeclaration, place);
        }
    }

    private void ReadDeclaration(TypeDefinition type, TypeName name, string place)
    {
        if (_taken.Any(taken => $"{name.Outermost.Namespace}.".StartsWith($"{taken}.", StringComparison.Ordinal)))
        {
            _faults.Add(
                $"{place} is declared in the namespace {name.Outermost.Namespace}: an answer's namespace is Katas.{stage}.");
        }

        if (name is { Namespace: "", Outer: null, Name: "<Module>" } && type.GetMethods().Count > 0)
        {
            Refuse("The answer", "has a module initialiser");
        }

        if ((type.Attributes & TypeAttributes.LayoutMask) == TypeAttributes.ExplicitLayout
            && type.GetFields().Any(field => !_metadata.GetFieldDefinition(field).Attributes.HasFlag(FieldAttributes.Static)))
        {
            Refuse(place, "places its fields in memory by hand (LayoutKind.Explicit)");
        }

        if (type.Attributes.HasFlag(TypeAttributes.Import))
        {
            Refuse(place, "is a type of native code (ComImport)");
        }
    }

    private void ReadMethod(MethodDefinitionHandle handle, TypeDefinition type, bool byCompiler)
    {
        var method = _metadata.GetMethodDefinition(handle);
        var place = _names.Place(handle);
        var signature = SignatureParts.OfMethod(_metadata, method.Signature);
        Find(signature, place);
        ReadConstraints(method.GetGenericParameters(), place);
        if (method.Attributes.HasFlag(MethodAttributes.Virtual)
            && _metadata.StringComparer.Equals(method.Name, "Finalize")
            && method.GetParameters().Count == 0
            && !signature.IsGeneric)
        {
            Refuse(place, "is a finaliser");
        }

        if (method.RelativeVirtualAddress > 0)
        {
            // Also of a class's own comparer, and of a lambda in it: IEqualityComparer<string>.GetHashCode, <GetHashCode>b__0.
            _isHashForbidden = !_metadata.GetString(method.Name).Contains(HashCodeMethod, StringComparison.Ordinal);
            ReadBody(file.GetMethodBody(method.RelativeVirtualAddress), place, byCompiler);
            _isHashForbidden = false;
        }
        else if (!method.Attributes.HasFlag(MethodAttributes.Abstract) && !IsDelegate(type))
        {
            Refuse(place, "is native code (extern)");
        }
    }

    private void ReadBody(MethodBodyBlock body, string place, bool byCompiler)
    {
        // Initialises a stackalloc with constants.
        var hasStackMemory = false;
        foreach (var (code, token) in Instructions.Read(body.GetILReader()))
        {
            hasStackMemory |= code == OpCodes.Localloc;
            if (code == OpCodes.Calli || code == OpCodes.Jmp)
            {
                Refuse(place, "calls by a function pointer");
            }
            else if (code == OpCodes.Mkrefany
                || code == OpCodes.Refanyval
                || code == OpCodes.Refanytype
                || code == OpCodes.Arglist)
            {
                Refuse(place, "uses __makeref, __refvalue or __arglist");
            }
            else if ((code == OpCodes.Cpblk || code == OpCodes.Initblk) && !hasStackMemory)
            {
                Refuse(place, "copies raw memory");
            }
            else if (token != 0)
            {
                Find(MetadataTokens.EntityHandle(token), place, byCompiler);
            }
        }

        foreach (var region in body.ExceptionRegions)
        {
            Find(region.CatchType, place);
        }

        if (!body.LocalSignature.IsNil)
        {
            _found.Add(body.LocalSignature);
            Find(SignatureParts.OfLocals(_metadata, _metadata.GetStandaloneSignature(body.LocalSignature).Signature), place);
        }
    }

    private void ReadConstraints(GenericParameterHandleCollection parameters, string place)
    {
        foreach (var parameter in parameters)
        {
            foreach (var constraint in _metadata.GetGenericParameter(parameter).GetConstraints())
            {
                Find(_metadata.GetGenericParameterConstraint(constraint).Type, place);
            }
        }
    }

    /// <summary>
    /// Rows that nothing above has referred to: compiled C# has none, and no other assembly must have unread ones.
    /// </summary>
    private void ReadWhatIsLeft()
    {
        foreach (var table in (TableIndex[])[
            TableIndex.TypeRef, TableIndex.MemberRef, TableIndex.TypeSpec, TableIndex.MethodSpec,
        ])
        {
            foreach (var handle in Enumerable.Range(1, _metadata.GetTableRowCount(table))
                .Select(row => MetadataTokens.EntityHandle(table, row))
                .Where(handle => !_found.Contains(handle)))
            {
                Find(handle, "The answer");
            }
        }

        foreach (var row in Enumerable.Range(1, _metadata.GetTableRowCount(TableIndex.StandAloneSig))
            .Select(MetadataTokens.StandaloneSignatureHandle)
            .Where(row => !_found.Contains(row)))
        {
            var signature = _metadata.GetStandaloneSignature(row);
            Find(
                signature.GetKind() == StandaloneSignatureKind.LocalVariables
                    ? SignatureParts.OfLocals(_metadata, signature.Signature)
                    : SignatureParts.OfMethod(_metadata, signature.Signature),
                "The answer");
        }
    }

    /// <summary>Records what a token refers to.</summary>
    private void Find(EntityHandle handle, string place, bool byCompiler = false)
    {
        if (handle.IsNil || !_seen.Add((handle, place)))
        {
            return;
        }

        _found.Add(handle);
        switch (handle.Kind)
        {
            case HandleKind.TypeDefinition or HandleKind.FieldDefinition:
                break;
            case HandleKind.MethodDefinition:
                var own = _metadata.GetMethodDefinition((MethodDefinitionHandle)handle);
                RefuseHashCode(_names.Of(own.GetDeclaringType()), _metadata.GetString(own.Name), place);
                break;
            case HandleKind.TypeReference:
                _uses.Add(new Use(place, _names.Of((TypeReferenceHandle)handle), null, byCompiler));
                break;
            case HandleKind.TypeSpecification:
                Find(
                    SignatureParts.OfType(_metadata, _metadata.GetTypeSpecification((TypeSpecificationHandle)handle).Signature),
                    place);
                break;
            case HandleKind.MethodSpecification:
                var generic = _metadata.GetMethodSpecification((MethodSpecificationHandle)handle);
                Find(SignatureParts.OfMethodSpecification(_metadata, generic.Signature), place);
                Find(generic.Method, place, byCompiler);
                break;
            case HandleKind.MemberReference:
                FindMember(_metadata.GetMemberReference((MemberReferenceHandle)handle), place, byCompiler);
                break;
            default:
                throw new BadImageFormatException($"{place} uses a {handle.Kind} where C# has none.");
        }
    }

    private void FindMember(MemberReference member, string place, bool byCompiler)
    {
        var parts = member.GetKind() == MemberReferenceKind.Method
            ? SignatureParts.OfMethod(_metadata, member.Signature)
            : SignatureParts.OfField(_metadata, member.Signature);
        if (Owner(member.Parent) is { } owner)
        {
            RefuseHashCode(owner, _metadata.GetString(member.Name), place);
            var use = new Use(
                place,
                owner,
                new MemberName(owner, _metadata.GetString(member.Name), parts.IsGeneric, parts.HasPointer),
                byCompiler);
            _uses.Add(use);
            if (IsRefused(use))
            {
                return;
            }
        }

        Find(member.Parent, place, byCompiler);
        foreach (var type in parts.Types)
        {
            Find(type, place, byCompiler);
        }

        if (parts.HasTypedReference)
        {
            Refuse(place, "uses __makeref, __refvalue or __arglist");
        }
    }

    /// <summary>
    /// Hash codes differ from process to process, so nothing may depend on them: only a method of that name may use them, for
    /// dictionaries.
    /// </summary>
    private void RefuseHashCode(TypeName type, string member, string place)
    {
        var isHashCode = type.FullName == typeof(HashCode).FullName
            || (member.Split('.')[^1] == HashCodeMethod && !_numbers.Contains(type.FullName));
        if (_isHashForbidden && isHashCode)
        {
            _faults.Add(
                $"{place} uses {type.FullName}.{member}, which differs from process to process: the same seed must give the same "
                    + "run in every process.");
        }
    }

    /// <summary>
    /// The type of another assembly that declares a member; null for the answer's own members and those of arrays.
    /// </summary>
    private TypeName? Owner(EntityHandle parent)
    {
        if (parent.Kind == HandleKind.TypeSpecification)
        {
            var blob = _metadata.GetTypeSpecification((TypeSpecificationHandle)parent).Signature;
            var isGeneric = _metadata.GetBlobReader(blob).ReadByte() == (byte)SignatureTypeCode.GenericTypeInstance;
            parent = isGeneric ? SignatureParts.OfType(_metadata, blob).Types[0] : default;
        }

        return parent.Kind == HandleKind.TypeReference && !parent.IsNil ? _names.Of((TypeReferenceHandle)parent) : null;
    }

    /// <summary>Records what a signature refers to.</summary>
    private void Find(SignatureParts parts, string place)
    {
        foreach (var type in parts.Types)
        {
            Find(type, place);
        }

        if (parts.HasPointer)
        {
            Refuse(place, "has a pointer");
        }

        if (parts.HasTypedReference)
        {
            Refuse(place, "uses __makeref, __refvalue or __arglist");
        }
    }

    private string PlaceOf(EntityHandle parent) => parent.Kind switch
    {
        HandleKind.TypeDefinition => _names.Place((TypeDefinitionHandle)parent),
        HandleKind.MethodDefinition => _names.Place((MethodDefinitionHandle)parent),
        HandleKind.FieldDefinition => _names.Place(_metadata
            .GetFieldDefinition((FieldDefinitionHandle)parent)
            .GetDeclaringType()),
        _ => "The answer",
    };

    private bool IsDelegate(TypeDefinition type) =>
        type.BaseType is { IsNil: false, Kind: HandleKind.TypeReference } parent
            && _names.Of((TypeReferenceHandle)parent).FullName == typeof(MulticastDelegate).FullName;

    private void Refuse(string place, string what) => _faults.Add($"{place} {what}, which this stage does not need.");

    private bool IsRefused(Use use) =>
        !allowed.MayMention(use.Type) || (use.Member is { } member && !allowed.MayUse(member, use.ByCompiler));

    /// <summary>
    /// One sentence for a type that is not allowed, naming its first used member; otherwise one per member that is not.
    /// </summary>
    private IEnumerable<string> RefusedUses() =>
        from use in _uses.Where(IsRefused)
        group use by use.Type into uses
        from use in allowed.MayMention(uses.Key)
            ? uses.DistinctBy(use => use.Member)
            : [uses.FirstOrDefault(use => use.Member is not null) ?? uses.First()]
        select use.Sentence;

    private sealed record Use(string Place, TypeName Type, MemberName? Member, bool ByCompiler)
    {
        public string Sentence => $"{Place} {Member?.Use ?? $"uses {Type.FullName}"}, which this stage does not need.";
    }
}
