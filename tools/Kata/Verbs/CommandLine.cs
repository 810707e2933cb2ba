using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Help;
using Kata.Completing;

namespace Kata.Verbs;

/// <summary>Assembles the commands, and reports their errors.</summary>
internal static class CommandLine
{
    private static readonly string[] _examples =
    [
        "kata                     watch the first stage that isn't green",
        "kata 3                   watch stage 03",
        "kata test 3              test stage 03 once",
        "kata hint 3              show one more hint",
    ];

    /// <summary>Runs a command line; the exit code.</summary>
    public static int Run(string[] args)
    {
        try
        {
            var result = Root().Parse(args);
            return result.Action is not (HelpWithExamples or Completion) && UsageError.Of(result) is { } error
                ? Fail(error, Exit.Usage)
                : result.Invoke(new InvocationConfiguration
                {
                    EnableDefaultExceptionHandler = false,
                    ProcessTerminationTimeout = null,
                });
        }
        catch (Exception exception)
        {
            return Fail(exception);
        }
    }

    /// <summary>All commands.</summary>
    public static RootCommand Root()
    {
        var (stage, plain, editor) = (StageArgument.OneOrNone(), WatchVerb.Plain(), WatchVerb.EditorOption());
        stage.Hidden = true;
        var root = new RootCommand("Neural-network katas: feedback on every save. Without a command, same as kata watch.")
        {
            stage,
            plain,
            editor,
            WatchVerb.Create(),
            LiveVerb.Create(),
            TestVerb.Create(),
            ListVerb.Create(),
            HintVerb.Create(),
            ExplainVerb.Create(),
            DebugVerb.Create(),
            ResetVerb.Create(),
            UpdateVerb.Create(),
            ProgressVerb.Create(),
            SolutionVerb.Create(),
            ShowVerb.Create(),
            BenchVerb.Create(),
            CompareVerb.Create(),
            ExportVerb.Create(),
            GradeVerb.Create(),
            HandoutVerb.Create(),
            BoardVerb.Create(),
            JoinVerb.Create(),
            LeaveVerb.Create(),
            DoctorVerb.Create(),
            CompletionsVerb.Create(),
            VerifyVerb.Create(),
            NewVerb.Create(),
            CompileVerb.Create(),
        };
        root.SetAction(result => WatchVerb.Run(result.GetValue(stage), result.GetValue(plain), result.GetValue(editor)));
        foreach (var option in root.Options.OfType<HelpOption>())
        {
            option.Action = new HelpWithExamples((HelpAction)option.Action!, _examples);
        }

        root.Directives.OfType<SuggestDirective>().Single().Action = new Completion();
        return root;
    }

    /// <summary>Prints one sentence; with KATA_TRACE=1 also the stack trace, for developers of the tools.</summary>
    private static int Fail(Exception exception)
    {
        if (Environment.GetEnvironmentVariable("KATA_TRACE") == "1")
        {
            Console.Error.WriteLine(exception);
        }

        return exception switch
        {
            KataException known => Fail(known.Message, known.Code),
            ProofException proof => Fail(proof.Message, Exit.Broken),
            NotImplementedException => Fail(
                "It calls another stage too, and that is not written yet: `kata list` shows which.", Exit.Red),
            FileNotFoundException { FileName: { } file } => Fail(
                $"{file} is missing: the tools are not built, or not completely. Delete the folder artifacts and start again, or "
                    + "run `kata doctor`.",
                Exit.Broken),
            IOException
                or UnauthorizedAccessException => Fail(
                    $"{exception.Message} Is the disk full, or a file held by another program? `kata doctor` looks.",
                    Exit.Broken),
            _ => Fail(
                $"internal error in kata: {exception.GetType().Name}: {exception.Message.ReplaceLineEndings(" ")} Please report "
                    + "it, with the output of KATA_TRACE=1.",
                Exit.Broken),
        };
    }

    private static int Fail(string sentence, int code)
    {
        Console.Error.WriteLine($"kata: {sentence}");
        return code;
    }
}
