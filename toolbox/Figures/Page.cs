namespace Katas.Toolbox.Figures;

/// <summary>How much work the figures of a page may be.</summary>
public enum Effort
{
    /// <summary>As little as shows that they can be drawn.</summary>
    Little,

    /// <summary>Seconds.</summary>
    Usual,

    /// <summary>As much as it takes.</summary>
    Full,
}

/// <summary>
/// Figures one below the other, as one HTML file that needs no other: it works offline, in light and dark, on a phone.
/// </summary>
/// <param name="title">What they are about.</param>
/// <param name="subtitle">A line below the title.</param>
public sealed class Page(string title, string subtitle = "")
{
    private readonly List<Figure> _figures = [];

    /// <summary>The figures so far.</summary>
    public IReadOnlyList<Figure> Figures => _figures;

    /// <summary>How much work they may be.</summary>
    public Effort Effort { get; init; } = Effort.Usual;

    /// <summary>Told what is done, and how much of it, 0 to 1.</summary>
    public Action<string, double> Progress { get; init; } = (_, _) => { };

    /// <summary>Puts a figure below the others.</summary>
    public void Add(Figure figure) => _figures.Add(figure);

    /// <summary>The page as HTML.</summary>
    public string ToHtml()
    {
        var hasFilm = _figures.OfType<Frames>().Any();
        var page = Paper.Begin(title, Style, mayRun: hasFilm);
        page.Open("header").Element("h1", title).Element("p", subtitle).Close().Open("main");
        foreach (var figure in _figures)
        {
            figure.WriteTo(page);
        }

        page.Close();
        if (hasFilm)
        {
            page.Raw($"<script>{Script}</script>");
        }

        return page.Close().Close().ToString();
    }

    private const string Style = """

        header, main { max-width: 1800px; margin: 0 auto; }
        header p { margin: 0 0 16px; color: var(--muted); }
        main { display: flex; flex-wrap: wrap; gap: 12px; }
        figure { flex: 1 1 min(100%, 380px); min-width: 0; margin: 0; padding: 12px; container-type: inline-size;
          background: var(--paper); border: 1px solid var(--grid); border-radius: 8px; }
        h2 { font-size: 16px; line-height: 1.3; margin: 0 0 6px; }
        figcaption { margin-top: 8px; color: var(--muted); font-size: 14px; }
        figure svg[role] { display: block; width: 100%; height: auto; max-height: max(66vh, 400px); }
        text { font: 12px system-ui, sans-serif; fill: var(--muted); }
        @container (min-width: 560px) { text { font-size: 10px; } }
        @container (min-width: 760px) { text { font-size: 8px; } }
        @container (min-width: 1000px) { text { font-size: 7px; } }
        text.label { fill: var(--ink); }
        text.number { fill: var(--ink); font-variant-numeric: tabular-nums; }
        .grid { stroke: var(--grid); stroke-width: 1; stroke-opacity: .7; }
        .axis { fill: none; stroke: var(--muted); stroke-width: 1; }
        .curve { fill: none; stroke-width: 2.2; stroke-linejoin: round; }
        .grid, .axis, .curve { vector-effect: non-scaling-stroke; }
        .dot { stroke: var(--paper); stroke-width: 1; }
        .cell { fill: var(--c0); }
        .legend { display: flex; flex-wrap: wrap; gap: 2px 14px; margin: 0 0 6px; padding: 0; list-style: none; font-size: 13px; }
        .legend li { display: flex; align-items: center; gap: 6px; }
        .swatch { flex: none; width: 24px; height: 12px; }
        .key { width: 64px; height: 12px; border: 1px solid var(--grid); }
        .key.one { background: linear-gradient(90deg, transparent, #0072b2cc); }
        .key.two { background: linear-gradient(90deg, #0072b2cc, transparent, #d55e00cc); }
        .frames label { display: flex; flex-direction: column; gap: 2px; font-size: 14px; }
        .frames button { font: inherit; font-size: 14px; min-height: 32px; padding: 2px 12px;
          color: var(--ink); background: var(--paper); border: 1px solid var(--muted); border-radius: 6px; }
        .frames input { width: 100%; margin: 4px 0 0; accent-color: var(--c0); }
        .tiles { display: grid; gap: 10px 8px; grid-template-columns: repeat(auto-fill, minmax(72px, 1fr)); margin: 0; padding: 0; list-style: none; }
        .tiles li { display: flex; flex-direction: column; align-items: center; font-size: 12px; line-height: 1.25; text-align: center; }
        .tiles img { width: 64px; height: auto; image-rendering: pixelated; }

        """;

    private const string Script = """

        for (const film of document.querySelectorAll('.frames')) {
          const frames = film.querySelectorAll('.frame');
          const slider = film.querySelector('input');
          const button = film.querySelector('button');
          let timer;
          const show = () => {
            frames.forEach((frame, i) => frame.hidden = i !== slider.valueAsNumber);
            film.querySelector('output').textContent = frames[slider.valueAsNumber].dataset.label;
          };
          const stop = () => {
            clearInterval(timer);
            timer = undefined;
            button.textContent = '▶ Play';
          };
          slider.addEventListener('input', () => { stop(); show(); });
          button.addEventListener('click', () => {
            if (timer) return stop();
            if (slider.value === slider.max) slider.value = 0;
            show();
            button.textContent = '❚❚ Pause';
            timer = setInterval(() => {
              slider.value++;
              show();
              if (slider.value === slider.max) stop();
            }, 400);
          });
          button.hidden = false;
        }

        """;
}
