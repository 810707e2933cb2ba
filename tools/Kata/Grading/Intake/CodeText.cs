using Microsoft.CodeAnalysis.CSharp;

namespace Kata.Grading;

/// <summary>Reads a C# file as the compiler does, but without parsing it.</summary>
internal static class CodeText
{
    /// <summary>For the compiler's scanner, which descends into the parentheses of a string.</summary>
    private const int StackSize = 256 << 20;

    /// <summary>Directives, their length, and interpolated strings: the scanner's time grows with their square.</summary>
    private const int Max = 1_000;

    private const string Course = "Katas.";

    /// <summary>Decodes a file: see <see cref="SourceEncoding"/>.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="isWindows1252">Whether it is in Windows-1252.</param>
    /// <exception cref="UnreadableException">It is no text.</exception>
    public static string Decode(ReadOnlySpan<byte> bytes, out bool isWindows1252)
    {
        var text = SourceEncoding.Decode(bytes, out isWindows1252);
        return WhyNot(text) is { } why ? throw new UnreadableException(why) : text;
    }

    /// <summary>The stages whose namespaces are among these, in course order.</summary>
    public static StageFolder[] Stages(string[] namespaces) =>
        [.. StageFolder.All.Where(stage => namespaces.Any(name => IsOf(stage, name)))];

    /// <summary>Whether a namespace is a stage's, or within it.</summary>
    public static bool IsOf(StageFolder stage, string name) =>
        $"{name}.".StartsWith($"{Course}{stage.Name}.", StringComparison.Ordinal);

    /// <summary>
    /// The namespaces that it declares, in full, each once: what is commented out, in a string or disabled is none. Only the
    /// compiler's scanner reads it: its parser can be made to run for minutes.
    /// </summary>
    public static string[] Namespaces(string text)
    {
        string[] names = [];
        var thread = new Thread(() => names = [.. Scan(text).Distinct(StringComparer.Ordinal)], StackSize);
        thread.Start();
        thread.Join();
        return names;
    }

    private static string? WhyNot(string text)
    {
        var (directives, length) = (0, 0);
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (line.TrimStart() is ['#', ..])
            {
                (directives, length) = (directives + 1, Math.Max(length, line.Length));
            }
        }

        return text.Contains('\0') ? "it has zero bytes in it and is no text; save it as UTF-8"
            : directives > Max ? $"it has more than {Max} preprocessor directives; remove them"
            : length > Max ? $"it has a preprocessor directive of more than {Max} characters; shorten it"
            : text.AsSpan().Count('$') > Max ? $"it has more than {Max} dollar signs; remove them"
            : null;
    }

    private static IEnumerable<string> Scan(string text)
    {
        var file = "";
        var declared = (string?)null;
        var isName = false;
        var braces = new Stack<string?>();
        foreach (var token in SyntaxFactory.ParseTokens(text))
        {
            switch (token.Kind())
            {
                case SyntaxKind.NamespaceKeyword:
                    (declared, isName) = ("", true);
                    continue;
                case SyntaxKind.IdentifierToken or SyntaxKind.DotToken when isName:
                    declared += token.ValueText;
                    continue;
            }

            if (isName && declared!.Length > 0)
            {
                var outer = braces.FirstOrDefault(brace => brace is not null) ?? file;
                declared = outer.Length == 0 ? declared : $"{outer}.{declared}";
                yield return declared;
            }

            var opened = isName ? declared : null;
            isName = false;
            switch (token.Kind())
            {
                case SyntaxKind.OpenBraceToken:
                    braces.Push(opened);
                    break;
                case SyntaxKind.CloseBraceToken:
                    _ = braces.TryPop(out _);
                    break;
                case SyntaxKind.SemicolonToken when opened is not null:
                    file = opened;
                    break;
            }
        }
    }
}
