using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Kata.Proofs;

/// <summary>An edit of one member: a fence whose info string is <c>diff</c> or <c>csharp</c> and the member's name.</summary>
/// <param name="Place">Its location, for error messages.</param>
/// <param name="Language"><c>diff</c> replaces lines; <c>csharp</c> is a new body for a member, or new members for a
/// type.</param>
/// <param name="Member">Its name, see <see cref="Proofs.Member"/>.</param>
/// <param name="Lines">The lines in the fence.</param>
public sealed record Edit(string Place, string Language, string Member, string[] Lines)
{
    internal const string Diff = "diff";
    internal const string CSharp = "csharp";

    /// <summary>The text it adds to the solution.</summary>
    internal string Added => Language == CSharp
        ? string.Join('\n', Lines)
        : string.Join('\n', Lines.Where(line => line.StartsWith('+')).Select(line => line[1..]));

    /// <exception cref="ProofException">It doesn't apply.</exception>
    internal SourceFile[] ApplyTo(SourceFile[] files)
    {
        var member = Found(files);
        var text = Language == Diff ? Patched(member) : Rewritten(member);
        return Array.ConvertAll(files, file => file == member.File ? file with { Text = text } : file);
    }

    private Member Found(SourceFile[] files)
    {
        if (Member.Length == 0)
        {
            throw Fault(
                $"the fence does not say what it edits. Write the member's name on its first line: ```{Language} Neuron.Forward");
        }

        var members = Proofs.Member.AllIn(files);
        return members.Where(member => member.IsCalled(Member)).ToArray() switch
        {
            [var one] => one,
            [] => throw Fault(
                "the solution has no such member. Choose one of: "
                    + $"{string.Join(", ", members.Select(member => member.Name).Distinct())}"),
            var several => throw Fault(
                $"the solution has several. Choose one of: {string.Join(", ", several.Select(member => member.Signature))}"),
        };
    }

    private string Rewritten(Member member)
    {
        var text = string.Join('\n', Lines).Trim();
        if (member.EndOfType is { } end)
        {
            return Replaced(member, end, end, text);
        }

        var body = member.Body ?? throw Fault("it has no body to replace. Use a ```diff fence.");
        var isComplete = text.StartsWith("=>", StringComparison.Ordinal) || !member.IsMethod;
        return Replaced(member, body.Start, body.End, isComplete ? text : $"{{\n{text}\n}}");
    }

    private string Patched(Member member)
    {
        if (Lines.FirstOrDefault(line => line.Length > 0 && !" +-".Contains(line[0], StringComparison.Ordinal)) is { } odd)
        {
            throw Fault($"the line \"{odd}\" begins with none of '-', '+' and ' '. Say which it is.");
        }

        var (before, after) = (Tokens(Side('-')), Side('+'));
        if (before.Length == 0)
        {
            throw Fault("the edit says only what to add, not where. Give it a '-' or ' ' line of this member.");
        }

        if (Texts(before).SequenceEqual(Texts(Tokens(after))))
        {
            throw Fault("the edit changes nothing. Give it a '-' or '+' line.");
        }

        var edited = Tokens(member.Text);
        var places = Enumerable.Range(0, edited.Length)
            .Where(i => Texts(edited.Skip(i).Take(before.Length)).SequenceEqual(Texts(before)))
            .ToArray();
        return places is [var at]
            ? Replaced(member, member.Start + edited[at].SpanStart, member.Start + edited[at + before.Length - 1].Span.End, after)
            : throw Fault(
                $"its '-' and ' ' lines stand in {places.Length} places of this member, not in one. Make them fit once; only "
                    + $"code counts, not layout or comments:\n{string.Join('\n', Lines)}");
    }

    /// <summary>On separate lines, so that a comment doesn't hide the rest.</summary>
    private static string Replaced(Member member, int start, int end, string by) =>
        $"{member.File.Text[..start]}\n{by}\n{member.File.Text[end..]}";

    /// <summary>The text before ('-') or after ('+') the edit; an empty line is one on both sides.</summary>
    private string Side(char sign) =>
        string.Join(
            '\n',
            Lines.Where(line => line.Length == 0 || line[0] == sign || line[0] == ' ')
                .Select(line => line.Length == 0 ? line : line[1..]));

    private static SyntaxToken[] Tokens(string text) =>
        [.. SyntaxFactory.ParseTokens(text).Where(token => token.Span.Length > 0)];

    private static IEnumerable<string> Texts(IEnumerable<SyntaxToken> tokens) => tokens.Select(token => token.Text);

    private ProofException Fault(string fault) => new($"{Place}: {fault}");
}
