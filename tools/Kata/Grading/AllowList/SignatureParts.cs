using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace Kata.Grading;

/// <summary>What is found in a signature: the types that it names, and whether there is something in it that C# without unsafe seldom has.</summary>
internal sealed class SignatureParts : ISignatureTypeProvider<object?, object?>
{
    /// <summary>
    /// The decoder goes one call down for each array of arrays and list of lists, so a hundred thousand of them would overflow the stack.
    /// Nothing that a person writes comes near this many bytes.
    /// </summary>
    private const int MaxSignatureLength = 2_048;

    private readonly List<EntityHandle> _types = [];

    private SignatureParts()
    {
    }

    private delegate void Decoding(SignatureParts parts, SignatureDecoder<object?, object?> decoder, ref BlobReader reader);

    /// <summary>The types that it names, those that a generic type is made of after the type itself.</summary>
    public IReadOnlyList<EntityHandle> Types => _types;

    /// <summary>Whether a pointer is in it, to data or to a function.</summary>
    public bool HasPointer { get; private set; }

    /// <summary>Whether it has what __makeref and __arglist make.</summary>
    public bool HasTypedReference { get; private set; }

    /// <summary>Whether it is a generic method's.</summary>
    public bool IsGeneric { get; private set; }

    /// <summary>Of a field, or of the field that a reference is to.</summary>
    public static SignatureParts OfField(MetadataReader metadata, BlobHandle blob) => Of(metadata, blob, (_, decoder, ref reader) => decoder.DecodeFieldSignature(ref reader));

    /// <summary>Of a method or property.</summary>
    public static SignatureParts OfMethod(MetadataReader metadata, BlobHandle blob) => Of(metadata, blob, (parts, decoder, ref reader) =>
    {
        var signature = decoder.DecodeMethodSignature(ref reader);
        parts.IsGeneric = signature.GenericParameterCount > 0;
        parts.HasTypedReference |= signature.Header.CallingConvention == SignatureCallingConvention.VarArgs;
    });

    public static SignatureParts OfMethodSpecification(MetadataReader metadata, BlobHandle blob) =>
        Of(metadata, blob, (_, decoder, ref reader) => decoder.DecodeMethodSpecificationSignature(ref reader));

    public static SignatureParts OfLocals(MetadataReader metadata, BlobHandle blob) => Of(metadata, blob, (_, decoder, ref reader) => decoder.DecodeLocalSignature(ref reader));

    public static SignatureParts OfType(MetadataReader metadata, BlobHandle blob) => Of(metadata, blob, (_, decoder, ref reader) => decoder.DecodeType(ref reader));

    public object? GetPrimitiveType(PrimitiveTypeCode typeCode)
    {
        HasTypedReference |= typeCode == PrimitiveTypeCode.TypedReference;
        return null;
    }

    public object? GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => Found(handle);

    public object? GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => Found(handle);

    public object? GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) => Found(handle);

    public object? GetPointerType(object? elementType) => Pointer();

    public object? GetFunctionPointerType(MethodSignature<object?> signature) => Pointer();

    public object? GetPinnedType(object? elementType) => Pointer();

    public object? GetArrayType(object? elementType, ArrayShape shape) => null;

    public object? GetByReferenceType(object? elementType) => null;

    public object? GetGenericInstantiation(object? genericType, ImmutableArray<object?> typeArguments) => null;

    public object? GetGenericMethodParameter(object? genericContext, int index) => null;

    public object? GetGenericTypeParameter(object? genericContext, int index) => null;

    public object? GetModifiedType(object? modifier, object? unmodifiedType, bool isRequired) => null;

    public object? GetSZArrayType(object? elementType) => null;

    private static SignatureParts Of(MetadataReader metadata, BlobHandle blob, Decoding decode)
    {
        var reader = metadata.GetBlobReader(blob);
        if (reader.Length > MaxSignatureLength)
        {
            throw new BadImageFormatException($"the signature of one of its types or members has {reader.Length} bytes, more than {MaxSignatureLength}.");
        }

        var parts = new SignatureParts();
        decode(parts, new SignatureDecoder<object?, object?>(parts, metadata, null), ref reader);
        return parts;
    }

    private object? Found(EntityHandle type)
    {
        _types.Add(type);
        return null;
    }

    private object? Pointer()
    {
        HasPointer = true;
        return null;
    }
}
