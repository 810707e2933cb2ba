using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
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
            return UnknownOptionOf(result.CommandResult) is { } unknown ? Fail(unknown, Exit.Usage)
                : result.Errors.Count == 0 || result.Action is HelpWithExamples or Completion
                ? result.Invoke(new InvocationConfiguration
                {
                    EnableDefaultExceptionHandler = false,
                    ProcessTerminationTimeout = null,
                })
                : Fail(
                    $"{string.Join(' ', result.Errors.Select(error => error.Message).Distinct())} See kata "
                        + $"{NameOf(result.CommandResult.Command)}--help.",
                    Exit.Usage);
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
        root.SetAction(result => result.GetValue(stage) is { } word && !StageArgument.IsStage(word)
            ? throw new KataException(
                $"\"{word}\" is an unknown command or stage{Spelling.Hint(word, Names(root))}. Commands: "
                    + $"{string.Join(", ", Names(root))}. Stages: {StageArgument.All}.",
                Exit.Usage)
            : WatchVerb.Run(result.GetValue(stage), result.GetValue(plain), result.GetValue(editor)));
        foreach (var option in root.Options.OfType<HelpOption>())
        {
            option.Action = new HelpWithExamples((HelpAction)option.Action!, _examples);
        }

        root.Directives.OfType<SuggestDirective>().Single().Action = new Completion();
        return root;
    }

    private static IEnumerable<string> Names(RootCommand root) =>
        root.Subcommands.Where(verb => !verb.Hidden).Select(verb => verb.Name);

    /// <summary>What looks like an option is otherwise taken for a stage; null if there is none.</summary>
    private static string? UnknownOptionOf(CommandResult result) =>
        result.Children.OfType<ArgumentResult>().SelectMany(argument => argument.Tokens)
            .Where(token => token.Value.Length > 2 && token.Value.StartsWith("--", StringComparison.Ordinal))
            .Select(token => $"kata {NameOf(result.Command)}has no option \"{token.Value}\""
                + $"{Spelling.Hint(token.Value, result.Command.Options.Select(option => option.Name))}. See kata "
                + $"{NameOf(result.Command)}--help.")
            .FirstOrDefault();

    private static string NameOf(Command command) => command is Verb ? $"{command.Name} " : "";

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
