namespace Katas.Toolbox.Figures;

/// <summary>A sequence of charts with a slider, such as training as an animation.</summary>
/// <param name="title">What they show.</param>
/// <param name="frames">The label and chart of each frame, all with the same axes.</param>
public sealed class Frames(string title, params (string Label, Chart Chart)[] frames) : Figure(title)
{
    /// <summary>The label and chart of each frame.</summary>
    public IReadOnlyList<(string Label, Chart Chart)> All { get; } = frames;

    internal override void WriteBody(Markup page)
    {
        All[^1].Chart.WriteLegend(page);
        page.Open("div", ("class", "frames"));
        foreach (var (label, chart) in All)
        {
            page.Open("div", ("class", "frame"), ("data-label", label), ("hidden", chart == All[^1].Chart ? null : ""));
            chart.WritePlot(page);
            page.Close();
        }

        page.Element("button", "▶ Play", ("type", "button"), ("hidden", ""));
        page.Open("label");
        page.Empty(
            "input", ("type", "range"), ("min", 0), ("max", All.Count - 1), ("value", All.Count - 1), ("aria-label", Title));
        page.Element("output", All[^1].Label);
        page.Close().Close();
    }
}
