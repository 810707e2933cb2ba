using System.Text;
using Spectre.Console;

namespace Kata.Screen;

/// <summary>The output: a terminal with or without colours, or a file.</summary>
internal sealed class Terminal
{
    private const string Enter = "\e[?1049h\e[?25l\e[?7l";
    private const string Leave = "\e[?7h\e[?25h\e[?1049l";
    private const int FileWidth = 10_000;

    private readonly IAnsiConsole _console;
    private readonly StringBuilder _lines = new();
    private readonly TextWriter _out = Console.Out; // NUnit replaces Console.Out while it runs.
    private bool _isEntered;

    /// <param name="isInteractive">Whether a person is watching; null to detect.</param>
    /// <param name="isPlain">
    /// Whether to write lines and never move the cursor; null to do so for a screen reader, and on a terminal that can't move it.
    /// </param>
    public Terminal(bool? isInteractive = null, bool? isPlain = null)
    {
        IsPlain = isPlain
            ?? (isInteractive is null && !Console.IsOutputRedirected && (IsDumb || ScreenReader.IsRunning()));
        IsInteractive = !IsPlain && (isInteractive ?? !Console.IsOutputRedirected);
        HasColours = IsInteractive
            && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
            && !IsDumb;
        _console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = HasColours ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = !HasColours ? ColorSystemSupport.NoColors
                : HasManyColours ? ColorSystemSupport.EightBit
                : ColorSystemSupport.Standard,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(new StringWriter(_lines)),
        });
        _console.Profile.Width = FileWidth;
        _console.Profile.Capabilities.Unicode = true;
        _console.Profile.Capabilities.Links = HasColours;
    }

    public bool IsInteractive { get; }

    /// <summary>Whether a person reads lines instead of a screen, by a screen reader for instance.</summary>
    public bool IsPlain { get; }

    public bool HasColours { get; }

    /// <summary>The width of a line.</summary>
    public int Width => IsInteractive ? Size(Console.WindowWidth, min: 20, usual: 80) : FileWidth;

    public int Height => IsInteractive ? Size(Console.WindowHeight, min: 6, usual: 24) : int.MaxValue;

    /// <summary>Some terminals, such as those that scripts open, say that they are 0 × 0.</summary>
    private static int Size(int told, int min, int usual) => told > 0 ? Math.Max(min, told) : usual;

    /// <summary>Prints lines.</summary>
    public void Print(params IEnumerable<Line> lines) =>
        _out.Write(string.Concat(lines.Select(line => Printed(line).TrimEnd() + Environment.NewLine)));

    /// <summary>Shows progress on a line that the next call replaces; nothing if the output isn't interactive.</summary>
    public void Progress(string what, double share)
    {
        if (IsInteractive && !Console.IsErrorRedirected)
        {
            Console.Error.Write(share < 1 ? $"\r{what}… {share:P0}\e[K" : "\r\e[K");
        }
    }

    /// <summary>Draws on the alternate screen in one write, without flicker.</summary>
    public void Draw(Line[] lines)
    {
        // Erasing to the end of a full line would take its last character.
        var width = Width;
        var text = string.Join("\r\n", lines.Select(line => Rendered(line) + (line.Width < width ? "\e[K" : "")));
        Raw($"{(_isEntered ? "" : Enter)}\e[?2026h\e[H{text}\e[?2026l");
        _isEntered = true;
    }

    /// <summary>Restores the terminal.</summary>
    public void Restore()
    {
        if (_isEntered)
        {
            _isEntered = false;
            Raw(Leave);
        }
    }

    /// <summary>Whether it has 256 colours; otherwise the nearest of 16 are used, as the terminal defines them.</summary>
    private static bool HasManyColours =>
        !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("COLORTERM"))
        || Environment.GetEnvironmentVariable("TERM") is not { } term
        || term.Contains("256color", StringComparison.Ordinal);

    private static bool IsDumb => Environment.GetEnvironmentVariable("TERM") == "dumb";

    /// <summary>A log may be read by a CI system, which takes some lines for commands.</summary>
    private string Printed(Line line) =>
        IsInteractive ? Rendered(line) : Grading.UntrustedText.WithoutCommands(Rendered(line));

    private string Rendered(Line line)
    {
        _lines.Clear();
        _console.Write(line);
        return _lines.ToString();
    }

    /// <summary>Bypasses <see cref="Console.Out"/>, which NUnit replaces while it runs.</summary>
    private static void Raw(string text)
    {
        using var output = Console.OpenStandardOutput();
        output.Write(Encoding.UTF8.GetBytes(text));
        output.Flush();
    }
}
