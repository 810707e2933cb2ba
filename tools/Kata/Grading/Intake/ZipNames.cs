using System.Text;

namespace Kata.Grading;

/// <summary>
/// Decodes the names in an archive that doesn't say how they are encoded: UTF-8, or else what Windows in the west (CP437), in
/// Russia (CP866) and some programs (Windows-1252) write. None of them is certain; no two names become one.
/// </summary>
internal sealed class ZipNames : Encoding
{
    private static readonly UTF8Encoding _utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly Encoding _western = CodePagesEncodingProvider.Instance.GetEncoding(437)!;
    private static readonly Encoding _russian = CodePagesEncodingProvider.Instance.GetEncoding(866)!;
    private static readonly Encoding _windows = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    public override int GetCharCount(byte[] bytes, int index, int count) => GetString(bytes, index, count).Length;

    public override int GetChars(byte[] bytes, int byteIndex, int byteCount, char[] chars, int charIndex)
    {
        var text = GetString(bytes, byteIndex, byteCount);
        text.CopyTo(0, chars, charIndex, text.Length);
        return text.Length;
    }

    public override string GetString(byte[] bytes, int index, int count)
    {
        try
        {
            return _utf8.GetString(bytes, index, count);
        }
        catch (DecoderFallbackException)
        {
            return Guess(bytes.AsSpan(index, count)).GetString(bytes, index, count);
        }
    }

    public override int GetByteCount(char[] chars, int index, int count) => _utf8.GetByteCount(chars, index, count);

    public override int GetBytes(char[] chars, int charIndex, int charCount, byte[] bytes, int byteIndex) =>
        _utf8.GetBytes(chars, charIndex, charCount, bytes, byteIndex);

    public override int GetMaxByteCount(int charCount) => _utf8.GetMaxByteCount(charCount);

    public override int GetMaxCharCount(int byteCount) => byteCount;

    /// <summary>
    /// A Russian word has no letters of ASCII; a western one has few others, which CP437 has below 0xA6 and Windows-1252 from
    /// 0xC0 on.
    /// </summary>
    private static Encoding Guess(ReadOnlySpan<byte> name)
    {
        var (isRussian, isWestern, isWindows) = (true, true, true);
        for (var i = 0; i < name.Length; i++)
        {
            if (name[i] < 0x80)
            {
                continue;
            }

            var isLetter = name[i] is <= 0xAF or (>= 0xE0 and <= 0xF1);
            var isAlone = !IsHigh(name, i - 1) && !IsHigh(name, i + 1);
            isRussian &= isLetter && !isAlone && !IsAscii(name, i - 1) && !IsAscii(name, i + 1);
            isWestern &= name[i] is <= 0xA5 or 0xE1;
            isWindows &= name[i] >= 0xC0;
        }

        return isRussian ? _russian
            : isWindows && !isWestern ? _windows
            : _western;
    }

    private static bool IsHigh(ReadOnlySpan<byte> name, int at) => at >= 0 && at < name.Length && name[at] >= 0x80;

    private static bool IsAscii(ReadOnlySpan<byte> name, int at) =>
        at >= 0 && at < name.Length && char.IsAsciiLetter((char)name[at]);
}
