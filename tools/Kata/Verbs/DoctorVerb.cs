using System.Globalization;
using System.Text.Json;

namespace Kata.Verbs;

/// <summary>The result of a check.</summary>
internal enum CheckStatus
{
    Ok,

    /// <summary>Kata works, but something is limited.</summary>
    Warning,

    /// <summary>Kata can't work.</summary>
    Broken,
}

/// <summary>One of the doctor's checks.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Status">Its result.</param>
/// <param name="Finding">What was found.</param>
/// <param name="Remedy">How to fix it.</param>
internal sealed record Check(string Name, CheckStatus Status, string Finding, string Remedy = "");

/// <summary><c>kata doctor</c>: finds problems of this machine, and says how to fix them.</summary>
internal static class DoctorVerb
{
    private const double MinDisk = 1.0;
    private const int MinWidth = 80;
    private const int MinHeight = 24;

    private static readonly string[] _culture = ["LC_ALL", "LC_CTYPE", "LANG"];

    public static Verb Create()
    {
        var verb = new Verb("doctor", "Check this machine for problems, and show how to fix them.", "kata doctor");
        verb.SetAction(_ => Run());
        return verb;
    }

    public static IEnumerable<Line> Lines(IEnumerable<Check> checks, int width) => checks.SelectMany(check => (IEnumerable<Line>)
    [
        (check.Status switch
        {
            CheckStatus.Ok => Line.Of(" ok      ", Tone.Good),
            CheckStatus.Broken => Line.Of(" broken  ", Tone.Bad),
            _ => Line.Of(" look    ", Tone.Notable),
        }) + Line.Of($"{check.Name,-10}", Tone.Strong) + Layout.Wrap(check.Finding, width - 20).First(),
        .. Layout.Wrap(check.Finding, width - 20).Skip(1).Select(line => (Line)$"{new string(' ', 19)}{line}"),
        .. check.Status == CheckStatus.Ok || check.Remedy.Length == 0
            ? []
            : Layout.Paragraph(check.Remedy, width, Tone.Notable, indent: 19),
    ]);

    private static int Run()
    {
        var terminal = new Terminal();
        Check[] checks =
        [
            Sdk(), Restored(), Built(), Disk(), Culture(), Screen(terminal), Git(), Sandbox(), Memory(),
            Surroundings.Here.TabKey(), .. Surroundings.Here.Faults(), .. AppleDouble(),
        ];
        terminal.Print(Lines(checks, terminal.Width));
        return checks.Any(check => check.Status == CheckStatus.Broken) ? Exit.Broken : Exit.Green;
    }

    private static Check Sdk()
    {
        using var global = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "global.json")));
        var wanted = global.RootElement.GetProperty("sdk").GetProperty("version").GetString();
        var remedy = Surroundings.Here.WhichSdk(wanted!);
        return Tool.Run("dotnet", "--version") switch
        {
            (0, var version, _) => new Check("SDK", CheckStatus.Ok, $"{version.Trim()} (global.json asks for {wanted} or later)"),
            null => new Check("SDK", CheckStatus.Broken, "dotnet is not in the path", remedy),
            _ => new Check(
                "SDK",
                CheckStatus.Broken,
                $"there is none that global.json allows: it asks for {wanted} or later",
                remedy),
        };
    }

    private static Check Restored()
    {
        string[] projects = ["Kata", "Kata.Worker", "Kata.Proxies", "Tests", "Oracles", "Solutions"];
        string[] missing =
        [
            .. projects.Where(name =>
                !File.Exists(Path.Combine(Repository.Root, "artifacts", "obj", name, "project.assets.json"))),
        ];
        return missing.Length == 0
            ? new Check("packages", CheckStatus.Ok, "restored")
            : new Check(
                "packages",
                CheckStatus.Warning,
                $"not restored for {string.Join(", ", missing)}",
                "dotnet restore Katas.sln (once, with the network)");
    }

    private static Check Built()
    {
        string[] needed =
        [
            Path.Combine(Repository.TestsOutput, "Tests.dll"),
            Repository.Proxies,
            Path.Combine(AppContext.BaseDirectory, "Kata.Worker.dll"),
        ];
        return needed.FirstOrDefault(file => !File.Exists(file)) is { } missing
                ? new Check(
                    "build",
                    CheckStatus.Broken,
                    $"{Repository.Relative(missing)} is missing",
                    "Delete the folder artifacts, then start kata again: it builds.")
            : Stamp.Own.IsStale()
                ? new Check(
                    "build",
                    CheckStatus.Warning,
                    "older than its sources",
                    "Start kata by ./kata (kata.cmd on Windows): it builds when needed.")
                : new Check("build", CheckStatus.Ok, "newer than its sources");
    }

    /// <summary>What macOS writes beside files on a FAT or exFAT stick; only the one beside the solution does harm.</summary>
    private static Check[] AppleDouble() => File.Exists(Path.Combine(Repository.Root, "._Katas.sln"))
        ?
        [
            new Check(
                "files",
                CheckStatus.Broken,
                "._Katas.sln, which macOS has written, stops dotnet test (MSB1011)",
                "Delete such files: find . -name '._*' -delete. Or run dotnet test Katas.sln."),
        ]
        : [];

    private static Check Disk()
    {
        var free = new DriveInfo(Repository.Root).AvailableFreeSpace / 1e9;
        var finding = string.Create(CultureInfo.InvariantCulture, $"{free:F1} GB free");
        return new Check(
            "disk",
            free >= MinDisk ? CheckStatus.Ok : free >= MinDisk / 10 ? CheckStatus.Warning : CheckStatus.Broken,
            finding,
            "Make room: a build with its packages takes about 1 GB.");
    }

    private static Check Culture()
    {
        var names = _culture.Select(Environment.GetEnvironmentVariable).FirstOrDefault(value => !string.IsNullOrEmpty(value));
        var isUtf8 = OperatingSystem.IsWindows() || names is null || names.Contains("UTF", StringComparison.OrdinalIgnoreCase);
        return new Check(
            "culture",
            isUtf8 ? CheckStatus.Ok : CheckStatus.Warning,
            $"invariant in kata; the system's is {names ?? "not set"}",
            "α and ∂ need UTF-8: export LANG=C.UTF-8");
    }

    private static Check Screen(Terminal terminal)
    {
        if (!terminal.IsInteractive)
        {
            return new Check("terminal", CheckStatus.Ok, "none: plain lines");
        }

        var hasColours = terminal.HasColours;
        var finding = $"{Console.WindowWidth} × {Console.WindowHeight}, {(hasColours ? "with colours" : "no colours")} (TERM="
            + $"{Environment.GetEnvironmentVariable("TERM")}"
                + $"{(string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) ? "" : ", NO_COLOR is set")})";
        return new Check(
            "terminal",
            Console.WindowWidth >= MinWidth && Console.WindowHeight >= MinHeight ? CheckStatus.Ok : CheckStatus.Warning,
            finding,
            $"Make the window {MinWidth} × {MinHeight} or larger.");
    }

    private static Check Git()
    {
        const string Remedy = "Only `kata reset` needs git: install it, and clone the course.";
        return (Tool.Run("git", "--version"), Tool.Run("git", "rev-parse", "--short", "HEAD")) switch
        {
            (null, _) => new Check("git", CheckStatus.Warning, "not installed", Remedy),
            ((_, var version, _), (0, var head, _)) => new Check("git", CheckStatus.Ok, $"{version.Trim()}, at {head.Trim()}"),
            ((_, var version, _), _) =>
                new Check("git", CheckStatus.Warning, $"{version.Trim()}, but this folder has no history", Remedy),
        };
    }

    /// <summary>What keeps a submission from filling the memory.</summary>
    private static Check Memory()
    {
        var heap = $"a submission: {WorkerProgram.Runner.Megabytes} MiB of heap";
        return Bubblewrap.UnavailableReason() is null
            ? new Check(
                "memory",
                CheckStatus.Ok,
                $"{heap} (.NET), {Bubblewrap.AddressSpace >> 30} GiB of address space (prlimit), no cgroup")
            : new Check("memory", CheckStatus.Ok, $"{heap} (.NET); no limit of the system's");
    }

    /// <summary>Whether hostile code can be graded: checks the sandbox from inside.</summary>
    private static Check Sandbox()
    {
        const string Remedy = "Only `kata grade` needs it: see docs/instructors.md.";
        return Bubblewrap.UnavailableReason() is { } why ? new Check("sandbox", CheckStatus.Warning, why, Remedy)
            : SandboxProbe.Breaches(new Bubblewrap()) is { Length: > 0 } breaches
                ? new Check(
                    "sandbox",
                    CheckStatus.Warning,
                    $"does not hold. From inside: {string.Join("; ", breaches)}",
                    $"Unprivileged user namespaces may be forbidden here. {Remedy}")
            : new Check("sandbox", CheckStatus.Ok, "holds: from inside, no file, socket, other process or variable is reached");
    }
}
