using System.Diagnostics;
using System.Globalization;

namespace Build;

/// <summary>Runs steps, and prints a line when one starts, a line when it ends, and what failed.</summary>
internal static class Runner
{
    public static async Task<int> Run(string[] names)
    {
        var steps = Chosen(names);
        if (steps is null)
        {
            return 2;
        }

        var watch = Stopwatch.StartNew();
        var scratch = Directory.CreateTempSubdirectory("katas-").FullName;
        try
        {
            var before = await Status();
            Package.Start(steps.SelectMany(step => step.Needs).Distinct());
            var jobs = await Prove(steps, scratch);
            var isTidy = await Status() == before;
            return Sum(jobs, isTidy, watch.Elapsed);
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
            await Shell.Run(Course.Root, "dotnet", ["build-server", "shutdown", "--msbuild", "--vbcscompiler"]);
        }
    }

    private static Step[]? Chosen(string[] names)
    {
        string[] wanted = names is [] ? [.. Steps.All.Select(step => step.Name)]
            : names is [var name] && Steps.Parts.TryGetValue(name, out var part) ? part
            : names;
        Step[] known = [.. Steps.All, .. Steps.OnDemand];
        var unknown = wanted.FirstOrDefault(name => known.All(step => step.Name != name));
        if (unknown is null)
        {
            return [.. wanted.Select(name => known.Single(step => step.Name == name))];
        }

        Console.Error.WriteLine(
            $"{unknown} is not a step; these are: {string.Join(' ', known.Select(step => step.Name).Concat(Steps.Parts.Keys))} "
                + "mutants solution-branch.");
        return null;
    }

    /// <summary>Once kata is built, the independent steps run in parallel to the others; they are printed last.</summary>
    private static async Task<List<Job>> Prove(Step[] steps, string scratch)
    {
        var jobs = new List<Job>();
        Step[] independent = [.. steps.Where(step => step.IsIndependent)];
        Task<Outcome>[] lane = [];
        foreach (var step in steps.Except(independent))
        {
            var outcome = await Show(step, Try(step, scratch));
            jobs.Add(outcome.Job);
            // Without packages, every other step would fail too.
            if (step.Name == Steps.Restore && !outcome.IsOk)
            {
                return jobs;
            }

            lane = step.Name == Steps.FirstCommands ? InTurn(independent, scratch) : lane;
        }

        lane = lane is [] ? InTurn(independent, scratch) : lane;
        foreach (var (step, outcome) in independent.Zip(lane))
        {
            jobs.Add((await Show(step, outcome)).Job);
        }

        return jobs;
    }

    private static async Task<Outcome> Show(Step step, Task<Outcome> proof)
    {
        Console.WriteLine($"{step.Name}: {step.Claim}");
        var outcome = await proof;
        outcome.Print();
        return outcome;
    }

    private static Task<Outcome>[] InTurn(Step[] steps, string scratch)
    {
        var previous = Task.CompletedTask;
        return [.. steps.Select(step =>
        {
            var proof = After(previous, () => Try(step, scratch));
            previous = proof;
            return proof;
        })];
    }

    private static async Task<Outcome> After(Task previous, Func<Task<Outcome>> next)
    {
        await previous;
        return await next();
    }

    private static async Task<Outcome> Try(Step step, string scratch)
    {
        var watch = Stopwatch.StartNew();
        var job = new Job(step.Name, scratch);
        Exception? broken = null;
        try
        {
            await Task.WhenAll(step.Needs.Select(package => package.Installed()));
            await step.Prove(job);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            broken = exception;
        }

        job.Finish(broken is null);
        return new Outcome(job, broken, watch.Elapsed);
    }

    private static int Sum(List<Job> jobs, bool isTidy, TimeSpan time)
    {
        if (!isTidy)
        {
            Console.WriteLine("The run changed the working tree: `git status` lists what.");
        }

        var (passed, failed, skipped) = (jobs.Sum(job =>
            job.Passed), jobs.Sum(job => job.Failed) + (isTidy ? 0 : 1), jobs.Sum(job => job.Skipped));
        Console.WriteLine($"total: {Seconds(time)}");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{passed} passed, {failed} failed, {skipped} skipped"));
        return failed == 0 && (skipped == 0 || Course.MaySkip) ? 0 : 1;
    }

    private static string Seconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:F0} s");

    private static async Task<string> Status() => await Shell.Read(Course.Root, "git", ["status", "--porcelain"]);

    /// <summary>How a step ended.</summary>
    private sealed record Outcome(Job Job, Exception? Broken, TimeSpan Time)
    {
        public bool IsOk => Broken is null;

        public void Print()
        {
            if (Broken is not null)
            {
                Console.WriteLine($"     BROKEN: {(Broken is StepFailedException ? Broken.Message : Broken)}");
            }

            if (Broken is StepFailedException { Log: { } log })
            {
                Console.WriteLine($"     --- the end of what {log.Command} printed\n{log.Tail}");
            }

            Job.Notes.ForEach(note => Console.WriteLine($"     {note}"));
            Console.WriteLine($"     {(IsOk ? "ok" : "FAILED")}, {Seconds(Time)}");
        }
    }
}
