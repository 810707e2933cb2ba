#:property PublishAot=false
// From a save to the verdict of stage 03: kata watch, dotnet watch test and dotnet test, in turn, in one run.
//
//   dotnet run benchmarks/saves.cs [saves, 40 by default]
//
// Each tool has a copy of the repository of its own. Saves alternate between the solution and a wrong answer, and every verdict
// is checked. What it prints: median and 95th percentile of each, and how many times faster kata is.
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;

const string Stage = "03-bias-gradient";
var saves = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 40;
var root = Path.GetDirectoryName(Path.GetDirectoryName(ThisFile()))!;
var scratch = Directory.CreateTempSubdirectory("katas-saves-").FullName;
try
{
    var right = File.ReadAllText(Path.Combine(root, "solutions", Stage, "Neuron.cs"));
    var wrong = right.Replace("return sum / batch.Length;", "return sum;", StringComparison.Ordinal);

    Console.WriteLine($"{saves} saves; copying and building three times…");
    var copies = new Dictionary<string, string>();
    foreach (var name in (ReadOnlySpan<string>)["kata", "watch", "test"])
    {
        copies[name] = Copy(root, Path.Combine(scratch, name));
    }

    Run(copies["kata"], "./kata", "list");
    Run(copies["watch"], "dotnet", "build", "tests", "-v", "quiet");
    Run(copies["test"], "dotnet", "build", "tests", "-v", "quiet");

    var started = Stopwatch.GetTimestamp();
    using var kata = new Resident(copies["kata"], "./kata", ["watch", Stage], line =>
        line.Contains(Stage, StringComparison.Ordinal) && line.Contains("green", StringComparison.Ordinal));
    kata.Next();
    Console.WriteLine($"kata: first verdict {Stopwatch.GetElapsedTime(started).TotalSeconds:F2} s after its start");
    using var watch = new Resident(
        copies["watch"],
        "dotnet",
        ["watch", "--project", "tests", "--non-interactive", "test", "--filter", Stage],
        line => line.Contains("Failed:", StringComparison.Ordinal) && line.Contains("Passed:", StringComparison.Ordinal));
    watch.Next();

    var times = new Dictionary<string, List<double>> { ["kata watch"] = [], ["dotnet watch test"] = [], ["dotnet test"] = [] };
    for (var i = 0; i < saves; i++)
    {
        var isRight = i % 2 == 1;
        var text = (isRight ? right : wrong) + $"// save {i}\n";
        times["kata watch"].Add(Timed(copies["kata"], text, kata.Next, isRight ? "all 12 green" : "10 of 12 green"));
        times["dotnet watch test"].Add(Timed(
            copies["watch"], text, watch.Next, isRight ? "Failed:     0, Passed:    12" : "Failed:     2, Passed:    10"));
        times["dotnet test"].Add(Timed(
            copies["test"],
            text,
            () => Run(copies["test"], "dotnet", "test", "tests", "--filter", Stage),
            isRight ? "Failed:     0, Passed:    12" : "Failed:     2, Passed:    10"));
        if (!Console.IsOutputRedirected)
        {
            Console.Write($"\r{i + 1} of {saves}");
        }
    }

    var ours = Percentile(times["kata watch"], 0.5);
    Console.WriteLine($"{(Console.IsOutputRedirected ? "" : "\r")}{"",-20}{"median",10}{"95 %",10}{"ratio",8}");
    foreach (var (tool, all) in times)
    {
        Console.WriteLine(
            $"{tool,-20}{Percentile(all, 0.5),7:F0} ms{Percentile(all, 0.95),7:F0} ms{Percentile(all, 0.5) / ours,8:F1}");
    }
}
finally
{
    Directory.Delete(scratch, recursive: true);
}

double Timed(string copy, string text, Func<string> verdict, string expected)
{
    var file = Path.Combine(copy, "exercises", Stage, "Neuron.cs");
    Thread.Sleep(100);
    var start = Stopwatch.GetTimestamp();
    File.WriteAllText(file, text);
    var said = verdict();
    var took = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    return said.Contains(expected, StringComparison.Ordinal)
        ? took
        : throw new InvalidOperationException($"The verdict should say \"{expected}\" but says: {said}");
}

static double Percentile(List<double> values, double share) =>
    values.Order().ElementAt((int)Math.Ceiling(share * values.Count) - 1);

static string Copy(string from, string to)
{
    Directory.CreateDirectory(to);
    foreach (var file in Run(
        from, "git", "ls-files", "--cached", "--others", "--exclude-standard").Split('\n', StringSplitOptions.RemoveEmptyEntries))
    {
        var target = Path.Combine(to, file);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Copy(Path.Combine(from, file), target);
    }

    return to;
}

static string Run(string folder, string program, params string[] arguments)
{
    using var process = Tool.Start(folder, program, arguments);
    var errors = process.StandardError.ReadToEndAsync();
    var output = process.StandardOutput.ReadToEnd();
    process.WaitForExit();
    return output + errors.Result;
}

static string ThisFile([CallerFilePath] string path = "") => path;

/// <summary>A tool that stays and says a verdict after every save.</summary>
internal sealed class Resident : IDisposable
{
    private readonly BlockingCollection<string> _verdicts = [];
    private readonly Process _process;

    public Resident(string folder, string program, string[] arguments, Func<string, bool> isVerdict)
    {
        _process = Tool.Start(folder, program, arguments);
        _process.OutputDataReceived += (_, line) =>
        {
            if (line.Data is { } text && isVerdict(text))
            {
                _verdicts.Add(text);
            }
        };
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public string Next() => _verdicts.TryTake(out var verdict, TimeSpan.FromMinutes(2))
        ? verdict
        : throw new TimeoutException("No verdict came within two minutes.");

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }
}

internal static class Tool
{
    public static Process Start(string folder, string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program == "./kata" ? Path.Combine(folder, "kata") : program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // These slow the .NET command line down where an environment sets them; the comparison is with its best.
        foreach (var name in (string[])["UseSharedCompilation", "MSBUILDDISABLENODEREUSE", "DOTNET_CLI_USE_MSBUILD_SERVER"])
        {
            start.Environment.Remove(name);
        }

        return Process.Start(start)!;
    }
}
