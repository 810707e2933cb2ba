namespace Katas.Toolbox.Figures;

/// <summary>A figure on a page: a title, the picture, and a caption that says what to look for.</summary>
/// <param name="title">What it shows.</param>
public abstract class Figure(string title)
{
    /// <summary>What it shows.</summary>
    public string Title { get; } = title;

    /// <summary>What to look for.</summary>
    public string Caption { get; init; } = "";

    /// <summary>The figure as part of a page.</summary>
    public void WriteTo(Markup page)
    {
        ArgumentNullException.ThrowIfNull(page);
        page.Open("figure");
        page.Element("h2", Title);
        WriteBody(page);
        if (Caption.Length > 0)
        {
            page.Element("figcaption", Caption);
        }

        page.Close();
    }

    /// <summary>The content between title and caption.</summary>
    internal abstract void WriteBody(Markup page);
}
