using Kata.Wire;

namespace Kata.Grading;

/// <summary>Compiles answers until the pipe closes: runs in the compiler's process.</summary>
internal static class CompilerServer
{
    private const int MaxErrors = 20;
    private const int StackSize = 64 << 20;

    public static void Run(string input, string output)
    {
        using Stream from = input == "-" ? Console.OpenStandardInput() : FramedPipe.Inherited(input, FileAccess.Read);
        using Stream to = output == "-" ? Console.OpenStandardOutput() : FramedPipe.Inherited(output, FileAccess.Write);
        var pipe = new FramedPipe(from, to);
        var thread = new Thread(() => Serve(pipe), StackSize);
        thread.Start();
        thread.Join();
    }

    private static void Serve(FramedPipe pipe)
    {
        while (pipe.Read() is { } frame)
        {
            using var reader = new BinaryReader(new MemoryStream(frame, 1, frame.Length - 1));
            pipe.Write(Frame.Compile, Compile(CompilerRequest.Read(reader)).Write);
        }
    }

    private static CompilerReply Compile(CompilerRequest request)
    {
        var compilation = StageCompiler.Compile(request.Slug, request.Name, request.Api, request.Files);
        return compilation.Answer is not { } answer
                ? new CompilerReply(null, StageState.DoesNotCompile, Shortened(compilation.Errors))
            : request.Allowed is { } allowed
                && AllowList.Refusals(request.Name, allowed, answer.Assembly) is { Length: > 0 } refusals
                ? new CompilerReply(null, StageState.Refused, Shortened(refusals))
            : new CompilerReply(answer, StageState.Judged, []);
    }

    private static string[] Shortened(string[] errors) => errors.Length <= MaxErrors
        ? errors
        : [.. errors.Take(MaxErrors), $"and {errors.Length - MaxErrors} more."];
}
