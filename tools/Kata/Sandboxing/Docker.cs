using System.Diagnostics;

namespace Kata.Sandboxing;

/// <summary>
/// A container for every child, where bwrap cannot run. The image is the instructor's choice: it has .NET's runtime of this version, and
/// nothing else is asked of it.
/// </summary>
internal sealed class Docker(string image) : Sandbox
{
    private const string Mount = "/kata";

    public override string Name => "docker";

    public override bool TalksOverStandardStreams => true;

    public override ProcessStartInfo Start(Child child, IEnumerable<string> arguments, out IDisposable? held)
    {
        held = null;
        return new ProcessStartInfo("docker",
        [
            "run", "--rm", "--interactive", "--network=none", "--read-only", "--cap-drop=ALL", "--security-opt=no-new-privileges", "--user=64500:64500",
            "--pids-limit=64", $"--memory={child.Megabytes + 512}m", $"--memory-swap={child.Megabytes + 512}m", "--cpus=2",
            "--ulimit=cpu=300", "--ulimit=fsize=0", "--ulimit=core=0", $"--ulimit=nofile={child.OpenFiles}",
            .. child.PathsIn(Child.Folder).SelectMany(path => (string[])["--volume", $"{path}:{Mount}/{Path.GetFileName(path)}:ro"]),
            .. child.Environment.Append(("DOTNET_EnableWriteXorExecute", "0")).SelectMany(pair => (string[])["--env", $"{pair.Item1}={pair.Item2}"]),
            image, "dotnet", "exec", $"{Mount}/{child.Assembly}", .. child.Arguments, .. arguments,
        ]);
    }
}
