using Kata.Verbs;

namespace Kata.GraderTests;

/// <summary>
/// <c>--sandbox docker:IMAGE</c>, without Docker: what it is asked for, and a grading through a program of its name that runs the
/// worker as it is.
/// </summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Platform("Linux")]
public sealed class DockerTests : IDisposable
{
    private const string Image = "katas:10";

    /// <summary>
    /// Writes its arguments to a file, and runs the program on the files that are mounted; the container's check gets {probe}. To
    /// remove a container takes a while.
    /// </summary>
    private const string Program = """
        #!/bin/bash
        printf '%s\n' "$@" -- >> "${0%/*}/arguments"
        [ "$1" = run ] || { sleep 1; exit 0; }
        shift
        while [[ "$1" == --* ]]; do
          case "$1" in
            --volume) folder=${2%%:*}; folder=${folder%/*}; shift ;;
            --env) export "$2"; shift ;;
          esac
          shift
        done
        image=$1
        shift
        [ "${!#}" = probe ] && { {probe}; }
        exec "${@/#\/kata/$folder}"
        """;

    private readonly TempFolder _folder = new();
    private readonly TempFolder _programs = new();

    public void Dispose()
    {
        _folder.Dispose();
        _programs.Dispose();
    }

    [Test]
    public void A_container_has_no_network_nothing_to_write_to_and_the_limits_of_SECURITY()
    {
        var start = new Docker(Image).Start(WorkerProgram.Runner, ["-", "-"], out _);
        string[] arguments = [.. start.ArgumentList];
        var at = Array.IndexOf(arguments, Image);
        var options = arguments[..at];

        start.FileName.ShouldBe("docker");
        options[0].ShouldBe("run");
        foreach (var option in (string[])[
            "--rm", "--network=none", "--ipc=none", "--read-only", "--cap-drop=ALL", "--security-opt=no-new-privileges",
            "--user=64500:64500", "--pids-limit=64", "--memory=1280m", "--memory-swap=1280m", "--cpus=2", "--ulimit=cpu=300",
            "--ulimit=fsize=0", "--ulimit=core=0", "--ulimit=nofile=256",
        ])
        {
            options.ShouldContain(option);
        }

        options.Zip(options.Skip(1)).Where(pair => pair.First == "--volume").Select(pair => pair.Second)
            .ShouldAllBe(mount => mount.EndsWith(":ro", StringComparison.Ordinal));
        options.ShouldContain("DOTNET_GCHeapHardLimit=0x30000000");
        options.ShouldNotContain(option => option.StartsWith("--privileged", StringComparison.Ordinal));
        arguments[at..].ShouldBe([Image, "dotnet", "exec", "/kata/Kata.Worker.dll", "-", "-"]);
    }

    [Test]
    public void Every_container_has_its_own_name() =>
        Enumerable.Range(0, 3)
            .Select(_ => new Docker(Image).Start(WorkerProgram.Runner, [], out var _).ArgumentList[1])
            .ShouldBeUnique();

    [Test]
    public void A_grading_in_containers_is_right_and_leaves_none()
    {
        Write("echo probed; exit");
        HandIn("right", CourseCopy.Right);
        HandIn("wrong", CourseCopy.Edited("var z = bias;", "var z = 0.0;"));
        HandIn("loops", CourseCopy.Edited("var z = bias;", "var z = bias; while (true) { }"));

        var run = Grade();

        run.Code.ShouldBe(Exit.Green, run.Output);
        run.Output.ShouldContain("sandboxed by docker");
        run.Results.Sandbox.ShouldBe("docker");
        var grades = run.Results.Submissions.ToDictionary(grade => grade.Id);
        grades["right"].Points.ShouldBe(grades["right"].OutOf);
        grades["wrong"].Stages[0].Tests.Select(test => test.Mistake?.Id).ShouldContain("bias-left-out");
        grades["loops"].Points.ShouldBe(0);
        grades["loops"].Stages[0].Tests[0].Red!.ToText().ShouldContain("still running after");

        // The program that talks to a container is killed, so the container has to be removed by its name.
        var calls = File.ReadAllText(_programs.At("arguments")).Split("--\n").Select(call => call.Split('\n')).ToArray();
        var names = calls.Where(call => call[0] == "run").Select(call => call[1]["--name=".Length..]).ToArray();
        names.Length.ShouldBeGreaterThan(3);
        calls.Where(call => call[0] == "rm").Select(call => call[2]).ShouldBeSubsetOf(names);
        calls.ShouldContain(call => call[0] == "rm" && call[1] == "--force");
    }

    [TestCase("echo 'writes below /tmp'; echo probed; exit", "writes below /tmp")]
    [TestCase("echo 'sees process 7'; echo probed; exit", "sees process 7")]
    [TestCase("echo 'Unable to find image' >&2; exit 125", "Unable to find image")]
    public void Containers_that_do_not_isolate_or_do_not_start_are_refused(string probe, string reason)
    {
        Write(probe);
        HandIn("right", CourseCopy.Right);

        var run = Grade();

        run.Code.ShouldBe(Exit.Broken);
        run.Output.ShouldContain($"No sandbox, so nothing was graded. In a container of {Image}:");
        run.Output.ShouldContain(reason);
        File.Exists(Path.Combine(run.Folder, "results.json")).ShouldBeFalse();
    }

    [Test]
    public void An_images_files_and_sockets_without_a_network_are_no_reason_to_refuse()
    {
        Write("echo 'reads /etc/passwd'; echo 'sees /tmp'; echo 'opens a socket of family 2, type 1'; echo probed; exit");
        HandIn("right", CourseCopy.Right);

        Grade().Code.ShouldBe(Exit.Green);
    }

    private KataGrade Grade() =>
        KataGrade.Run(
            [_folder.Path, "--class", "--stage", "1", "--lanes", "1", "--sandbox", $"docker:{Image}"],
            _folder.Path,
            _programs.Path);

    private void Write(string probe)
    {
        _programs.Write("docker", Program.Replace("{probe}", probe, StringComparison.Ordinal));
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(
                _programs.At("docker"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private void HandIn(string name, string text) => _folder.Write($"{name}/{CourseCopy.Stage.Slug}/Neuron.cs", text);
}
