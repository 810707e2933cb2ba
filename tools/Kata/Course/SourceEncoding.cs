using System.Text;

namespace Kata.Course;

/// <summary>Decodes a C# file, at home and when graded alike.</summary>
internal static class SourceEncoding
{
    private static readonly UTF8Encoding _utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly Encoding _windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>The encoding that a byte order mark names; without one, UTF-8, or Windows-1252 if it isn't that.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="isWindows1252">Whether Windows-1252 was taken.</param>
    public static string Decode(ReadOnlySpan<byte> bytes, out bool isWindows1252)
    {
        isWindows1252 = false;
        switch (bytes)
        {
            case [0xEF, 0xBB, 0xBF, ..]:
                return Encoding.UTF8.GetString(bytes[3..]);
            case [0xFF, 0xFE, ..]:
                return Encoding.Unicode.GetString(bytes[2..]);
            case [0xFE, 0xFF, ..]:
                return Encoding.BigEndianUnicode.GetString(bytes[2..]);
        }

        try
        {
            return _utf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            isWindows1252 = true;
            return _windows1252.GetString(bytes);
        }
    }
}
