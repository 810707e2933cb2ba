using System.Diagnostics;
using System.IO.Pipes;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Kata.Sandboxing;

/// <summary>
/// Debian's bubblewrap. A worker sees the .NET runtime, the C libraries that it loads and the worker's own assemblies, all
/// read-only, and nothing else: no files, no network, no other process, no way to start one. It runs within limits, and as
/// another user if kata is root.
/// </summary>
internal sealed class Bubblewrap : Sandbox
{
    /// <summary>The programs it needs.</summary>
    public static readonly string[] Programs = ["bwrap", "setpriv", "prlimit", "setsid"];

    /// <summary>The limit of a worker's address space, in bytes.</summary>
    public const long AddressSpace = 4L << 30;

    private const int FirstUser = 64_500;
    private const int Users = 400;
    private const int CloseOnExec = 4; // CLOSE_RANGE_CLOEXEC
    private const int KillSignal = 9; // SIGKILL

    private static readonly string[] _libraryFolders = ["/lib", "/lib64", "/usr/lib", "/usr/lib64"];

    private readonly string _runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
    private readonly string _folder = Reachable(WorkerProgram.Folder);
    private readonly string[] _libraries;
    private int _started;

    public Bubblewrap()
    {
        // Workers must not inherit file descriptors that kata inherited, a terminal's for instance.
        _ = CloseRange(3, int.MaxValue, CloseOnExec);
        _libraries = [.. Libraries()];
    }

    public override string Name => "bwrap";

    /// <summary>Why it cannot be used on this machine; null if it can.</summary>
    public static string? UnavailableReason() =>
        !OperatingSystem.IsLinux() ? "bubblewrap needs Linux: grade there, or in WSL."
        : !SystemCallFilter.IsSupported ? "there is a system-call filter for x64 and arm64 only."
        : Programs.FirstOrDefault(program => Tool.Run(program, "--version") is null) is { } missing
            ? $"{missing} is not installed (Debian, Ubuntu: apt-get install bubblewrap util-linux)."
        : null;

    private string Dotnet => Path.GetFullPath(Path.Combine(_runtime, "..", "..", ".."));

    public override ProcessStartInfo Start(WorkerProgram program, IEnumerable<string> arguments, out IDisposable? held)
    {
        var filter = new AnonymousPipeServerStream(PipeDirection.Out, HandleInheritability.Inheritable);
        filter.Write(SystemCallFilter.Bytes());
        held = filter;

        const string Mount = "/kata";
        return new ProcessStartInfo("setsid",
        [
            "prlimit", $"--as={AddressSpace}", "--cpu=300", "--fsize=0", $"--nofile={program.OpenFiles}", "--core=0",
            "--memlock=0", "--msgqueue=0", .. AsAnotherUser(),
            "bwrap", "--unshare-all", "--unshare-user", "--disable-userns", "--uid", "65534", "--gid", "65534", "--hostname",
            "kata",
            "--die-with-parent", "--as-pid-1", "--new-session", "--cap-drop", "ALL", "--clearenv",
            .. Bind(Path.Combine(Dotnet, "dotnet")), .. Bind(Path.Combine(Dotnet, "host")), .. Bind(_runtime), .. _libraries,
            .. program.PathsIn(_folder).SelectMany(path => Bind(path, $"{Mount}/{Path.GetFileName(path)}")),
            "--dev-bind", "/dev/urandom", "/dev/urandom", "--proc", "/proc", "--remount-ro", "/proc", "--remount-ro", "/",
            "--chdir", "/",
            .. program.Environment.Concat([
                ("DOTNET_EnableWriteXorExecute", "0"),
                ("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "1"),
                ("DOTNET_PROCESSOR_COUNT", "2"),
            ])
                .SelectMany(pair => (string[])["--setenv", pair.Item1, pair.Item2]),
            "--seccomp", filter.GetClientHandleAsString(),
            Path.Combine(Dotnet, "dotnet"), "exec", $"{Mount}/{program.Assembly}", .. program.Arguments, .. arguments,
        ]);
    }

    /// <summary>
    /// Kills the group: bwrap takes its child along once the sandbox is complete, but until then the child would wait for ever.
    /// </summary>
    public override void Kill(Process process)
    {
        _ = KillGroup(-process.Id, KillSignal);
        process.Kill();
    }

    /// <summary>
    /// As root: a separate user for each worker, so that its threads can be limited, and it is unprivileged even where namespaces
    /// don't apply. For any other user, the limit would count all of that user's threads; the address space alone limits them.
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
    /// The folder, if every user may read it. Otherwise, as root, a temporary copy that every user may read: a submission runs as
    /// another user, who can't enter root's folders.
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

    private static bool IsOpen(DirectoryInfo? folder) =>
        folder is null || (folder.UnixFileMode.HasFlag(UnixFileMode.OtherExecute) && IsOpen(folder.Parent));

    private static string[] Bind(string path, string? to = null) => ["--ro-bind", path, to ?? path];

    /// <summary>The system libraries that this process has loaded, under each of their names.</summary>
    private IEnumerable<string> Libraries()
    {
        // The compiler hashes sources: this loads .NET's native cryptography library.
        _ = SHA256.HashData([]);
        var loaded = File.ReadLines("/proc/self/maps")
            .Select(line => line.IndexOf('/', StringComparison.Ordinal) is var at and >= 0 ? line[at..] : "")
            .Where(path =>
                path.Contains(".so", StringComparison.Ordinal)
                    && !path.StartsWith(Dotnet, StringComparison.Ordinal)
                    && !path.StartsWith(WorkerProgram.Folder, StringComparison.Ordinal))
            .ToHashSet();
        var names =
            from folder in _libraryFolders.Concat(loaded.Select(path => Path.GetDirectoryName(path)!))
                .Distinct()
                .Where(Directory.Exists)
            from file in Directory.EnumerateFiles(folder, "*.so*")
            let real = loaded.Contains(file) ? file : File.ResolveLinkTarget(file, returnFinalTarget: true)?.FullName
            where real is not null && loaded.Contains(Real(real))
            select Bind(Real(real), file);
        return names.SelectMany(bind => bind);
    }

    /// <summary>/lib/x86_64-linux-gnu/libc.so.6 is the file below /usr/lib if /lib is a link.</summary>
    private static string Real(string path)
    {
        var top = Path.Combine("/", path.Split('/')[1]);
        return Directory.ResolveLinkTarget(top, returnFinalTarget: true) is { } target
            ? target.FullName + path[top.Length..]
            : path;
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int KillGroup(int process, int signal);

    [DllImport("libc", EntryPoint = "close_range")]
    private static extern int CloseRange(uint first, uint last, int flags);
}
