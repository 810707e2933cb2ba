using System.Text;
using CliWrap;

namespace Build;

/// <summary>The result of a program.</summary>
/// <param name="Command">The command line.</param>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">What it wrote to both streams, in order.</param>
internal sealed record ProgramResult(string Command, int ExitCode, string Output)
{
    private const int TailLines = 60;

    public string Tail => string.Join('\n', Output.TrimEnd().Split('\n').TakeLast(TailLines));

    /// <summary>
    /// The output on one line with single spaces and forward slashes, so that neither line width nor system matters.
    /// </summary>
    public string OneLine => Text.OneLine(Output).Replace('\\', '/');
}

internal static class Shell
{
    public static async Task<ProgramResult> Run(
        string folder,
        string program,
        IEnumerable<string> arguments,
        IReadOnlyDictionary<string, string?>? environment = null,
        string input = "")
    {
        var output = new StringBuilder();
        var sink = PipeTarget.ToDelegate(line =>
        {
            lock (output)
            {
                output.Append(line).Append('\n');
            }
        });
        string[] all = [.. arguments];
        var result = await Cli.Wrap(program)
            .WithArguments(all)
            .WithWorkingDirectory(folder)
            .WithEnvironmentVariables(environment ?? new Dictionary<string, string?>())
            .WithStandardInputPipe(PipeSource.FromString(input))
            .WithStandardOutputPipe(sink)
            .WithStandardErrorPipe(sink)
            .WithValidation(CommandResultValidation.None)
            .ExecuteAsync();
        return new ProgramResult(string.Join(' ', [Path.GetFileName(program), .. all]), result.ExitCode, output.ToString());
    }

    /// <summary>Runs a program with this console.</summary>
    public static async Task<int> Show(string folder, string program, params string[] arguments)
    {
        await using var output = Console.OpenStandardOutput();
        await using var error = Console.OpenStandardError();
        var result = await Cli.Wrap(program)
            .WithArguments(arguments)
            .WithWorkingDirectory(folder)
            .WithValidation(CommandResultValidation.None)
            .WithStandardOutputPipe(PipeTarget.ToStream(output))
            .WithStandardErrorPipe(PipeTarget.ToStream(error))
            .ExecuteAsync();
        return result.ExitCode;
    }

    /// <returns>What the program wrote, trimmed.</returns>
    /// <exception cref="StepFailedException">Its exit code wasn't 0.</exception>
    public static async Task<string> Read(
        string folder,
        string program,
        IEnumerable<string> arguments,
        IReadOnlyDictionary<string, string?>? environment = null,
        string input = "")
    {
        var finished = await Run(folder, program, arguments, environment, input);
        return finished.ExitCode == 0
            ? finished.Output.Trim()
            : throw new StepFailedException($"{finished.Command} ended with exit code {finished.ExitCode}", finished);
    }
}
