using System.Globalization;
using System.Text.RegularExpressions;

namespace Build.Proofs;

/// <summary>Runs the scripts of <c>docs/ci</c> like the CI systems they are for.</summary>
internal sealed partial class CiFiles
{
    private const UnixFileMode AnyoneMayRun = (UnixFileMode)0b111_101_101;
    private const int Parts = 2;

    private readonly Job _job;
    private readonly string _secret = Guid.NewGuid().ToString();
    private readonly Dictionary<string, string?> _environment;

    private CiFiles(Job job)
    {
        _job = job;
        _environment = new()
        {
            ["PATH"] = $"{At("bin")}:{Environment.GetEnvironmentVariable("PATH")}",
            ["GITHUB_STEP_SUMMARY"] = At("summary.md"),
            ["COURSE"] = At("course"),
            ["CLASS"] = At(""),
            ["PARTS"] = $"{Parts}",
            ["SECRET"] = _secret,
        };
    }

    public static async Task Prove(Job job)
    {
        var files = new CiFiles(job);
        files.Prepare();
        await files.PushToGitHub();
        await files.PushToGitLab();
        await files.Class();
        await files.Gradescope();
    }

    private string At(string path) => Path.Combine(_job.Scratch, path);

    private void Prepare()
    {
        // As root, the sandbox runs as another user, who must be able to read the course.
        LetAnyoneRun(Path.GetDirectoryName(_job.Scratch)!);
        File.CreateSymbolicLink(At("course"), Course.Root);
        CopyStage("exercises", At("submission/exercises"));
        CopyStage("exercises", At("submissions/untouched/exercises"));
        CopyStage("solutions", At("submissions/right"));

        // Stubs for commands that would change this machine.
        Directory.CreateDirectory(At("bin"));
        foreach (var program in (string[])["sudo", "apt-get", "sysctl"])
        {
            File.WriteAllText(At($"bin/{program}"), $"#!/usr/bin/env bash\necho \"{program} $*\" >>'{At("said")}'\n");
            LetAnyoneRun(At($"bin/{program}"));
        }
    }

    private async Task PushToGitHub()
    {
        var file = new CiFile("github-push.yml");
        await Run(0, file.Script("Install the sandbox"));
        _job.Require(
            File.ReadAllText(At("said")).Contains("kernel.apparmor_restrict_unprivileged_userns=0", StringComparison.Ordinal),
            "github-push.yml doesn't lift AppArmor's restriction");
        await Run(1, file.Script("Grade"));
        _job.Require(
            File.ReadAllText(At("summary.md")).Contains(Course.First, StringComparison.Ordinal),
            "github-push.yml writes no summary");
        _job.Require(
            _job.Last!.Output.Split('\n').Any(line => line.StartsWith("::error ", StringComparison.Ordinal)),
            "github-push.yml prints no annotation");
        Directory.Delete(At("grades"), recursive: true);
    }

    private async Task PushToGitLab()
    {
        await Run(1, new CiFile("gitlab-push.yml").Script(), "submission");
        _job.Require(File.Exists(At("submission/grades/junit/junit.xml")), "gitlab-push.yml leaves no junit.xml");
    }

    /// <summary>The parts of a class, graded by GitHub or Kubernetes, merge to the results of a single run.</summary>
    private async Task Class()
    {
        await _job.Run(0, At(""), Kata, ["grade", "submissions", "--class", "--secret", _secret, "--out", "whole"]);
        var github = new CiFile("github-class.yml");
        await EachPart(github.Script("Grade a part"));
        await Run(0, github.Script("Merge"));
        RequireEqualToWholeRun("grades");

        // The pods' own part is the second, since its index differs from its number; the first is GitHub's.
        Directory.Delete(At($"parts/{Parts}"), recursive: true);
        await Part(new CiFile("kubernetes-job.yml").Script(), Parts);
        await _job.Run(0, At(""), Kata, ["grade", "merge", "parts/1/results.json", "parts/2/results.json", "--out", "pods"]);
        RequireEqualToWholeRun("pods");
    }

    private async Task EachPart(string script)
    {
        for (var part = 1; part <= Parts; part++)
        {
            await Part(script, part);
        }
    }

    private Task Part(string script, int part)
    {
        _environment["PART"] = part.ToString(CultureInfo.InvariantCulture);
        _environment["JOB_COMPLETION_INDEX"] = (part - 1).ToString(CultureInfo.InvariantCulture);
        return Run(0, script);
    }

    private void RequireEqualToWholeRun(string merged) => _job.Require(
        File.ReadAllBytes(At($"{merged}/results.json")).SequenceEqual(File.ReadAllBytes(At("whole/results.json"))),
        $"{merged}/results.json, merged from the parts of a class, is not what one run gives");

    private async Task Gradescope()
    {
        var source = Directory.CreateDirectory(At("autograder/source")).FullName;
        await _job.Kata(0, "autograder.zip", Course.Root, "grade", "bundle", "gradescope", "--out", At("autograder.zip"));
        await _job.Run(0, At(""), "unzip", ["-q", At("autograder.zip"), "-d", source]);
        File.Copy(Path.Combine(source, "run_autograder"), At("autograder/run_autograder"));
        CopyStage("solutions", At("autograder"), "submission");
        await _job.Run(0, At(""), "bash", [Path.Combine(source, "setup.sh")], _environment);
        await _job.Run(0, At(""), At("autograder/run_autograder"), []);
        _job.Require(
            HasPoints().IsMatch(File.ReadAllText(At("autograder/results/results.json"))), "run_autograder gives no points");
    }

    private Task Run(int exitCode, string script, string folder = "") =>
        _job.Run(exitCode, At(folder), "bash", ["-euo", "pipefail", "-c", script], _environment);

    private static string Kata => Path.Combine(Course.Root, "kata");

    private static void LetAnyoneRun(string path)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, AnyoneMayRun);
        }
    }

    private static void CopyStage(string tree, string folder, string? name = null)
    {
        var copy = Directory.CreateDirectory(Path.Combine(folder, name ?? Course.First)).FullName;
        foreach (var file in Directory.GetFiles(Path.Combine(Course.Root, tree, Course.First)))
        {
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        }
    }

    [GeneratedRegex("\"score\": [1-9]")]
    private static partial Regex HasPoints();
}
