using System.Text;
using Spectre.Console;

namespace Kata.Screen;

/// <summary>Where lines go: a terminal with or without colours, or a file.</summary>
internal sealed class Terminal
{
    private const string Enter = "\e[?1049h\e[?25l\e[?7l";
    private const string Leave = "\e[?7h\e[?25h\e[?1049l";
    private const int WidthOfAFile = 10_000;

    private readonly IAnsiConsole _console;
    private readonly StringBuilder _lines = new();
    private readonly TextWriter _out = Console.Out; // The tests' framework puts another in its place while it runs.
    private bool _isEntered;

    /// <param name="isInteractive">Whether a person looks at it; found out if not said.</param>
    public Terminal(bool? isInteractive = null)
    {
        IsInteractive = isInteractive ?? !Console.IsOutputRedirected;
        HasColours = IsInteractive && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) && Environment.GetEnvironmentVariable("TERM") != "dumb";
        _console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = HasColours ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = HasColours ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(new StringWriter(_lines)),
        });
        _console.Profile.Width = WidthOfAFile;
        _console.Profile.Capabilities.Unicode = true;
    }

    public bool IsInteractive { get; }

    public bool HasColours { get; }

    /// <summary>What a line may be wide.</summary>
    public int Width => IsInteractive ? Math.Max(20, Console.WindowWidth) : WidthOfAFile;

    public int Height => IsInteractive ? Math.Max(6, Console.WindowHeight) : int.MaxValue;

    /// <summary>Prints lines below those before.</summary>
    public void Print(params IEnumerable<Line> lines) => _out.Write(string.Concat(lines.Select(line => Rendered(line).TrimEnd() + Environment.NewLine)));

    /// <summary>Says how far long work is, on a line that the next one takes the place of; nothing where nobody looks.</summary>
    public void Progress(string what, double share)
    {
        if (IsInteractive && !Console.IsErrorRedirected)
        {
            Console.Error.Write(share < 1 ? $"\r{what}… {share:P0}\e[K" : "\r\e[K");
        }
    }

    /// <summary>Fills the other screen with lines, in one write and without a flicker.</summary>
    public void Draw(Line[] lines)
    {
        // Erasing to the end of a full line would take its last character.
        var width = Width;
        var text = string.Join("\r\n", lines.Select(line => Rendered(line) + (line.Width < width ? "\e[K" : "")));
        Raw($"{(_isEntered ? "" : Enter)}\e[?2026h\e[H{text}\e[?2026l");
        _isEntered = true;
    }

    /// <summary>Gives the terminal back as it was.</summary>
    public void Restore()
    {
        if (_isEntered)
        {
            _isEntered = false;
            Raw(Leave);
        }
    }

    private string Rendered(Line line)
    {
        _lines.Clear();
        _console.Write(line);
        return _lines.ToString();
    }

    /// <summary>Past <see cref="Console.Out"/>, which the tests' framework holds while it runs.</summary>
    private static void Raw(string text)
    {
        using var output = Console.OpenStandardOutput();
        output.Write(Encoding.UTF8.GetBytes(text));
        output.Flush();
    }
}
