using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Kata.Sandboxing;

/// <summary>
/// The seccomp filter that bwrap loads just before it starts the runtime: a program of the classic Berkeley packet filter over
/// <c>struct seccomp_data</c> (man 2 seccomp), as bwrap reads it. What it refuses ends in EPERM; what comes from another
/// architecture ends the process. Numbers are those of asm/unistd.h.
/// </summary>
internal static class SystemCallFilter
{
    // Offsets in struct seccomp_data.
    private const int Number = 0;
    private const int Architecture = 4;
    private const int FirstArgument = 16;

    private const ushort Load = 0x20;
    private const ushort JumpIfEqual = 0x15;
    private const ushort JumpIfNotLess = 0x35;
    private const ushort JumpIfAnyBit = 0x45;
    private const ushort Return = 0x06;

    private const uint Allow = 0x7fff0000;
    private const uint Refuse = 0x00050001; // EPERM
    private const uint NotThere = 0x00050026; // ENOSYS: the C library then falls back to clone, whose flags can be read.
    private const uint Kill = 0x80000000;

    private const uint CloneThread = 0x00010000;
    private const uint OtherNumbers = 0x40000000; // x32: the same calls under numbers of its own.

    private static readonly Machine _x64 = new(0xc000003e, CloneCall: 56,
    [
        .. (uint[])[41, 53], // socket, socketpair: no family at all
        .. (uint[])[57, 58, 322], // fork, vfork, execveat
        .. (uint[])[101, 310, 311, 312], // ptrace, process_vm_readv and _writev, kcmp
        .. (uint[])[248, 249, 250], // add_key, request_key, keyctl
        .. (uint[])[165, 166, 155, 161, 272, 308], // mount, umount2, pivot_root, chroot, unshare, setns
        .. (uint[])[303, 304, 300], // name_to_handle_at, open_by_handle_at, fanotify_init
        .. (uint[])[321, 298, 323, 319], // bpf, perf_event_open, userfaultfd, memfd_create
        .. (uint[])[29, 64, 68, 240], // shmget, semget, msgget, mq_open
        .. (uint[])[135, 103, 163, 167, 169, 179], // personality, syslog, acct, swapon, reboot, quotactl
        .. (uint[])[172, 173, 175, 176, 246, 313, 320], // iopl, ioperm, modules, kexec
    ]);

    private static readonly Machine _arm64 = new(0xc00000b7, CloneCall: 220,
    [
        .. (uint[])[198, 199],
        .. (uint[])[281],
        .. (uint[])[117, 270, 271, 272],
        .. (uint[])[217, 218, 219],
        .. (uint[])[40, 39, 41, 51, 97, 268],
        .. (uint[])[264, 265, 262],
        .. (uint[])[280, 241, 282, 279],
        .. (uint[])[194, 190, 186, 180],
        .. (uint[])[92, 116, 89, 224, 142, 60],
        .. (uint[])[105, 106, 104, 273, 294],
    ]);

    /// <summary>Calls that have one number everywhere: io_uring, pidfd, the newer mounts, memfd_secret.</summary>
    private static readonly uint[] _everywhere = [425, 426, 427, 424, 434, 438, 440, 428, 429, 430, 431, 432, 433, 442, 447];

    private const uint Clone3 = 435;

    /// <summary>Whether there is a filter for this machine.</summary>
    public static bool IsSupported => This is not null;

    private static Machine? This => RuntimeInformation.ProcessArchitecture switch
    {
        System.Runtime.InteropServices.Architecture.X64 => _x64,
        System.Runtime.InteropServices.Architecture.Arm64 => _arm64,
        _ => null,
    };

    /// <summary>The program, eight bytes an instruction.</summary>
    public static byte[] Bytes()
    {
        var machine = This ?? throw new PlatformNotSupportedException("There is no system-call filter for this machine.");
        uint[] refused = [.. machine.Refused, .. _everywhere];

        // Jumps go forward: to the returns at the end, which are allow, refuse, not there, kill, in this order.
        var length = 4 + refused.Length + 4;
        var code = new List<Instruction>();
        byte To(int target) => checked((byte)(target - code.Count - 1));

        code.Add(new(Load, 0, 0, Architecture));
        code.Add(new(JumpIfEqual, 0, To(length + 3), machine.Audit));
        code.Add(new(Load, 0, 0, Number));
        code.Add(new(JumpIfNotLess, To(length + 1), 0, OtherNumbers));
        foreach (var number in refused)
        {
            code.Add(new(JumpIfEqual, To(length + 1), 0, number));
        }

        code.Add(new(JumpIfEqual, To(length + 2), 0, Clone3));
        code.Add(new(JumpIfEqual, 0, To(length), machine.CloneCall));
        code.Add(new(Load, 0, 0, FirstArgument));
        code.Add(new(JumpIfAnyBit, To(length), To(length + 1), CloneThread));
        code.AddRange([
            new(Return, 0, 0, Allow), new(Return, 0, 0, Refuse), new(Return, 0, 0, NotThere), new(Return, 0, 0, Kill),
        ]);
        return [.. code.SelectMany(instruction => instruction.Bytes())];
    }

    private sealed record Machine(uint Audit, uint CloneCall, uint[] Refused);

    private readonly record struct Instruction(ushort Code, byte IfTrue, byte IfFalse, uint Operand)
    {
        public byte[] Bytes()
        {
            var bytes = new byte[8];
            BinaryPrimitives.WriteUInt16LittleEndian(bytes, Code);
            (bytes[2], bytes[3]) = (IfTrue, IfFalse);
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(4), Operand);
            return bytes;
        }
    }
}
