using System.Text;
using System.Text.RegularExpressions;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Kata.Screen;

/// <summary>The meaning of a piece of text, which determines its colour.</summary>
internal enum Tone
{
    Plain,
    Faint,
    Strong,
    Good,
    Bad,
    Notable,
    Link,
    Series0,
    Series1,
    Series2,
    Series3,
    Series4,
    Series5,
}

/// <summary>A piece of a line.</summary>
internal readonly record struct Span(string Text, Tone Tone);

/// <summary>One line of the screen, already wrapped.</summary>
internal sealed partial record Line(params Span[] Spans) : IRenderable
{
    private const int TabWidth = 4;

    public static Line Empty { get; } = new();

    public string Text => string.Concat(Spans.Select(span => span.Text));

    public int Width => CellsOf(Text);

    public static implicit operator Line(string text) => new(new Span(Clean(text), Tone.Plain));

    public static Line Of(string text, Tone tone) => new(new Span(Clean(text), tone));

    public static Line operator +(Line left, Line right) => new([.. left.Spans, .. right.Spans]);

    /// <summary>The width of a text in columns: 2 for a Chinese character, 0 for a combining accent.</summary>
    public static int CellsOf(string text) => text.GetCellWidth();

    /// <summary>Replaces tabs and control characters: a learner's output must not move the cursor.</summary>
    public static string Clean(string text)
    {
        if (!text.Any(char.IsControl))
        {
            return text;
        }

        var clean = new StringBuilder();
        foreach (var c in text)
        {
            clean.Append(c == '\t' ? new string(' ', TabWidth) : char.IsControl(c) ? "·" : c.ToString());
        }

        return clean.ToString();
    }

    /// <summary>Truncates the line to a width; "…" marks the cut.</summary>
    public Line Cut(int width)
    {
        if (Width <= width)
        {
            return this;
        }

        var (spans, left) = (new List<Span>(), width - 1);
        foreach (var span in Spans)
        {
            var part = Prefix(span.Text, left);
            spans.Add(span with { Text = part });
            left -= CellsOf(part);
            if (part.Length < span.Text.Length)
            {
                break;
            }
        }

        return new Line([.. spans, new Span("…", Tone.Faint)]);
    }

    /// <summary>The longest prefix of a text within a width.</summary>
    public static string Prefix(string text, int width)
    {
        var (length, cells) = (0, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            cells += CellsOf(rune.ToString());
            if (cells > width)
            {
                break;
            }

            length += rune.Utf16SequenceLength;
        }

        return text[..length];
    }

    public override string ToString() => Text.TrimEnd();

    Measurement IRenderable.Measure(RenderOptions options, int maxWidth) => new(Width, Width);

    IEnumerable<Segment> IRenderable.Render(RenderOptions options, int maxWidth) =>
        Spans.Select(span => new Segment(span.Text, StyleOf(span), LinkOf(span)));

    /// <summary>An address or a file of the course, exercises/…/Neuron.cs:12, is a link in terminals that know links.</summary>
    public static Link? LinkOf(Span span) =>
        span.Tone != Tone.Link ? null
        : span.Text.StartsWith("http://", StringComparison.Ordinal) ? new Link(span.Text)
        : FilePattern().Match(span.Text) is { Success: true } file
            ? new Link(new Uri(Path.Combine(Repository.Root, file.Value)).AbsoluteUri)
            : null;

    [GeneratedRegex(@"(?<=^ *)(?:exercises|docs|tests)/[^:\s]+\.(?:cs|md)(?=[:\s]|$)")]
    private static partial Regex FilePattern();

    /// <summary>
    /// Words have the terminal's own colour, since no other can be read on a light and on a dark background alike. Marks have
    /// colours that stand out on both, and a form that says the same.
    /// </summary>
    private static Style StyleOf(Span span) => span.Text.Any(char.IsLetterOrDigit)
        ? new Style(decoration: span.Tone switch
        {
            Tone.Strong or Tone.Notable => Decoration.Bold,
            Tone.Link when LinkOf(span) is not null => Decoration.Underline,
            _ => Decoration.None,
        })
        : span.Tone switch
        {
            Tone.Faint => new Style(decoration: Decoration.Dim),
            Tone.Strong => new Style(decoration: Decoration.Bold),
            Tone.Good or Tone.Series2 => Color.FromInt32(29),
            Tone.Bad => Color.FromInt32(196),
            Tone.Notable or Tone.Series4 => Color.FromInt32(136),
            Tone.Series0 => Color.FromInt32(32),
            Tone.Series1 => Color.FromInt32(166),
            Tone.Series3 => Color.FromInt32(169),
            Tone.Series5 => Color.FromInt32(99),
            _ => Style.Plain,
        };
}
