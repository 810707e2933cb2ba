using System.Diagnostics;

namespace Kata.Sandboxing;

/// <summary>
/// A container per worker, for machines where bwrap can't run. The image is the instructor's choice; it only needs this version
/// of the .NET runtime.
/// </summary>
internal sealed class Docker(string image) : Sandbox
{
    private const string Mount = "/kata";
    private const string NameOption = "--name=";

    /// <summary>What the probe finds in any container: the image's files, sockets to nowhere, its own processes.</summary>
    private static readonly string[] _harmless =
    [
        "reads /etc/", "reads /sys/", "reads /dev/null", "sees /", "opens a socket ", "makes a process", "traces a process",
        "has the variable ",
    ];

    public override string Name => "docker";

    public override bool TalksOverStandardStreams => true;

    public override ProcessStartInfo Start(WorkerProgram program, IEnumerable<string> arguments, out IDisposable? held)
    {
        held = null;
        return new ProcessStartInfo("docker",
        [
            "run", $"{NameOption}kata-{Guid.NewGuid():n}", "--rm", "--interactive", "--network=none", "--ipc=none", "--read-only",
            "--cap-drop=ALL", "--security-opt=no-new-privileges", "--user=64500:64500",
            "--pids-limit=64", $"--memory={program.Megabytes + 512}m", $"--memory-swap={program.Megabytes + 512}m", "--cpus=2",
            "--ulimit=cpu=300", "--ulimit=fsize=0", "--ulimit=core=0", $"--ulimit=nofile={program.OpenFiles}",
            .. program.PathsIn(WorkerProgram.Folder)
                .SelectMany(path => (string[])["--volume", $"{path}:{Mount}/{Path.GetFileName(path)}:ro"]),
            .. program.Environment.Append(("DOTNET_EnableWriteXorExecute", "0"))
                .SelectMany(pair => (string[])["--env", $"{pair.Item1}={pair.Item2}"]),
            image, "dotnet", "exec", $"{Mount}/{program.Assembly}", .. program.Arguments, .. arguments,
        ]);
    }

    /// <summary>Kills what talks to the container, and the container, which would go on without it.</summary>
    public override void Kill(Process process)
    {
        if (!process.HasExited)
        {
            process.Kill();
            var name = process.StartInfo.ArgumentList.Single(one => one.StartsWith(NameOption, StringComparison.Ordinal));
            Tool.Run("docker", "rm", "--force", name[NameOption.Length..]);
        }
    }

    /// <summary>Why nothing can be graded in such containers; empty if it can.</summary>
    public string[] Faults() =>
    [
        .. SandboxProbe.Breaches(this)
            .Where(found => !_harmless.Any(harmless => found.StartsWith(harmless, StringComparison.Ordinal))),
    ];
}
