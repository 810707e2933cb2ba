using System.Collections.Concurrent;

namespace Build;

/// <summary>A Debian package. CI installs it, as root with apt; elsewhere the step reports that it is missing.</summary>
/// <param name="Name">Its name in apt.</param>
/// <param name="Probe">A command that exits with 0 if it is installed.</param>
internal sealed record Package(string Name, params string[] Probe)
{
    public static readonly Package Bubblewrap = new("bubblewrap", "bwrap", "--version");
    public static readonly Package Chromium = new("chromium-headless-shell", "chromium-headless-shell", "--version")
    {
        Otherwise = "chromium",
    };
    public static readonly Package Fish = new("fish", "fish", "--version");
    public static readonly Package Tmux = new("tmux", "tmux", "-V");
    public static readonly Package Unzip = new("unzip", "unzip", "-v");
    public static readonly Package Zsh = new("zsh", "zsh", "--version");
    public static readonly Package PyTorch = new("python3-torch", "/usr/bin/python3", "-c", "import torch");

    private static readonly ConcurrentDictionary<string, Task> _installations = new();
    private static readonly Lazy<Task<string>> _update = new(() => Apt("update"));
    private static Task _last = Task.CompletedTask;

    /// <summary>A package that does as well, where apt doesn't know the first one.</summary>
    private string? Otherwise { get; init; }

    /// <summary>Starts to install missing packages, one after another.</summary>
    public static void Start(IEnumerable<Package> packages)
    {
        foreach (var package in packages)
        {
            _last = _installations[package.Name] = package.Install(_last);
        }
    }

    /// <exception cref="StepFailedException">It couldn't be installed.</exception>
    public Task Installed() => _installations.GetValueOrDefault(Name, Task.CompletedTask);

    public async Task<bool> IsInstalled()
    {
        try
        {
            return (await Shell.Run(Course.Root, Probe[0], Probe[1..])).ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private async Task Install(Task previous)
    {
        await previous.ContinueWith(_ => { }, TaskScheduler.Default);
        if (await IsInstalled() || !Course.IsCi || !Environment.IsPrivilegedProcess || !File.Exists("/usr/bin/apt-get"))
        {
            return;
        }

        await _update.Value;
        try
        {
            await Apt("install", "--yes", "--no-install-recommends", Name);
        }
        catch (StepFailedException) when (Otherwise is not null)
        {
            await Apt("install", "--yes", "--no-install-recommends", Otherwise);
        }
    }

    private static Task<string> Apt(params string[] arguments) =>
        Shell.Read(Course.Root, "apt-get", arguments, new Dictionary<string, string?> { ["DEBIAN_FRONTEND"] = "noninteractive" });
}
