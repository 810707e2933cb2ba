#:property PublishAot=false
// Grading a class of the five core stages: kata grade, sandboxed, compared with dotnet test per submission, in one run.
//
//   dotnet run benchmarks/grading.cs [submissions, 200 by default] [how many of them by dotnet test, 4 by default]
//
// Of ten submissions five are right, each stage in a style of its own; two and a half divide where they should multiply; one does
// not compile; one and a half are hostile, from the corpus of attacks. No two are equal. What it prints: submissions a minute
// of both, where the lanes' time goes, and kata's memory.
using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var count = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 200;
var tried = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 4;
var root = Path.GetDirectoryName(Path.GetDirectoryName(ThisFile()))!;
var scratch = Directory.CreateTempSubdirectory("katas-grading-").FullName;
try
{
    string[] stages =
    [
        .. Directory.GetDirectories(Path.Combine(root, "exercises"), "0?-*")
            .Select(folder => Path.GetFileName(folder))
            .Order(StringComparer.Ordinal)
            .Take(5),
    ];
    var submissions = Path.Combine(scratch, "submissions");
    HandIn(submissions, stages);
    string[] shown = [" graded", " lanes:"];
    Console.WriteLine($"{count} submissions of {stages.Length} stages; building…");
    Run(root, Path.Combine(root, "kata"), ["list"]);

    var (time, memory, said) = Grade(submissions, [.. stages.SelectMany(stage => (string[])["--stage", stage])]);
    foreach (var line in said.Split('\n').Where(line => shown.Any(start => line.StartsWith(start, StringComparison.Ordinal))))
    {
        Console.WriteLine(line.Trim());
    }

    var ours = count / time.TotalMinutes;
    var used = ((double[])[0.25, 0.5, 0.75, 1])
        .Select(share => $"{memory[Math.Max(0, (int)(share * memory.Count) - 1)]} MiB after {share:P0} of the time");
    Console.WriteLine($"kata's memory: {string.Join(", ", used)}");

    Console.WriteLine($"{"",-20}{"a minute",10}{"ratio",8}");
    Console.WriteLine($"{"kata grade",-20}{ours,10:F0}{1,8:F1}");
    if (tried > 0)
    {
        var theirs = tried / TestEach(submissions, stages).TotalMinutes;
        Console.WriteLine($"{"dotnet test each",-20}{theirs,10:F1}{ours / theirs,8:F1}");
    }
}
finally
{
    Directory.Delete(scratch, recursive: true);
}

void HandIn(string folder, string[] stages)
{
    string[] attacks = [.. Attacks()];
    for (var i = 0; i < count; i++)
    {
        foreach (var stage in stages)
        {
            string[] right =
            [
                .. Directory.GetFiles(Path.Combine(root, "tests", stage, "right"), "*.cs"),
                .. Directory.GetFiles(Path.Combine(root, "solutions", stage), "*.cs"),
            ];
            var text = File.ReadAllText(right.Order(StringComparer.Ordinal).ElementAt(i % right.Length));
            var at = text.IndexOf(" * ", StringComparison.Ordinal);
            text = (i % 20, stage == stages[0]) switch
            {
                (10 or 11 or 12 or 13 or 14, _) when at > 0 => $"{text[..at]} / {text[(at + 3)..]}",
                (15 or 16, _) => text.Replace("return", "retrun", StringComparison.Ordinal),
                (17 or 18 or 19, true) => attacks[i * 7 % attacks.Length],
                _ => text,
            };
            var file = Path.Combine(
                folder,
                $"student {i:000}",
                stage,
                Path.GetFileName(Directory.GetFiles(Path.Combine(root, "exercises", stage), "*.cs").Single()));
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, $"{text}\n// {i}\n");
        }
    }
}

// The attacks on the first stage, but those that its corpus generates or lays over another stage's exercise.
IEnumerable<string> Attacks()
{
    string[] special = ["// over: ", "// beside:", " repeat "];
    var corpus = Path.Combine(root, "tools", "Kata.GraderTests", "attacks");
    var given = File.ReadAllLines(Path.Combine(corpus, "given", "Neuron.cs"));
    var open = Array.IndexOf(given, "{") + 1;
    return Directory.GetFiles(corpus, "*.cs").Order(StringComparer.Ordinal).Select(File.ReadAllText)
        .Where(text => !special.Any(mark => text.Contains(mark, StringComparison.Ordinal)))
        .Select(text => text.Contains("\nnamespace ", StringComparison.Ordinal) ? text
            : string.Join('\n', [.. given[..open], text, .. given[open..].Where(line => line.Length < 2 || !Has(text, line))]))
        .Where(text => text.Contains("namespace Katas.NeuronForward;", StringComparison.Ordinal));

    static bool Has(string text, string member) => text.Contains(member.Split(" =>")[0].Trim(), StringComparison.Ordinal);
}

(TimeSpan Time, List<long> Memory, string Said) Grade(string folder, string[] stages)
{
    // Not through the launcher, whose memory would be measured.
    var kata = Path.Combine(root, "artifacts", "kata", "kata.dll");
    var clock = Stopwatch.StartNew();
    using var process = Start(
        root,
        "dotnet",
        ["exec", kata, "grade", folder, "--class", "--lane-times", "--out", Path.Combine(scratch, "grades"), .. stages]);
    var output = process.StandardOutput.ReadToEndAsync();
    var memory = new List<long>();
    while (!process.WaitForExit(250))
    {
        try
        {
            process.Refresh();
            memory.Add(process.WorkingSet64 >> 20);
        }
        catch (InvalidOperationException)
        {
            break; // It has ended since.
        }
    }

    memory.RemoveAll(bytes => bytes == 0); // It was ending.
    return process.ExitCode == 0
        ? (clock.Elapsed, memory, output.Result)
        : throw new InvalidOperationException(
            $"kata grade ended with exit code {process.ExitCode}: {output.Result}{process.StandardError.ReadToEnd()}");
}

TimeSpan TestEach(string submissions, string[] stages)
{
    var copy = Path.Combine(scratch, "copy");
    foreach (var file in Run(
        root,
        "git",
        ["ls-files", "--cached", "--others", "--exclude-standard"]).Split('\n', StringSplitOptions.RemoveEmptyEntries))
    {
        var target = Path.Combine(copy, file);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Copy(Path.Combine(root, file), target);
    }

    var filter = string.Join('|', stages.Select(stage => $"FullyQualifiedName~{stage}"));
    Run(copy, "dotnet", ["test", "tests", "--filter", filter]);
    var clock = Stopwatch.StartNew();
    foreach (var student in Directory.GetDirectories(submissions).Order(StringComparer.Ordinal).Take(tried))
    {
        foreach (var file in Directory.GetFiles(student, "*.cs", SearchOption.AllDirectories))
        {
            File.Copy(file, Path.Combine(copy, "exercises", Path.GetRelativePath(student, file)), overwrite: true);
        }

        Run(copy, "dotnet", ["test", "tests", "--filter", filter]);
    }

    return clock.Elapsed;
}

static string Run(string folder, string program, string[] arguments)
{
    using var process = Start(folder, program, arguments);
    var errors = process.StandardError.ReadToEndAsync();
    var output = process.StandardOutput.ReadToEnd();
    process.WaitForExit();
    return output + errors.Result;
}

static Process Start(string folder, string program, string[] arguments)
{
    var start = new ProcessStartInfo(
        program,
        arguments)
    {
        WorkingDirectory = folder,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    };
    start.Environment["KATA_ALL"] = "1";
    start.Environment["KATA_LAUNCHER"] = "built";

    // These slow the .NET command line down where an environment sets them; the comparison is with its best.
    foreach (var name in (string[])["UseSharedCompilation", "MSBUILDDISABLENODEREUSE", "DOTNET_CLI_USE_MSBUILD_SERVER"])
    {
        start.Environment.Remove(name);
    }

    return Process.Start(start)!;
}

static string ThisFile([CallerFilePath] string path = "") => path;
