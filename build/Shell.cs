using System.Text;
using CliWrap;

namespace Build;

/// <summary>A program that has ended.</summary>
/// <param name="Command">How it was called.</param>
/// <param name="ExitCode">0 if it says that all went well.</param>
/// <param name="Output">What it wrote to either stream, in order.</param>
internal sealed record Finished(string Command, int ExitCode, string Output)
{
    private const int TailLines = 60;

    public string Tail => string.Join('\n', Output.TrimEnd().Split('\n').TakeLast(TailLines));

    /// <summary>The output on one line, with single blanks and forward slashes: neither a line's width nor the system matters.</summary>
    public string OneLine => Text.OneLine(Output).Replace('\\', '/');
}

internal static class Shell
{
    public static async Task<Finished> Run(string folder, string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string?>? environment = null, string input = "")
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
        return new Finished(string.Join(' ', [Path.GetFileName(program), .. all]), result.ExitCode, output.ToString());
    }

    /// <summary>Runs a program on this console.</summary>
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

    /// <returns>What the program wrote, without the blanks at its ends.</returns>
    /// <exception cref="BrokenPromiseException">It didn't end with exit code 0.</exception>
    public static async Task<string> Read(string folder, string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string?>? environment = null, string input = "")
    {
        var finished = await Run(folder, program, arguments, environment, input);
        return finished.ExitCode == 0 ? finished.Output.Trim() : throw new BrokenPromiseException($"{finished.Command} ended with exit code {finished.ExitCode}", finished);
    }
}
