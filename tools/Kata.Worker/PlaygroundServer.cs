using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using Kata.Wire;

namespace Kata.Worker;

/// <summary>
/// Answers a page's requests with one object, which calls the learner's code in this process, as a program of theirs would.
/// </summary>
internal sealed class PlaygroundServer(FramedPipe pipe)
{
    private Func<string, string>? _answer;
    private Func<Func<string, string>>? _create;

    public void Run()
    {
        Console.SetOut(TextWriter.Null);
        Console.SetError(TextWriter.Null);
        Console.SetIn(TextReader.Null);
        while (pipe.Read() is { } frame)
        {
            if ((Frame)frame[0] == Frame.Load)
            {
                Load(frame);
                pipe.Write(Frame.Return, _ => { });
            }
            else
            {
                Answer(Encoding.UTF8.GetString(frame.AsSpan(1)));
            }
        }
    }

    private void Load(byte[] frame)
    {
        using var reader = new BinaryReader(new MemoryStream(frame, 1, frame.Length - 1));
        var (file, type) = (reader.ReadString(), reader.ReadString());
        var context = new PlaygroundContext(reader.ReadBytes(reader.ReadInt32()), reader.ReadBytes(reader.ReadInt32()));
        _create = () =>
        {
            var found = context.LoadFromAssemblyPath(file).GetType(type)
                ?? throw new ArgumentException($"There is no {type}.");
            return found.GetMethod(nameof(Answer))!.CreateDelegate<Func<string, string>>(Activator.CreateInstance(found));
        };
    }

    private void Answer(string request)
    {
        try
        {
            _answer ??= _create!();
            var answer = Encoding.UTF8.GetBytes(_answer(request));
            pipe.Write(Frame.Return, writer => writer.Write(answer));
        }
        catch (Exception exception)
        {
            var thrown = WorkerServer.Innermost(exception);
            pipe.Write(Frame.Throw, writer =>
            {
                writer.Write(thrown is ArgumentException);
                writer.Write(Encoding.UTF8.GetBytes(
                    thrown is ArgumentException ? thrown.Message : $"The code threw {thrown.GetType().Name}: {thrown.Message}"));
            });
        }
    }

    /// <summary>The assembly of the playgrounds with an answer as its Katas.</summary>
    private sealed class PlaygroundContext(byte[] answer, byte[] symbols) : AssemblyLoadContext("playground")
    {
        protected override Assembly? Load(AssemblyName assemblyName) => assemblyName.Name == "Katas"
            ? LoadFromStream(new MemoryStream(answer), new MemoryStream(symbols))
            : null;
    }
}
