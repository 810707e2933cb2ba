using System.Diagnostics;

namespace Kata.Sandboxing;

/// <summary>
/// A container per worker, for machines where bwrap can't run. The image is the instructor's choice; it only needs this version
/// of the .NET runtime.
/// </summary>
internal sealed class Docker(string image) : Sandbox
{
    private const string Mount = "/kata";

    public override string Name => "docker";

    public override bool TalksOverStandardStreams => true;

    public override ProcessStartInfo Start(WorkerProgram program, IEnumerable<string> arguments, out IDisposable? held)
    {
        held = null;
        return new ProcessStartInfo("docker",
        [
            "run", "--rm", "--interactive", "--network=none", "--read-only", "--cap-drop=ALL",
            "--security-opt=no-new-privileges", "--user=64500:64500",
            "--pids-limit=64", $"--memory={program.Megabytes + 512}m", $"--memory-swap={program.Megabytes + 512}m", "--cpus=2",
            "--ulimit=cpu=300", "--ulimit=fsize=0", "--ulimit=core=0", $"--ulimit=nofile={program.OpenFiles}",
            .. program.PathsIn(WorkerProgram.Folder)
                .SelectMany(path => (string[])["--volume", $"{path}:{Mount}/{Path.GetFileName(path)}:ro"]),
            .. program.Environment.Append(("DOTNET_EnableWriteXorExecute", "0"))
                .SelectMany(pair => (string[])["--env", $"{pair.Item1}={pair.Item2}"]),
            image, "dotnet", "exec", $"{Mount}/{program.Assembly}", .. program.Arguments, .. arguments,
        ]);
    }
}
