using System.Reflection.Emit;
using System.Reflection.Metadata;

namespace Kata.Grading;

/// <summary>An instruction and its token; 0 if it has none.</summary>
internal readonly record struct Instruction(OpCode Code, int Token);

/// <summary>Decodes method bodies.</summary>
internal static class Instructions
{
    private const byte TwoBytes = 0xFE;

    private static readonly Dictionary<int, OpCode> _codes = typeof(OpCodes).GetFields()
        .Select(field => (OpCode)field.GetValue(null)!)
        .Where(code => code.OpCodeType != OpCodeType.Nternal)
        .ToDictionary(code => (int)(ushort)code.Value);

    /// <exception cref="BadImageFormatException">The bytes are not IL.</exception>
    public static IEnumerable<Instruction> Read(BlobReader il)
    {
        while (il.RemainingBytes > 0)
        {
            int first = il.ReadByte();
            if (!_codes.TryGetValue(first == TwoBytes ? (first << 8) | il.ReadByte() : first, out var code))
            {
                throw new BadImageFormatException("it has an instruction that there is not.");
            }

            var token = 0;
            if (code.OperandType is OperandType.InlineMethod
                or OperandType.InlineField
                or OperandType.InlineType
                or OperandType.InlineTok
                or OperandType.InlineSig)
            {
                token = il.ReadInt32();
            }
            else
            {
                Skip(ref il, code.OperandType);
            }

            yield return new Instruction(code, token);
        }
    }

    private static void Skip(ref BlobReader il, OperandType operand)
    {
        var size = operand switch
        {
            OperandType.InlineNone => 0,
            OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
            OperandType.InlineVar => 2,
            OperandType.InlineBrTarget or OperandType.InlineI or OperandType.InlineString or OperandType.ShortInlineR => 4,
            OperandType.InlineI8 or OperandType.InlineR => 8,
            OperandType.InlineSwitch => 4L * il.ReadUInt32(),
            _ => throw new BadImageFormatException($"it has an instruction with {operand}."),
        };
        if (size > il.RemainingBytes)
        {
            throw new BadImageFormatException("an instruction of it ends beyond its method.");
        }

        il.Offset += (int)size;
    }
}
