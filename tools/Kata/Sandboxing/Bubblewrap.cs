using System.Diagnostics;
using System.IO.Pipes;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Kata.Sandboxing;

/// <summary>
/// Debian's bubblewrap. A child sees .NET's runtime, the C libraries that a runtime loads and its own assemblies, all read-only, and nothing
/// else: no file, no network, no other process, no way to make one; as another user where kata is root; within limits.
/// </summary>
internal sealed class Bubblewrap : Sandbox
{
    /// <summary>The programs that it is made of.</summary>
    public static readonly string[] Programs = ["bwrap", "setpriv", "prlimit"];

    private const int FirstUser = 64_500;
    private const int Users = 400;
    private const int CloseOnExec = 4; // CLOSE_RANGE_CLOEXEC

    private static readonly string[] _libraryFolders = ["/lib", "/lib64", "/usr/lib", "/usr/lib64"];

    private readonly string _runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
    private readonly string _folder = Reachable(Child.Folder);
    private readonly string[] _libraries;
    private int _started;

    public Bubblewrap()
    {
        // Whatever kata was handed open, a terminal or a file of the caller's, ends here.
        _ = CloseRange(3, int.MaxValue, CloseOnExec);
        _libraries = [.. Libraries()];
    }

    public override string Name => "bwrap";

    public override bool EndsAsOne => true;

    /// <summary>What is missing on this machine; null if nothing is.</summary>
    public static string? WhyNot() =>
        !OperatingSystem.IsLinux() ? "bubblewrap needs Linux: grade there, or in WSL."
        : !SystemCallFilter.IsThere ? "there is a system-call filter for x64 and arm64 only."
        : Programs.FirstOrDefault(program => Tool.Run(program, "--version") is null) is { } missing ? $"{missing} is not installed (Debian, Ubuntu: apt-get install bubblewrap util-linux)."
        : null;

    private string Dotnet => Path.GetFullPath(Path.Combine(_runtime, "..", "..", ".."));

    public override ProcessStartInfo Start(Child child, IEnumerable<string> arguments, out IDisposable? held)
    {
        var filter = new AnonymousPipeServerStream(PipeDirection.Out, HandleInheritability.Inheritable);
        filter.Write(SystemCallFilter.Bytes());
        held = filter;

        const string Mount = "/kata";
        return new ProcessStartInfo("prlimit",
        [
            "--as=4294967296", "--cpu=300", "--fsize=0", $"--nofile={child.OpenFiles}", "--core=0", "--memlock=0", "--msgqueue=0", .. AsAnotherUser(),
            "bwrap", "--unshare-all", "--unshare-user", "--disable-userns", "--uid", "65534", "--gid", "65534", "--hostname", "kata",
            "--die-with-parent", "--as-pid-1", "--new-session", "--cap-drop", "ALL", "--clearenv",
            .. Bind(Path.Combine(Dotnet, "dotnet")), .. Bind(Path.Combine(Dotnet, "host")), .. Bind(_runtime), .. _libraries,
            .. child.PathsIn(_folder).SelectMany(path => Bind(path, $"{Mount}/{Path.GetFileName(path)}")),
            "--dev-bind", "/dev/urandom", "/dev/urandom", "--proc", "/proc", "--remount-ro", "/proc", "--remount-ro", "/", "--chdir", "/",
            .. child.Environment.Concat([("DOTNET_EnableWriteXorExecute", "0"), ("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "1"), ("DOTNET_PROCESSOR_COUNT", "2")])
                .SelectMany(pair => (string[])["--setenv", pair.Item1, pair.Item2]),
            "--seccomp", filter.GetClientHandleAsString(),
            Path.Combine(Dotnet, "dotnet"), "exec", $"{Mount}/{child.Assembly}", .. child.Arguments, .. arguments,
        ]);
    }

    /// <summary>
    /// As root: a user of its own for every child, so that its threads can be counted, and it is nobody also where namespaces do not reach.
    /// Anybody else is not root already, and the threads of one user are counted together, so there the address space alone bounds them.
    /// </summary>
    private string[] AsAnotherUser()
    {
        if (!Environment.IsPrivilegedProcess)
        {
            return ["--"];
        }

        var user = FirstUser + (Interlocked.Increment(ref _started) % Users);
        return ["--nproc=32", "--", "setpriv", $"--reuid={user}", $"--regid={user}", "--clear-groups", "--no-new-privs"];
    }

    /// <summary>
    /// The folder, if every user may read it. Else, as root, a copy that they may, for as long as this process is: the user that a submission
    /// runs as is another, and root's own folders are closed to it.
    /// </summary>
    internal static string Reachable(string folder)
    {
        if (OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess || IsOpen(new DirectoryInfo(folder)))
        {
            return folder;
        }

        var copy = Directory.CreateTempSubdirectory("kata-").FullName;
        File.SetUnixFileMode(copy, File.GetUnixFileMode(copy) | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        foreach (var file in Directory.GetFiles(folder))
        {
            var to = Path.Combine(copy, Path.GetFileName(file));
            File.Copy(file, to);
            File.SetUnixFileMode(to, File.GetUnixFileMode(to) | UnixFileMode.OtherRead);
        }

        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(copy, recursive: true);
        return copy;
    }

    private static bool IsOpen(DirectoryInfo? folder) => folder is null || (folder.UnixFileMode.HasFlag(UnixFileMode.OtherExecute) && IsOpen(folder.Parent));

    private static string[] Bind(string path, string? to = null) => ["--ro-bind", path, to ?? path];

    /// <summary>The libraries of the system that this very runtime has loaded, under each name by which they may be asked for.</summary>
    private IEnumerable<string> Libraries()
    {
        // The compiler takes hashes of sources: with this, what .NET takes them by is loaded too.
        _ = SHA256.HashData([]);
        var loaded = File.ReadLines("/proc/self/maps")
            .Select(line => line.IndexOf('/', StringComparison.Ordinal) is var at and >= 0 ? line[at..] : "")
            .Where(path => path.Contains(".so", StringComparison.Ordinal) && !path.StartsWith(Dotnet, StringComparison.Ordinal) && !path.StartsWith(Child.Folder, StringComparison.Ordinal))
            .ToHashSet();
        var names =
            from folder in _libraryFolders.Concat(loaded.Select(path => Path.GetDirectoryName(path)!)).Distinct().Where(Directory.Exists)
            from file in Directory.EnumerateFiles(folder, "*.so*")
            let real = loaded.Contains(file) ? file : File.ResolveLinkTarget(file, returnFinalTarget: true)?.FullName
            where real is not null && loaded.Contains(Real(real))
            select Bind(Real(real), file);
        return names.SelectMany(bind => bind);
    }

    /// <summary>/lib/x86_64-linux-gnu/libc.so.6 is the same as that below /usr/lib, where /lib is a link.</summary>
    private static string Real(string path)
    {
        var top = Path.Combine("/", path.Split('/')[1]);
        return Directory.ResolveLinkTarget(top, returnFinalTarget: true) is { } target ? target.FullName + path[top.Length..] : path;
    }

    [DllImport("libc", EntryPoint = "close_range")]
    private static extern int CloseRange(uint first, uint last, int flags);
}
