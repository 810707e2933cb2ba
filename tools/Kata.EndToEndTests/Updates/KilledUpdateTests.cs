using System.Diagnostics;
using Kata.Verbs;

namespace Kata.EndToEndTests.Updates;

/// <summary><c>kata update</c> as a process: killed at moments of chance, and replacing its own launcher.</summary>
[TestFixture(false)]
[TestFixture(true)]
[Platform("Linux,MacOsX")]
public sealed class KilledUpdateTests(bool isClone)
{
    private const int Kills = 3;
    private const int More = 600;

    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(60);

    [Test]
    public void An_update_that_is_killed_again_and_again_loses_nothing_and_the_next_one_ends_it()
    {
        using var whole = new SmallCourse(isClone, More);
        whole.Publish(2);
        Ended(Update(whole)).ShouldBe(Exit.Red);
        using var course = new SmallCourse(isClone, More);
        course.Publish(2);
        var written = course[SmallCourse.More(0)];

        for (var kill = 0; kill < Kills; kill++)
        {
            var last = SmallCourse.More(TestContext.CurrentContext.Random.Next(100 * kill, 100 * (kill + 1)));
            using var update = Update(course);
            for (var start = Stopwatch.GetTimestamp(); course[last] == written; Thread.Yield())
            {
                Stopwatch.GetElapsedTime(start).ShouldBeLessThan(_limit, $"{last} is never written");
            }

            update.Kill();
            Ended(update).ShouldBe(128 + 9, "it ended before it was killed");
            course.Lost().ShouldBeEmpty($"killed after {last}");
        }

        Ended(Update(course)).ShouldBe(Exit.Red);
        course.Files().ShouldBe(whole.Files(), ignoreOrder: true);
        course.Lost().ShouldBeEmpty();
        Ended(Update(course)).ShouldBe(Exit.Green, "there is nothing left to do");
    }

    /// <summary>Bash reads a script while it runs: it must go on with the old one.</summary>
    [Test]
    public void The_launcher_that_runs_an_update_is_replaced_by_it()
    {
        using var course = new SmallCourse(isClone);
        using var path = new TempFolder();
        course.Publish(2);
        course.Save("artifacts/kata/kata.dll", "");
        path.Write("dotnet", $"""
            #!/bin/sh
            unset KATA_LAUNCHER
            shift 2
            exec '{Environment.ProcessPath}' exec '{CourseCopy.Program}' "$@"
            """);
        Tool.Run("chmod", "+x", path.At("dotnet"));

        var (code, output, errors) = Launched("update", "--from", course.Course);

        errors.ShouldBeEmpty();
        output.ShouldContain(" merged      exercises/01-one/");
        output.ShouldNotContain("the new launcher");
        code.ShouldBe(Exit.Red);
        Launched().ShouldBe((42, "the new launcher\n", ""));

        (int Code, string Output, string Errors) Launched(params string[] arguments) => Tool.Run(
            "env",
            [$"PATH={path.Path}:{Environment.GetEnvironmentVariable("PATH")}", $"KATA_ROOT={course.Root}",
            Path.Combine(course.Root, "kata"), .. arguments])!.Value;
    }

    private static Process Update(SmallCourse course)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", CourseCopy.Program, "update", "--from", course.Course])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["KATA_ROOT"] = course.Root;
        return Process.Start(start)!;
    }

    private static int Ended(Process update)
    {
        _ = update.StandardError.ReadToEndAsync();
        _ = update.StandardOutput.ReadToEndAsync();
        update.WaitForExit(_limit).ShouldBeTrue("the update does not end");
        return update.ExitCode;
    }
}
