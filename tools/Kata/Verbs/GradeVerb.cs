using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using Kata.Grading;

namespace Kata.Verbs;

/// <summary><c>kata grade</c>: grades one submission or a class.</summary>
internal static class GradeVerb
{
    private const string JournalFile = "journal.jsonl";
    private const string ResultsFile = "results.json";
    private static readonly TimeSpan _betweenLines = TimeSpan.FromSeconds(15);

    private static readonly Option<string> _out = new("--out")
    {
        Description = "The folder for the results and the reports.",
        DefaultValueFactory = _ => "grades",
        HelpName = "folder",
    };
    private static readonly Option<string[]> _emit = new("--emit")
    {
        Description = $"Also write the results in another program's format: {string.Join(", ", Emitters.All.Keys)}.",
        HelpName = "format",
    };

    public static Verb Create()
    {
        var path = new Argument<string>("path")
        { Description = "A folder of submissions, or one submission: a folder, a .zip or a .cs file." };
        var isOne = new Option<bool>("--one") { Description = "The path is one submission." };
        var isClass = new Option<bool>("--class") { Description = "The path is a folder of submissions." };
        var stages = new Option<string[]>("--stage")
        { Description = "Grade only this stage; can be repeated.", HelpName = "stage" };
        stages.CompletionSources.Add(StageArgument.Completions);
        var scheme = new Option<string?>("--scheme")
        {
            Description = "Points, due date and late penalty: a grading.json, see docs/grading-json.md.",
            HelpName = "file",
        };
        var times = new Option<string?>("--times")
        { Description = "Submission times: a CSV of id,time, or Gradescope's submission_metadata.json.", HelpName = "file" };
        var roster = new Option<string?>("--roster")
        {
            Description = "The students' ids and names: a CSV whose first line names its columns, such as id,name,email,github.",
            HelpName = "file",
        };
        var since = new Option<string?>("--since")
        {
            Description = "An earlier results.json: grade only what has changed since, with the earlier plan and secret, and "
                    + "list the changes.",
            HelpName = "file",
        };
        var secret = new Option<string>("--secret")
        {
            Description = "Derive each submission's random cases from this text of 16 characters or more, not from a new one.",
            HelpName = "text",
        };
        var lanes = StageArgument.Number("--lanes", "How many submissions to grade at a time; by default, one per processor.");
        var shard = new Option<string?>("--shard")
        {
            Description = "Grade one of several equal parts, such as 2/8; requires --secret. Combine with kata grade merge.",
            HelpName = "i/n",
        };
        var sandbox = new Option<string>("--sandbox")
        {
            Description = "bwrap, or docker:IMAGE, an image with the .NET runtime.",
            DefaultValueFactory = _ => "bwrap",
            HelpName = "which",
        };
        var isTrusted =
            new Option<bool>("--trust-submissions") { Description = "Grade without a sandbox, and say so on every report." };
        var noAllowList = new Option<bool>("--without-allow-list")
        {
            Description = "Leave the allow-list out: for the proofs of the layers behind it.",
            Hidden = true,
        };
        var laneTimes = new Option<bool>("--lane-times")
        {
            Description = "Print where the lanes' time goes: for benchmarks/grading.cs.",
            Hidden = true,
        };
        var verb = new Verb(
            "grade",
            "Grade submissions in a sandbox, and write marks, a page per student and a class report.",
            "kata grade submissions/",
            "kata grade alice.zip --stage 3",
            "kata grade submissions/ --scheme grading.json --times times.csv --emit moodle",
            "kata grade submissions/ --roster roster.csv --emit canvas",
            "kata grade submissions/ --since grades/results.json",
            "kata grade submissions/ --shard 2/8 --secret \"$SECRET\" --out part2")
        {
            path, _out, stages, scheme, times, roster, secret, since, _emit, lanes, shard, sandbox, isTrusted, noAllowList,
            laneTimes, isOne, isClass, MergeVerb(), BundleVerb.Create(),
        };
        verb.SetAction(result =>
        {
            var before = result.GetValue(since) is { } earlier ? ReadResults(earlier).Results : null;
            return Run(new Request(
                result.GetValue(path)!,
                result.GetValue(_out)!,
                (result.GetValue(isOne), result.GetValue(isClass)) switch
                {
                    (true, true) => throw new KataException(
                        "--one and --class exclude each other: give only one of them.", Exit.Usage),
                    (true, _) => PathKind.One,
                    (_, true) => PathKind.Class,
                    _ => PathKind.Detect,
                },
                SchemeOf(result.GetValue(stages), result.GetValue(scheme), before),
                result.GetValue(times) is { } file ? Times.Read(file) : Times.None,
                result.GetValue(roster) is { } students ? Roster.Read(students) : Roster.None,
                result.GetValue(secret) is { } given ? Secret.Checked(given) : null,
                before,
                EmittersOf(result.GetValue(_emit)),
                result.GetValue(lanes) ?? Environment.ProcessorCount,
                result.GetValue(shard) is { } text ? Shard.Parse(text) : null,
                result.GetValue(isTrusted) ? Sandbox.None : SandboxOf(result.GetValue(sandbox)!),
                HasAllowList: !result.GetValue(noAllowList),
                HasLaneTimes: result.GetValue(laneTimes)));
        });
        return verb;
    }

    private static Verb MergeVerb()
    {
        var parts = new Argument<string[]>("results")
        { Description = "The results.json of every part.", Arity = ArgumentArity.OneOrMore };
        var verb = new Verb(
            "merge",
            "Merge the parts of a class graded with --shard.",
            "kata grade merge part*/results.json --out grades") { parts, _out, _emit };
        verb.SetAction(result =>
        {
            var terminal = new Terminal();
            var emitters = EmittersOf(result.GetValue(_emit));
            var merged = Merge.Of([.. result.GetValue(parts)!.Select(ReadResults)]);
            Directory.CreateDirectory(result.GetValue(_out)!);
            Write(merged, result.GetValue(_out)!, emitters);
            terminal.Print([.. GradeSummary.Lines(merged, terminal.Width), Written(result.GetValue(_out)!).Cut(terminal.Width)]);
            return Exit.Green;
        });
        return verb;
    }

    private static int Run(Request request)
    {
        if (request.Shard is not null && request.Secret is null)
        {
            throw new KataException("--shard requires --secret: every part must draw the same random cases.", Exit.Usage);
        }

        var terminal = new Terminal();
        Console.SetOut(TextWriter.Null); // The tests print for learners.
        var discovery = Intake.Find(request.Path, request.Kind);
        SubmissionPath[] submissions = [.. discovery.Submissions.Where(submission => request.Shard?.Has(submission.Id) ?? true)];
        terminal.Print(Layout.Paragraph(discovery.Description, terminal.Width));
        if (request.Times.Students.Length > 0 && submissions is not [_])
        {
            throw new KataException(
                "--times: submission_metadata.json has the time of one submission, but there are "
                    + $"{submissions.Length}: give a CSV of id,time.",
                Exit.Usage);
        }

        submissions =
        [
            .. from one in submissions
               let named = one with { OtherNames = [.. one.OtherNames, .. request.Times.Students] }
               select named with { OtherNames = [.. named.OtherNames, .. request.Roster.Find(named)?.Names ?? []] },
        ];
        terminal.Print(request.Times.Remarks(request.Scheme.Late, submissions)
            .Concat(request.Roster.Remarks(submissions))
            .SelectMany(remark => Layout.Paragraph(remark, terminal.Width, Tone.Notable)));
        if (request.Sandbox == Sandbox.None)
        {
            terminal.Print(Layout.Paragraph(
                "Unsandboxed: the submissions run as you, with all your permissions. Every report says so.",
                terminal.Width,
                Tone.Bad));
        }

        Directory.CreateDirectory(request.Out);
        var options = new GraderOptions(request.Sandbox, request.HasAllowList, request.Lanes);
        var grading = Grading(request, options, out var judge);
        var clock = Stopwatch.StartNew();
        Results results;
        TimeSpan graded;
        var judged = 0;
        using (var journal =
            new Journal(Path.Combine(request.Out, JournalFile), Grader.Head(grading), request.Since?.Submissions ?? []))
        {
            var progress = new GradingProgress(terminal, submissions.Length, _betweenLines);
            results = new Grader(grading, journal, options, judge).Run(
                [.. submissions.Select(submission =>
                    (Func<Submission>)(() => Read(request, submission)))],
                (grade, isJudged) =>
                {
                    Interlocked.Add(ref judged, isJudged ? 1 : 0);
                    progress.Add(grade);
                });
            graded = clock.Elapsed;
            progress.End();
            if (journal.Problem is { } problem)
            {
                terminal.Print(Layout.Paragraph(
                    $"The journal could not be written ({problem}): if this run is interrupted, it will start over.",
                    terminal.Width,
                    Tone.Bad));
            }
        }

        Write(results, request.Out, request.Emitters);
        terminal.Print(GradeSummary.Rate(results, judged, clock.Elapsed));
        if (request.HasLaneTimes)
        {
            var lanes = Math.Clamp(request.Lanes, 1, Math.Max(1, submissions.Length));
            terminal.Print(Line.Of($" lanes: {LaneTimes.Text(graded * lanes)}", Tone.Plain));
        }

        if (request.Since is { } before)
        {
            terminal.Print(Changes.Between(before, results)
                .DefaultIfEmpty("nothing has changed")
                .SelectMany(change => Layout.Row("changed", change, terminal.Width, indent: 1)));
        }

        terminal.Print([.. GradeSummary.Lines(results, terminal.Width), Written(request.Out).Cut(terminal.Width)]);
        return results.Submissions.Any(grade => !grade.IsGraded) ? Exit.Broken
            : discovery.IsOne && results.Submissions.Any(grade => grade.Points < grade.OutOf) ? Exit.Red
            : Exit.Green;
    }

    private static Submission Read(Request request, SubmissionPath path) => Intake.Read(path, request.Times.Of(path)) with
    {
        Student = request.Roster.Find(path),
        Due = request.Scheme.Late?.ExtensionOf(path.Names),
    };

    /// <summary>
    /// The plan, fixed before anything runs. Without --secret, it comes from the earlier results or from the journal.
    /// </summary>
    private static Results Grading(Request request, GraderOptions options, out Judge judge)
    {
        var secret = request.Secret
            ?? request.Since?.Secret
            ?? Journal.SecretIn(Path.Combine(request.Out, JournalFile))
            ?? Secret.New();
        var tests = judge = options.Judge();
        var plan = request.Scheme.Plan([.. StageFolder.All.Select(stage => (stage, tests.Tests(stage)))]);
        return new Results(
            Results.Name,
            secret,
            Fingerprints.OfTools(),
            $"{request.Sandbox.Name}{(request.HasAllowList ? "" : " without the allow-list")}",
            plan,
            [],
            request.Shard);
    }

    private static void Write(Results results, string folder, Emitter[] emitters)
    {
        // Written to a new file and renamed: if the disk is full, the earlier results stay intact.
        var file = Path.Combine(folder, ResultsFile);
        var earlier = EarlierIds(file);
        using (var json = File.Create($"{file}.new"))
        {
            results.Write(json);
        }

        File.Move($"{file}.new", file, overwrite: true);
        Reports.RemovePages(folder, earlier, results);
        Reports.Write(results, folder);
        foreach (var emitter in emitters)
        {
            Emitters.Write(emitter, results, folder);
        }
    }

    /// <summary>Whose pages an earlier run has written; nobody's if there was none.</summary>
    private static string[] EarlierIds(string file)
    {
        try
        {
            return File.Exists(file)
                ? [.. Results.Read(file).Submissions.Select(grade => grade.Id)]
                : [];
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static Line Written(string folder) =>
        Line.Of($" written    {Path.Combine(folder, "class.html")}, projector.html, students/, {ResultsFile}", Tone.Link);

    /// <summary>The requested scheme, or else that of the earlier results.</summary>
    private static Scheme SchemeOf(string[]? names, string? file, Results? before)
    {
        var scheme = file is not null ? Scheme.Read(file)
            : before is not null && names is not { Length: > 0 } ? Scheme.Of(before.Plan)
            : Scheme.Default;
        return names is { Length: > 0 }
            ? scheme with { Stages = [.. scheme.Stages.Where(weight => StageArgument.FindAll(names).Contains(weight.Stage))] }
            : scheme;
    }

    private static Emitter[] EmittersOf(string[]? names) =>
    [
        .. (names ?? []).Distinct().Select(name => Emitters.All.TryGetValue(name, out var emitter)
            ? emitter
            : throw new KataException(
                $"There is no format \"{name}\". The formats are {string.Join(", ", Emitters.All.Keys)}.", Exit.Usage)),
    ];

    private static Sandbox SandboxOf(string text) => text.Split(':', 2) switch
    {
        ["docker", { Length: > 0 } image] => CheckedDocker(image),
        ["bwrap"] => CheckedBubblewrap(),
        _ => throw new KataException($"--sandbox takes bwrap, or docker: with an image's name, not \"{text}\".", Exit.Usage),
    };

    /// <summary>Refuses to grade in a sandbox that doesn't hold.</summary>
    private static Bubblewrap CheckedBubblewrap()
    {
        const string Alternatives = "Or say --sandbox docker:IMAGE, or --trust-submissions for code that you would run as "
            + "yourself: docs/instructors.md says when.";
        if (Bubblewrap.UnavailableReason() is { } why)
        {
            throw new KataException($"No sandbox, so nothing was graded: {why} {Alternatives}", Exit.Broken);
        }

        var sandbox = new Bubblewrap();
        return SandboxProbe.Breaches(sandbox) is { Length: > 0 } breaches
            ? throw new KataException(
                $"The sandbox does not hold here, so nothing was graded. From inside: {string.Join("; ", breaches)}. `kata "
                    + $"doctor` says more. {Alternatives}",
                Exit.Broken)
            : sandbox;
    }

    /// <summary>Refuses to grade in containers that don't start, or that show more than their image.</summary>
    private static Docker CheckedDocker(string image)
    {
        var sandbox = new Docker(image);
        return sandbox.Faults() is { Length: > 0 } faults
            ? throw new KataException(
                $"No sandbox, so nothing was graded. In a container of {image}: {string.Join("; ", faults)}.", Exit.Broken)
            : sandbox;
    }

    private static (string Path, Results Results) ReadResults(string path)
    {
        try
        {
            return (path, Results.Read(path));
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new KataException(
                $"{path} cannot be read as results of kata grade ({exception.Message.ReplaceLineEndings(" ")}): give the "
                    + "results.json that it has written.",
                Exit.Usage,
                exception);
        }
    }

    private sealed record Request(
        string Path,
        string Out,
        PathKind Kind,
        Scheme Scheme,
        Times Times,
        Roster Roster,
        string? Secret,
        Results? Since,
        Emitter[] Emitters,
        int Lanes,
        Shard? Shard,
        Sandbox Sandbox,
        bool HasAllowList,
        bool HasLaneTimes);
}
