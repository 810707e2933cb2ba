namespace Katas.Toolbox.Figures;

/// <summary>A picture on a page: a title, the picture, and a sentence that says what to see.</summary>
/// <param name="title">What it shows.</param>
public abstract class Figure(string title)
{
    /// <summary>What it shows.</summary>
    public string Title { get; } = title;

    /// <summary>What to see in it.</summary>
    public string Caption { get; init; } = "";

    /// <summary>The figure as a part of a page.</summary>
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

    /// <summary>What stands between title and caption.</summary>
    internal abstract void WriteBody(Markup page);
}
