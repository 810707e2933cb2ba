using Kata.Grading;

namespace Kata.GraderTests;

/// <summary>The sandbox, checked from inside.</summary>
public sealed class SandboxTests
{
    [Test]
    public void Nothing_is_reachable_from_inside_the_sandbox()
    {
        Requires.Bubblewrap();

        SandboxProbe.Breaches(new Bubblewrap()).ShouldBeEmpty();
    }

    [Test]
    [Platform("Linux")]
    public void Files_that_only_root_can_read_are_copied_for_the_sandbox_user()
    {
        using var folder = new TempFolder(); // its owner's alone
        folder.Write("Kata.Worker.dll", [1, 2, 3]);

        var reachable = Bubblewrap.Reachable(folder.Path);

        (reachable == folder.Path).ShouldBe(!Environment.IsPrivilegedProcess);
        var file = Path.Combine(reachable, "Kata.Worker.dll");
        File.ReadAllBytes(file).ShouldBe([1, 2, 3]);
        if (OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess)
        {
            File.GetUnixFileMode(reachable).HasFlag(UnixFileMode.OtherExecute).ShouldBeTrue();
            File.GetUnixFileMode(file).HasFlag(UnixFileMode.OtherRead).ShouldBeTrue();
        }
    }

    [Test]
    public void A_worker_outlives_the_thread_that_started_it()
    {
        Requires.Bubblewrap();

        using var compiler = new CompilerProcess(new Bubblewrap());
        var thread = new Thread(() => Compiled());
        thread.Start();
        thread.Join();

        // The thread exits shortly after Join returns.
        for (var i = 0; i < 100; i++)
        {
            Compiled().ShouldBeEmpty();
        }

        string[] Compiled() =>
            compiler.Compile(new CompilerRequest(
                "some", "Some", [], [], [new SourceFile("Some.cs", "namespace Katas.Some; public static class Some;")])).Errors;
    }

    [Test]
    public void A_worker_that_is_discarded_while_it_starts_leaves_no_process()
    {
        Requires.Bubblewrap();

        var sandbox = new Bubblewrap();
        for (var i = 0; i < 100; i++)
        {
            using var worker = new WorkerProcess(sandbox, WorkerProgram.Runner);
            Thread.Sleep(i % 20);
        }

        // One that is left waits for ever; one that was killed takes its time on a busy machine.
        Assert.That(Orphans.Find, Is.Empty.After(20_000, 100));
    }

    [Test]
    [Platform("Linux")]
    public void Without_a_sandbox_the_probe_finds_files_sockets_processes_and_variables()
    {
        var breaches = SandboxProbe.Breaches(Sandbox.None);

        foreach (var breach in (string[])[
            "reads /etc/passwd", "sees /tmp", "writes below /tmp", "opens a socket of family 1,", "opens a socket of family 2,",
            "sees process ", "makes a process", "has the variable PATH",
        ])
        {
            breaches.ShouldContain(found => found.StartsWith(breach, StringComparison.Ordinal), breach);
        }
    }
}
