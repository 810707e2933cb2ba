using Kata.Completing;

namespace Kata.Verbs;

/// <summary>What the doctor looks at outside the course, so that a test can invent a machine.</summary>
/// <param name="Root">The course's folder.</param>
/// <param name="Variable">A variable of the environment; null if it isn't set.</param>
/// <param name="Sdks">What <c>dotnet --list-sdks</c> prints; null if it doesn't run.</param>
/// <param name="PackageSources">What <see cref="ListSources"/> prints; null if it doesn't run.</param>
/// <param name="IsWindows">Whether it is Windows.</param>
internal sealed record Surroundings(
    string Root, Func<string, string?> Variable, Func<string?> Sdks, Func<string?> PackageSources, bool IsWindows)
{
    private const string TestRunner = "DOTNET_TEST_RUNNER";
    private const string OurRunner = "VSTest";

    /// <summary>Dotnet's arguments that list NuGet's sources, as all its configuration files together leave them.</summary>
    public static readonly string[] ListSources = ["nuget", "list", "source", "--format", "short"];

    /// <summary>This machine.</summary>
    public static Surroundings Here { get; } = new(
        Repository.Root,
        Environment.GetEnvironmentVariable,
        () => Dotnet("--list-sdks"),
        () => Dotnet(ListSources),
        OperatingSystem.IsWindows());

    /// <summary>What is wrong with this machine, a check each; nothing where all is as it should be.</summary>
    public Check[] Faults() => [.. ((Check?[])[Runner(), Home(), Folder(), Sources()]).OfType<Check>()];

    /// <summary>What to install if there is no SDK that global.json allows, though there is another.</summary>
    public string WhichSdk(string wanted)
    {
        var major = wanted.Split('.')[0];
        string[] there =
        [
            .. (Sdks() ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')[0]),
        ];
        return there.Length == 0
            ? $"Install the .NET SDK {wanted} or a later one of the same major version: https://dot.net/download"
            : $"There is {string.Join(", ", there)}. The course needs .NET {major}: install its SDK too, since several can be "
                + "installed side by side: https://dot.net/download";
    }

    private static string? Dotnet(params string[] arguments) =>
        Tool.Run("dotnet", arguments) is (0, var output, _) ? output : null;

    private Check? Runner() =>
        Variable(TestRunner) is { Length: > 0 } runner && !runner.Equals(OurRunner, StringComparison.OrdinalIgnoreCase)
            ? new Check(
                "tests",
                CheckStatus.Warning,
                $"{TestRunner} is {runner}, and dotnet test here needs {OurRunner}",
                IsWindows ? $"set {TestRunner}=" : $"unset {TestRunner}, and remove it from your shell's start file.")
        : null;

    private Check? Home() => Variable(IsWindows ? "USERPROFILE" : "HOME") is { Length: > 0 } home && Directory.Exists(home)
        ? null
        : new Check(
            "home",
            CheckStatus.Warning,
            IsWindows ? "USERPROFILE is not set, or no folder" : "HOME is not set, or no folder",
            "dotnet keeps its packages there: export HOME with a folder that you can write to.");

    /// <summary>Folders that are slow, or that another program changes.</summary>
    private Check? Folder()
    {
        var isOnWindowsDisk =
            Variable("WSL_DISTRO_NAME") is { Length: > 0 } && Root.StartsWith("/mnt/", StringComparison.Ordinal);
        return isOnWindowsDisk
                ? new Check(
                    "folder",
                    CheckStatus.Warning,
                    "on a Windows disk, which WSL reads slowly; saves may be noticed late",
                    "Clone the course into WSL's own files: git clone … ~/katas")
            : Root.Split('/', '\\').Any(part => part.StartsWith("OneDrive", StringComparison.OrdinalIgnoreCase))
                ? new Check(
                    "folder",
                    CheckStatus.Warning,
                    "in OneDrive, which locks files while it copies them: builds may fail",
                    "Move the course to a folder that is not synchronised, or pause OneDrive.")
            : null;
    }

    /// <summary>A second package source may answer for a package, or not at all. NuGet marks those in use by E.</summary>
    private Check? Sources()
    {
        string[] sources =
        [
            .. (PackageSources() ?? "").Split('\n', StringSplitOptions.TrimEntries)
                .Where(line => line.StartsWith('E') && line.Contains(' ', StringComparison.Ordinal))
                .Select(line => line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..]),
        ];
        return sources.Length <= 1 ? null : new Check(
            "sources",
            CheckStatus.Warning,
            $"packages come from {sources.Length} sources: {string.Join(", ", sources)}",
            $"If restoring fails, restore with one: dotnet restore Katas.sln --source {sources[0]}");
    }

    /// <summary>How to make the shell complete commands and stages, and whether its start file does so already.</summary>
    public Check TabKey()
    {
        var shell = Path.GetFileName(Variable("SHELL") ?? "");
        var name = ShellScripts.ByName.ContainsKey(shell) ? shell : OperatingSystem.IsWindows() ? "pwsh" : "bash";
        string[] starts = [".bashrc", ".bash_profile", ".zshrc", ".config/fish/config.fish"];
        var isSet = Variable("HOME") is { } home && starts.Select(file => Path.Combine(home, file)).Any(file =>
            File.Exists(file) && File.ReadAllText(file).Contains("kata completions", StringComparison.Ordinal));
        return new Check(
            "tab key", CheckStatus.Ok, isSet ? $"completes ({name})" : $"could complete stages: kata completions {name} --help");
    }
}
