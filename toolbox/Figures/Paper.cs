namespace Katas.Toolbox.Figures;

/// <summary>What the course's pages have in common: one file that asks for no other, its colours in light and dark.</summary>
public static class Paper
{
    /// <summary>A page up to its open body, which the caller fills and closes, and then the page itself.</summary>
    /// <param name="title">What the browser calls it.</param>
    /// <param name="style">The style sheet below the common one.</param>
    /// <param name="mayRun">Whether it has a script.</param>
    public static Markup Begin(string title, string style, bool mayRun = false)
    {
        var page = new Markup().Raw("<!DOCTYPE html>\n");
        page.Open("html", ("lang", "en")).Open("head").Empty("meta", ("charset", "utf-8"));
        page.Empty("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
        page.Empty(
            "meta",
            ("http-equiv", "Content-Security-Policy"),
            ("content", "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
            + $"{(mayRun ? "; script-src 'unsafe-inline'" : "")}"));
        page.Empty("link", ("rel", "icon"), ("href", "data:,"));
        return page.Element("title", title).Raw($"<style>{Style}{style}</style>").Close().Open("body");
    }

    /// <summary>The common style sheet: colours, text and tables.</summary>
    public const string Style = """

        :root {
          color-scheme: light dark;
          --paper: #ffffff; --ink: #16181d; --muted: #4d535e; --grid: #dfe2e8; --sheet: #f3f4f7;
          --c0: #0072b2; --c1: #d55e00; --c2: #009e73; --c3: #cc79a7; --c4: #e69f00; --c5: #56b4e9; --c6: #16181d;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --paper: #1c1f26; --ink: #eceef2; --muted: #b4bac6; --grid: #3a3f4a; --sheet: #14161b;
            --c0: #56b4e9; --c1: #f0813a; --c2: #1fc79a; --c3: #e29cc3; --c4: #e69f00; --c5: #2a8fd0; --c6: #eceef2;
          }
        }
        * { box-sizing: border-box; }
        body { margin: 0; padding: 16px 12px 40px; background: var(--sheet); color: var(--ink); font: 16px/1.45 system-ui, sans-serif; }
        h1 { font-size: 22px; line-height: 1.25; margin: 0 0 2px; }
        table { width: 100%; border-collapse: collapse; font-size: 14px; font-variant-numeric: tabular-nums; }
        th, td { padding: 3px 6px; border-bottom: 1px solid var(--grid); text-align: right; }
        th { color: var(--muted); font-weight: 600; }
        th:first-child, td:first-child { text-align: left; }

        """;
}
