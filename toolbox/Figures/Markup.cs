using System.Globalization;
using System.Text;

namespace Katas.Toolbox.Figures;

/// <summary>
/// Writes HTML and SVG: elements are closed in order, texts and attributes escaped, numbers short and with a point.
/// </summary>
public sealed class Markup
{
    private readonly StringBuilder _text = new();
    private readonly Stack<string> _open = new();

    /// <summary>Opens an element.</summary>
    /// <param name="name">As in <c>svg</c>.</param>
    /// <param name="attributes">
    /// Names and values; numbers are rounded to hundredths, and a value that is null is left out.
    /// </param>
    public Markup Open(string name, params (string Name, object? Value)[] attributes)
    {
        Tag(name, attributes, ">");
        _open.Push(name);
        return this;
    }

    /// <summary>Closes the element opened last.</summary>
    public Markup Close()
    {
        _text.Append("</").Append(_open.Pop()).Append(">\n");
        return this;
    }

    /// <summary>A whole element with a text.</summary>
    public Markup Element(string name, string text, params (string Name, object? Value)[] attributes)
    {
        Open(name, attributes);
        _text.Append(Escape(text));
        return Close();
    }

    /// <summary>An element that never has content.</summary>
    public Markup Empty(string name, params (string Name, object? Value)[] attributes)
    {
        Tag(name, attributes, "/>\n");
        return this;
    }

    /// <summary>What is markup already: a style sheet, a script.</summary>
    public Markup Raw(string text)
    {
        _text.Append(text);
        return this;
    }

    /// <summary>A text that means itself, in an element or in an attribute.</summary>
    public static string Escape(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal);
    }

    /// <summary>A number as SVG reads it.</summary>
    public static string Number(double number) => Math.Round(number, 2).ToString("0.##", CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    private void Tag(string name, (string Name, object? Value)[] attributes, string end)
    {
        _text.Append('<').Append(name);
        foreach (var (key, value) in attributes)
        {
            if (value is not null)
            {
                var text = value is double number ? Number(number) : Convert.ToString(value, CultureInfo.InvariantCulture)!;
                _text.Append(' ').Append(key).Append("=\"").Append(Escape(text)).Append('"');
            }
        }

        _text.Append(end);
    }
}
