using System.Collections;
using System.Runtime.InteropServices;

namespace Kata.Worker;

/// <summary>
/// Tries what a hostile submission would try, and prints a line for each attempt that succeeds. The attempts are harmless, even
/// without a sandbox. In a sandbox that holds it prints only <see cref="Done"/>.
/// </summary>
internal static class Probe
{
    /// <summary>The last line: the probe has finished.</summary>
    public const string Done = "probed";

    private const int AddressFamilies = 46;
    private const int Stream = 1;
    private const int Datagram = 2;
    private const int Raw = 3;

    private static readonly string[] _files =
    [
        "/etc/passwd", "/etc/hostname", "/proc/1/environ", "/proc/1/maps", "/proc/self/mem", "/sys/kernel/notes", "/dev/null",
        "/dev/mem",
    ];
    private static readonly string[] _folders = ["/home", "/root", "/tmp", "/var", "/etc", "/sys", "/mnt", "/usr/bin", "/bin"];
    private static readonly string[] _writable = ["/", "/tmp", "/kata", "/proc", "/dev", "/dev/shm", "/var/tmp", "."];
    private static readonly string[] _ours = ["DOTNET_", "PWD"];

    public static void Run()
    {
        foreach (var breach in Files().Concat(Folders())
            .Concat(Writes())
            .Concat(Sockets())
            .Concat(Processes())
            .Concat(Variables()))
        {
            Console.WriteLine(breach);
        }

        Console.WriteLine(Done);
    }

    private static IEnumerable<string> Files() =>
        // A process may always read its own memory. That is no breach if it is the only process, which Processes checks.
        _files.Where(file => file is not ("/proc/self/mem" or "/proc/1/environ" or "/proc/1/maps") || Environment.ProcessId != 1)
            .Where(CanRead)
            .Select(file => $"reads {file}");

    private static IEnumerable<string> Folders() => _folders.Where(Directory.Exists).Select(folder => $"sees {folder}");

    private static IEnumerable<string> Writes() => _writable.Where(CanWrite).Select(folder => $"writes below {folder}");

    private static IEnumerable<string> Sockets() =>
        from family in Enumerable.Range(0, AddressFamilies)
        from type in (int[])[Stream, Datagram, Raw]
        where CanOpen(family, type)
        select $"opens a socket of family {family}, type {type}";

    private static IEnumerable<string> Processes()
    {
        var others = Directory.Exists("/proc")
            ? Directory.GetDirectories("/proc")
                .Select(folder => Path.GetFileName(folder))
                .Where(name => name.All(char.IsAsciiDigit) && name != $"{Environment.ProcessId}")
            : [];
        return others.Select(other => $"sees process {other}")
            .Concat(CanFork() ? ["makes a process"] : [])
            .Concat(CanTrace() ? ["traces a process"] : []);
    }

    private static IEnumerable<string> Variables() =>
        Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(variable => (string)variable.Key)
            .Where(name => !_ours.Any(ours => name.StartsWith(ours, StringComparison.Ordinal)))
            .Select(name => $"has the variable {name}");

    private static bool CanRead(string file) => Can(() =>
    {
        using var stream = File.OpenRead(file);
        _ = stream.ReadByte();
    });

    private static bool CanWrite(string folder)
    {
        var file = Path.Combine(folder, $"kata-probe-{Environment.ProcessId}");
        return Can(() =>
        {
            using var stream = new FileStream(
                file, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.DeleteOnClose);
        });
    }

    private static bool CanOpen(int family, int type)
    {
        var descriptor = Socket(family, type, 0);
        if (descriptor < 0)
        {
            return false;
        }

        _ = Close(descriptor);
        return true;
    }

    private static bool CanFork()
    {
        var child = Fork();
        if (child == 0)
        {
            ExitNow(0);
        }

        return child > 0;
    }

    /// <summary>Tries to trace a process that doesn't exist: "no such process" means that tracing is allowed.</summary>
    private static bool CanTrace()
    {
        const int Attach = 16;
        const int NoSuchProcess = 3;
        return Trace(Attach, int.MaxValue, 0, 0) != 0 && Marshal.GetLastPInvokeError() == NoSuchProcess;
    }

    private static bool Can(Action attempt)
    {
        try
        {
            attempt();
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return false;
        }
    }

    [DllImport("libc", EntryPoint = "socket")]
    private static extern int Socket(int family, int type, int protocol);

    [DllImport("libc", EntryPoint = "close")]
    private static extern int Close(int descriptor);

    [DllImport("libc", EntryPoint = "fork")]
    private static extern int Fork();

    [DllImport("libc", EntryPoint = "_exit")]
    private static extern void ExitNow(int code);

    [DllImport("libc", EntryPoint = "ptrace", SetLastError = true)]
    private static extern long Trace(long request, int process, nint address, nint data);
}
