using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace Kata.Grading;

/// <summary>
/// Decodes a signature: the types it names, and whether it contains something that C# without unsafe rarely has.
/// </summary>
internal sealed class SignatureParts : ISignatureTypeProvider<object?, object?>
{
    /// <summary>
    /// The decoder is recursive, so a hundred thousand nested arrays or lists would overflow the stack. No signature written by a
    /// person comes near this many bytes.
    /// </summary>
    private const int MaxSignatureLength = 2_048;

    private readonly List<EntityHandle> _types = [];

    private SignatureParts()
    {
    }

    private delegate void Decoding(SignatureParts parts, SignatureDecoder<object?, object?> decoder, ref BlobReader reader);

    /// <summary>The types it names; a generic type precedes its arguments.</summary>
    public IReadOnlyList<EntityHandle> Types => _types;

    /// <summary>Whether it contains a data or function pointer.</summary>
    public bool HasPointer { get; private set; }

    /// <summary>Whether it contains the types behind __makeref and __arglist.</summary>
    public bool HasTypedReference { get; private set; }

    /// <summary>Whether it belongs to a generic method.</summary>
    public bool IsGeneric { get; private set; }

    /// <summary>The signature of a field or field reference.</summary>
    public static SignatureParts OfField(MetadataReader metadata, BlobHandle blob) =>
        Of(metadata, blob, (_, decoder, ref reader) => decoder.DecodeFieldSignature(ref reader));

    /// <summary>The signature of a method or property.</summary>
    public static SignatureParts OfMethod(MetadataReader metadata, BlobHandle blob) =>
        Of(metadata, blob, (parts, decoder, ref reader) =>
        {
            var signature = decoder.DecodeMethodSignature(ref reader);
            parts.IsGeneric = signature.GenericParameterCount > 0;
            parts.HasTypedReference |= signature.Header.CallingConvention == SignatureCallingConvention.VarArgs;
        });

    public static SignatureParts OfMethodSpecification(MetadataReader metadata, BlobHandle blob) =>
        Of(metadata, blob, (_, decoder, ref reader) => decoder.DecodeMethodSpecificationSignature(ref reader));

    public static SignatureParts OfLocals(MetadataReader metadata, BlobHandle blob) =>
        Of(metadata, blob, (_, decoder, ref reader) => decoder.DecodeLocalSignature(ref reader));

    public static SignatureParts OfType(MetadataReader metadata, BlobHandle blob) =>
        Of(metadata, blob, (_, decoder, ref reader) => decoder.DecodeType(ref reader));

    public object? GetPrimitiveType(PrimitiveTypeCode typeCode)
    {
        HasTypedReference |= typeCode == PrimitiveTypeCode.TypedReference;
        return null;
    }

    public object? GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => Found(handle);

    public object? GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => Found(handle);

    public object? GetTypeFromSpecification(
        MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) => Found(handle);

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
            throw new BadImageFormatException(
                $"the signature of one of its types or members has {reader.Length} bytes, more than {MaxSignatureLength}.");
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
